import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '#kernel';
import { Avatar, Chip, LinkButton, SectionHeader, Skeleton, useSession } from '#ui';
import { AddButton } from './add-button.tsx';
import { ContactDrawer } from './contact-drawer.tsx';
import styles from './organizations.module.css';
import { useContacts } from './queries-sites.ts';

/** Whom to ask for who has no account here. */
export function ContactsSection({ id, mayManage }: { id: string; mayManage: boolean }) {
  const { t } = useTranslation('organizations');
  const { network } = useSession();
  const [editing, setEditing] = useState<string>();
  const contacts = useContacts(id).data?.items;
  if (!contacts) return <Skeleton rows={3} />;
  return (
    <section>
      <SectionHeader
        level={2}
        title={t('contact.title')}
        aside={mayManage && <AddButton label={t('contact.add')} onPress={() => setEditing('new')} />}
      />
      {contacts.length === 0 && <p className={styles.quiet}>{t('contact.none')}</p>}
      <ul className={styles.people}>
        {contacts.map((contact) => (
          <li key={contact.id}>
            <Avatar name={contact.name} />
            <p>
              <b>{contact.name}</b> {!contact.active && <Chip>{t('contact.left')}</Chip>}
              <span className={styles.second}>{[contact.function, contact.note].filter(Boolean).join(' · ')}</span>
            </p>
            <p className={styles.links}>
              {contact.phone && <a href={`tel:${contact.phone}`}>{formatPhoneNumber(contact.phone, network.country)}</a>}
              {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
              {mayManage && <LinkButton onClick={() => setEditing(contact.id)}>{t('page.change')}</LinkButton>}
            </p>
          </li>
        ))}
      </ul>
      {editing && (
        <ContactDrawer organizationId={id} contact={contacts.find((one) => one.id === editing)} onClose={() => setEditing(undefined)} />
      )}
    </section>
  );
}
