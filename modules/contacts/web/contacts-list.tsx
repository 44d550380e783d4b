import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, cx, DataCategoryChip, EmptyState, ErrorState, Skeleton, useFormat, useMay } from '#ui';
import type { ContactView } from '../model.ts';
import styles from './contacts.module.css';
import { CorrectContactDrawer } from './correct-contact-drawer.tsx';
import { modeIcons } from './mode-icons.tsx';
import { useContacts } from './queries.ts';

/** The contacts of a case with their notes, newest first. */
export function ContactsList({ caseId }: { caseId: string }) {
  const { t } = useTranslation('contacts');
  const contacts = useContacts(caseId);
  const [correcting, setCorrecting] = useState<ContactView>();
  const mayLog = useMay('contacts.log');
  if (contacts.isError) return <ErrorState error={contacts.error} onRetry={() => void contacts.refetch()} />;
  if (!contacts.data) return <Skeleton rows={5} />;
  const items = contacts.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState>{t('empty')}</EmptyState>;
  return (
    <section aria-label={t('list')}>
      <ul>
        {items.map((contact) => (
          <ContactRow key={contact.id} contact={contact} onCorrect={mayLog ? () => setCorrecting(contact) : undefined} />
        ))}
      </ul>
      {contacts.hasNextPage && (
        <Button busy={contacts.isFetchingNextPage} onClick={() => void contacts.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      )}
      {correcting && <CorrectContactDrawer key={correcting.id} contact={correcting} onClose={() => setCorrecting(undefined)} />}
    </section>
  );
}

function ContactRow({ contact, onCorrect }: { contact: ContactView; onCorrect: (() => void) | undefined }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const failed = contact.outcome !== 'reached';
  return (
    <li className={styles.contact}>
      <span className={cx(failed && styles.failed)}>{modeIcons[contact.mode]}</span>
      <div>
        <b className={cx(failed && styles.failed)}>
          {t(`mode.${contact.mode}`)}, {t(`outcome.${contact.outcome}`)}
        </b>{' '}
        {contact.party !== 'client' && <span>({t(`party.${contact.party}`)})</span>}
        {contact.note !== '' && <p>{contact.note}</p>}
        <span className={styles.quiet}>
          {t('by', { name: contact.by.name, when: format.instant(contact.at) })} <DataCategoryChip category={contact.category} />
        </span>
      </div>
      {onCorrect && (
        <Button variant="quiet" size="small" onClick={onCorrect}>
          {t('correct')}
        </Button>
      )}
    </li>
  );
}
