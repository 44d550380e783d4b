import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, cx, DataCategoryChip, ProblemAlert, useFormat, useMay, useSession } from '#ui';
import type { ContactView } from '../model.ts';
import { checkAddendum, checkCorrection, checkReview, checkSigning, usualPlaces } from '../rules.ts';
import styles from './contacts.module.css';
import { modeIcons } from './mode-icons.tsx';
import { useCaseOfContact, useSaveContact } from './queries.ts';

/** What one can do with a contact in a drawer of its own. */
export type ContactTask = 'correct' | 'addendum' | 'review';

/** One contact with its note, what was added to it, and what may be done with it now. */
export function ContactRow({ contact, onTask }: { contact: ContactView; onTask: (task: ContactTask) => void }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const failed = contact.outcome !== 'reached';
  return (
    <li className={styles.contact}>
      <span className={cx(failed && styles.failed)}>{modeIcons[contact.mode]}</span>
      <div className={styles.lines}>
        <span className={styles.heads}>
          <b className={cx(failed && styles.failed)}>
            {t(`mode.${contact.mode}`)}, {t(`outcome.${contact.outcome}`)}
          </b>
          {contact.party !== 'client' && <span>({t(`party.${contact.party}`)})</span>}
          {contact.place !== usualPlaces[contact.mode] && <Chip tone="line">{t(`place.${contact.place}`)}</Chip>}
          {contact.component !== null && <Chip tone="line">{t(`component.${contact.component}`)}</Chip>}
          {contact.groupId !== null && <Chip tone="line">{t('group')}</Chip>}
          {contact.signed && <Chip tone="line">{t('signed')}</Chip>}
        </span>
        {contact.note !== '' && <p>{contact.note}</p>}
        <span className={styles.quiet}>
          {t('by', { name: contact.by.name, when: format.instant(contact.at) })}
          {contact.minutes > 0 && ` · ${t('lasted', { minutes: contact.minutes })}`}
          {contact.direct && ` · ${t('directShort')}`} <DataCategoryChip category={contact.category} />
        </span>
        <LacksToSign contact={contact} />
        <AfterSigning contact={contact} />
      </div>
      <ContactActions contact={contact} onTask={onTask} />
    </li>
  );
}

/** What its writer still has to say before signing. */
function LacksToSign({ contact }: { contact: ContactView }) {
  const { t } = useTranslation('contacts');
  const signing = useSigning(contact);
  const lacks = signing && !signing.ok && lacking.find((code) => code === signing.refusal.code);
  return lacks ? <span className={styles.quiet}>{t(`problem.${lacks}`)}</span> : null;
}

const lacking = ['contact.needs-component', 'contact.needs-minutes'] as const;

/** Whether the reader can sign the note now; undefined for those who sign none, and until the model of the case is known. */
function useSigning(contact: ContactView) {
  const { user } = useSession();
  const mayLog = useMay('contacts.log');
  const { model } = useCaseOfContact(contact.caseId);
  return mayLog && model ? checkSigning(contact, user.id, model) : undefined;
}

/** Who signed, what was added since, and what a supervisor said. */
function AfterSigning({ contact: { signed, addenda, review } }: { contact: ContactView }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  if (!signed) return null;
  return (
    <>
      <span className={styles.quiet}>{t('signedBy', { name: signed.by.name, when: format.instant(signed.at) })}</span>
      {addenda.map(({ id, text, at, by }) => (
        <div key={id} className={styles.addendum}>
          <p>{text}</p>
          <span className={styles.quiet}>{t('addendum.by', { name: by.name, when: format.instant(at) })}</span>
        </div>
      ))}
      {review && (
        <div className={styles.addendum}>
          {review.feedback !== '' && <p>{review.feedback}</p>}
          <span className={styles.quiet}>{t('review.by', { name: review.by.name, when: format.instant(review.at) })}</span>
        </div>
      )}
    </>
  );
}

function ContactActions({ contact, onTask }: { contact: ContactView; onTask: (task: ContactTask) => void }) {
  const { t } = useTranslation('contacts');
  const { user } = useSession();
  const signing = useSigning(contact);
  const mayLog = useMay('contacts.log');
  const mayAdd = useMay('contacts.log', { evenAtRest: true });
  const maySupervise = useMay('cases.supervise');
  const { sign } = useSaveContact();

  const [state, setState] = useState<{ busy?: boolean; error?: unknown }>({});

  async function signNow(): Promise<void> {
    setState({ busy: true });
    await sign(contact.id, contact.version).then(
      () => setState({}),
      (error: unknown) => setState({ error }),
    );
  }

  const tasks: [task: ContactTask, offered: boolean][] = [
    ['correct', mayLog && checkCorrection(contact).ok],
    ['addendum', mayAdd && checkAddendum(contact).ok],
    ['review', maySupervise && contact.review === null && checkReview(contact, user.id).ok],
  ];
  return (
    <div className={styles.actions}>
      {signing?.ok && (
        <Button variant="quiet" size="small" busy={state.busy} onClick={() => void signNow()}>
          {t('sign')}
        </Button>
      )}
      {tasks.flatMap(([task, offered]) =>
        offered
          ? [
              <Button key={task} variant="quiet" size="small" onClick={() => onTask(task)}>
                {t(task === 'correct' ? 'correct' : `${task}.open`)}
              </Button>,
            ]
          : [],
      )}
      {state.error !== undefined && <ProblemAlert error={state.error} />}
    </div>
  );
}
