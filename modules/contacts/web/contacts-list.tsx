import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, ErrorState, Skeleton } from '#ui';
import type { ContactView } from '../model.ts';
import { ContactRow, type ContactTask } from './contact-row.tsx';
import { CorrectContactDrawer } from './correct-contact-drawer.tsx';
import { NoteDrawer } from './note-drawer.tsx';
import { useContacts } from './queries.ts';

/** The contacts of a case with their notes, newest first. */
export function ContactsList({ caseId }: { caseId: string }) {
  const { t } = useTranslation('contacts');
  const contacts = useContacts(caseId);
  const [open, setOpen] = useState<{ contact: ContactView; task: ContactTask }>();
  const close = () => setOpen(undefined);
  if (contacts.isError) return <ErrorState error={contacts.error} onRetry={() => void contacts.refetch()} />;
  if (!contacts.data) return <Skeleton rows={5} />;
  const items = contacts.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState>{t('empty')}</EmptyState>;
  return (
    <section aria-label={t('list')}>
      <ul>
        {items.map((contact) => (
          <ContactRow key={contact.id} contact={contact} onTask={(task) => setOpen({ contact, task })} />
        ))}
      </ul>
      {contacts.hasNextPage && (
        <Button busy={contacts.isFetchingNextPage} onClick={() => void contacts.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      )}
      {open?.task === 'correct' && <CorrectContactDrawer key={open.contact.id} contact={open.contact} onClose={close} />}
      {open && open.task !== 'correct' && <NoteDrawer contact={open.contact} kind={open.task} onClose={close} />}
    </section>
  );
}
