import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, ifMatch, type paths } from '#client';
import { Button, FormView, PageHeader, PageLayout, ProblemAlert, Skeleton, useFormat, useZodForm } from '#ui';
import { SignInPolicyChange, secondFactorDemands } from '../model.ts';
import styles from './identity.module.css';

type Policy = paths['/api/sign-in-policy']['get']['responses'][200]['content']['application/json'];
const policyKey = ['get', '/api/sign-in-policy'];

/** What the network demands of those who sign in, and who does not have it yet. */
export function SignInPolicyPage() {
  const { t } = useTranslation('identity');
  const { data, error } = api.useQuery('get', '/api/sign-in-policy');
  const [saved, setSaved] = useState(false);
  return (
    <PageLayout>
      <div className={styles.account}>
        <PageHeader title={t('policy.title')} lead={t('policy.lead')} />
        {error && <ProblemAlert error={error} />}
        {!data && !error && <Skeleton rows={6} />}
        {data && (
          <>
            <DemandForm key={data.version} policy={data} onSaved={() => setSaved(true)} />
            {saved && <p role="status">{t('policy.saved')}</p>}
            <WhoHasNone policy={data} />
          </>
        )}
      </div>
    </PageLayout>
  );
}

function DemandForm({ policy, onSaved }: { policy: Policy; onSaved: () => void }) {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const form = useZodForm({
    schema: SignInPolicyChange,
    initial: { secondFactor: policy.secondFactor },
    onSave: async ({ value }) => {
      const { data } = await client.PUT('/api/sign-in-policy', { body: value, headers: ifMatch(policy.version) });
      if (data) queries.setQueryData([...policyKey, {}], data);
      await queries.invalidateQueries({ queryKey: policyKey });
      onSaved();
    },
  });
  return (
    <FormView
      form={form}
      sections={[
        {
          help: t('policy.help'),
          fields: {
            secondFactor: {
              label: t('policy.demand'),
              widget: 'radios',
              options: secondFactorDemands.map((value) => ({ value, label: t(`policy.${value}`) })),
            },
          },
        },
      ]}
    >
      <div className={styles.ways}>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('policy.save')}
        </Button>
      </div>
    </FormView>
  );
}

function WhoHasNone({ policy }: { policy: Policy }) {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const { withoutSecondFactor: count, people, changedAt, changedBy } = policy;
  return (
    <section className={styles.part}>
      <p>
        {count === 0 ? t('policy.complete') : t('policy.missing', { count, people })}{' '}
        {count > 0 && (
          <Link to="/users" search={{ secondFactor: 'off', state: 'active' }} className={styles.sideway}>
            {t('policy.who')}
          </Link>
        )}
      </p>
      {changedAt && changedBy && <p className={styles.lead}>{t('policy.changed', { name: changedBy, at: format.instant(changedAt) })}</p>}
    </section>
  );
}
