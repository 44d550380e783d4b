import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmUndo, DutyRow, useCitation, useFormat, useSession, useWords } from '#ui';
import { dutyIcon, verbIcon } from './duty-icons.tsx';
import styles from './duty-item.module.css';
import { type DutyView, useDutyActions, useReceivers } from './queries.ts';

export type Settled = { text: string; undo: () => Promise<void> };

type DutyItemProps = {
  duty: DutyView;
  /** One size up, outside the lists. */
  first?: boolean;
  /** On the page of a case the name is above already. */
  showsPerson?: boolean;
  /** In a list of what others owe. */
  namesHolder?: boolean | undefined;
  /** Told when the duty was put off or given away; the list shows the line with "Undo" in its place. */
  onSettled: (duty: DutyView, settled: Settled) => void;
};

/** One duty with its verb, its reason in words, and the ways to put it off or to give it to somebody else. */
export function DutyItem({ duty, first = false, showsPerson = true, namesHolder = false, onSettled }: DutyItemProps) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const { user } = useSession();
  const actions = useDutyActions();
  const [asksReceivers, setAsksReceivers] = useState(false);
  const receivers = useReceivers(duty.caseId, asksReceivers);
  const action = words.dutyAction(duty);
  const citation = useCitation();
  const namesPerson = showsPerson && (duty.personName !== null || duty.caseNumber !== null);
  return (
    <DutyRow
      first={first}
      icon={dutyIcon(duty)}
      who={namesPerson ? <DutyPerson duty={duty} /> : action}
      title={namesPerson ? action : ''}
      reason={words.dutyReason(duty)}
      holder={namesHolder ? (duty.holderName ? t('duties.with', { name: duty.holderName }) : t('duties.withNobody')) : undefined}
      deadline={{
        due: duty.dueOn ?? duty.dueAt,
        startedAt: duty.startsAt,
        warnFrom: duty.warnAt ?? undefined,
        urgent: duty.priority >= 100,
        show: first ? 'countdown' : 'calendar',
        rule: duty.citation ? t('duties.rule', { rule: duty.ruleId, citation: citation(duty.citation) }) : undefined,
      }}
      verb={{ label: words.verb(duty.verb), icon: verbIcon(duty.verb), onPress: () => void navigate({ href: duty.target }) }}
      onPostpone={async ({ until, reason }) => {
        const undo = () => actions.resume(duty.id);
        if (until === 'never') {
          await actions.dismiss(duty.id, reason);
          onSettled(duty, { text: t('duties.dismissed', { action }), undo });
        } else {
          await actions.postpone(duty.id, until, format.reader.timeZone, reason);
          onSettled(duty, { text: t('duties.postponed', { action, day: format.day(until) }), undo });
        }
      }}
      handOver={{
        receivers: receivers?.map(({ userId, name, cases, weighted }) => ({
          id: userId,
          name,
          load: t('duties.load', { count: cases, weighted: format.number(weighted) }),
        })),
        onOpen: () => setAsksReceivers(true),
        onHandOver: async ({ to, note }) => {
          const name = receivers?.find(({ userId }) => userId === to)?.name ?? '';
          await actions.handOver(duty.id, to, note || t('duties.noNote'));
          onSettled(duty, {
            text: t('duties.handedOver', { action, name }),
            undo: () => actions.handOver(duty.id, duty.holderUserId ?? user.id, t('duties.takenBack')),
          });
        },
      }}
    />
  );
}

/** The name as a link to the case, or the number where the name is not the reader's to know. */
function DutyPerson({ duty }: { duty: DutyView }) {
  const { t } = useTranslation();
  const name = duty.personName ?? (duty.caseNumber === null ? null : t('duties.client', { number: duty.caseNumber }));
  if (name === null) return null;
  return duty.caseId === null ? name : <Link to={`/cases/${duty.caseId}` as '/'}>{name}</Link>;
}

/** What was just put off or given away, in the place where it stood. */
export function SettledLine({ settled, onOver }: { settled: Settled; onOver: () => void }) {
  return (
    <li className={styles.settled}>
      <ConfirmUndo
        onUndo={() => {
          onOver();
          void settled.undo();
        }}
        onOver={onOver}
      >
        {settled.text}
      </ConfirmUndo>
    </li>
  );
}
