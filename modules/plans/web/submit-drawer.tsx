import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Drawer, ProblemAlert } from '#ui';
import { partyRoles } from '../policy.ts';
import styles from './plans.module.css';
import { type Plan, type Signature, useColleagues, useSavePlan } from './queries.ts';

type Party = Signature['party'];
type SubmitDrawerProps = { caseId: string; plan: Plan; parties: readonly Party[]; onClose: () => void };

/** Hands the plan over for signing: who will be asked, and that the text no longer changes from then on. */
export function SubmitDrawer({ caseId, plan, parties, onClose }: SubmitDrawerProps) {
  const { t } = useTranslation('plans');
  const { submit } = useSavePlan();
  const colleagues = useColleagues(caseId, 'case');
  const [asked, setAsked] = useState<Readonly<Partial<Record<Party, string | null>>>>({});
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const peopleFor = (party: Party) =>
    (colleagues.data?.items ?? [])
      .filter(({ roles }) => partyRoles[party].some((role) => roles.includes(role)))
      .map((one) => ({ value: one.userId, label: one.name }));
  const send = () => {
    setState({ busy: true });
    const askedOf = parties.flatMap((party) => {
      const userId = asked[party];
      return userId ? [{ party, userId, organizationId: null }] : [];
    });
    submit(plan.id, { sha256: plan.sha256, askedOf }).then(onClose, (error: unknown) => setState({ busy: false, error }));
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('submit')}
      footer={
        <Button variant="primary" wide busy={state.busy} onClick={send}>
          {t('submitNow')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p>{t(parties.length === 0 ? 'submitLeadNobody' : 'submitLead')}</p>
        <ul className={styles.parties}>
          {parties.map((party) => (
            <li key={party}>
              {isInPerson(party) ? (
                <p>
                  <b>{t(`party.${party}`)}</b>
                  <span className={styles.quiet}>{t('signsInPerson')}</span>
                </p>
              ) : (
                <Select
                  label={t(`party.${party}`)}
                  description={t('askHelp')}
                  placeholder={t('askRole')}
                  data={peopleFor(party)}
                  clearable
                  searchable
                  value={asked[party] ?? null}
                  onChange={(userId) => setAsked({ ...asked, [party]: userId })}
                />
              )}
            </li>
          ))}
        </ul>
        {state.error !== undefined && <ProblemAlert error={state.error} />}
      </div>
    </Drawer>
  );
}

const isInPerson = (party: Party): boolean => party === 'client' || party === 'custodians';
