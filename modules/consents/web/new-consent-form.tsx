import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Problem } from '#client';
import { addMonths, newId } from '#kernel';
import { Button, FormView, useFormat, useZodForm } from '#ui';
import { type ConsentType, consentTypes, isRelease, NewConsent, purposes, releasableCategories } from '../model.ts';
import type { Flaw } from '../rules.ts';
import styles from './consents.module.css';
import { type ConsentView, useConsentActions } from './queries.ts';
import { ReleasePreview } from './release-preview.tsx';

const Fields = NewConsent.omit({ id: true });
const offered: readonly ConsentType[] = consentTypes.filter((type) => type !== 'portal_access');

type NewConsentFormProps = { caseId: string; only: ConsentType | undefined; like: ConsentView | undefined; onDone: () => void };

/** A consent as it was signed. Of a release one sees, while writing, what the organisation will see. */
export function NewConsentForm({ caseId, only, like, onDone }: NewConsentFormProps) {
  const { t } = useTranslation(['consents', 'ui']);
  const { today } = useFormat();
  const { record } = useConsentActions(caseId);
  const [id] = useState(() => newId());
  const [flaws, setFlaws] = useState<readonly Flaw[]>([]);
  const form = useZodForm({
    schema: Fields,
    draftKey: `consent:${caseId}`,
    initial: like
      ? renewalOf(like, today)
      : {
          type: only ?? 'release_of_information',
          legalForm: 'written',
          categories: only ? [] : ['identity', 'social'],
          signedOn: today,
          until: addMonths(today, 6),
        },
    onSave: async ({ value }) => {
      setFlaws([]);
      try {
        await record({ ...value, id: id as never });
        onDone();
      } catch (error) {
        if (error instanceof Problem && Array.isArray(error.facts.flaws)) setFlaws(error.facts.flaws as Flaw[]);
        throw error;
      }
    },
  });
  const asked = form.values as { type?: ConsentType; categories?: string[] };
  const release = asked.type !== undefined && isRelease(asked.type);
  const whenRelease = ({ type }: Readonly<Record<string, unknown>>) => isRelease(type as ConsentType);
  const words = <Value extends string>(values: readonly Value[], word: (value: Value) => string) =>
    values.map((value) => ({ value, label: word(value) }));
  return (
    <FormView
      form={form}
      sections={[
        {
          fields: {
            type: {
              label: t('consents:field.type'),
              render: (field) => (
                <Select
                  label={field.label}
                  data={words(only ? [only] : offered, (type) => t(`consents:type.${type}`))}
                  value={(field.value as string) ?? null}
                  onChange={field.onChange}
                  error={field.error}
                  allowDeselect={false}
                />
              ),
            },
            recipientOrganizationId: {
              label: t('consents:field.recipient'),
              showIf: whenRelease,
              render: (field) => <RecipientField {...field} value={(field.value as string) ?? null} />,
            },
            purposes: {
              label: t('consents:field.purposes'),
              showIf: whenRelease,
              options: words(purposes, (purpose) => t(`consents:purpose.${purpose}`)),
            },
            categories: {
              label: t('consents:field.categories'),
              showIf: whenRelease,
              options: words(releasableCategories, (category) => t(`ui:category.${category}`)),
            },
            until: { label: t('consents:field.until') },
          },
        },
        {
          title: t('consents:howGiven'),
          fields: {
            legalForm: {
              label: t('consents:field.legalForm'),
              options: words(['written', 'electronic_signature', 'verbal_documented', 'statutory_basis'] as const, (legalForm) =>
                t(`consents:legalForm.${legalForm}`),
              ),
            },
            signedOn: { label: t('consents:field.signedOn') },
            grantor: {
              label: t('consents:field.grantor'),
              options: words(['client', 'representative'] as const, (grantor) => t(`consents:grantor.${grantor}`)),
            },
            grantorName: { label: t('consents:field.grantorName'), showIf: ({ grantor }) => grantor === 'representative' },
            statement: { label: t('consents:field.statement') },
            noticeGiven: { label: t('consents:field.notice') },
          },
        },
      ]}
    >
      {release && <ReleasePreview caseId={caseId} categories={asked.categories ?? []} />}
      {flaws.length > 0 && (
        <ul className={styles.flaws} role="alert">
          {flaws.map((flaw) => (
            <li key={flaw}>{t(`consents:flaw.${flaw}`)}</li>
          ))}
        </ul>
      )}
      <p className={styles.buttons}>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('consents:save')}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('ui:cancel')}
        </Button>
      </p>
    </FormView>
  );
}

/** A renewal says the same as before, signed today, for half a year more. */
function renewalOf(like: ConsentView, today: string) {
  const { type, recipient, purposes: before, categories, grantor, grantorName } = like;
  return {
    type,
    legalForm: 'written' as const,
    recipientOrganizationId: recipient?.id ?? null,
    purposes: before as never,
    categories: categories as never,
    grantor,
    grantorName,
    signedOn: today as never,
    until: addMonths(today as never, 6),
  };
}

function RecipientField({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value: string | null;
  onChange: (value: unknown) => void;
  error: string | undefined;
}) {
  const { data } = api.useQuery('get', '/api/organizations', { params: { query: { limit: 200 } } });
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Select label={label} data={options} value={value} onChange={onChange} error={error} searchable />;
}
