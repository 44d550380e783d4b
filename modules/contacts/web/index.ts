import { IconPhone } from '@tabler/icons-react';
import { lazy } from 'react';
import type { WebArea } from '#ui';

/** What contacts give to the shell: "Log a contact", from anywhere. */
export const contactsWeb: WebArea = {
  name: 'contacts',
  actions: [
    {
      key: 'log-contact',
      label: (t) => t('log', { ns: 'contacts' }),
      icon: IconPhone,
      permission: 'contacts.log',
      drawer: lazy(() => import('./log-contact-drawer.tsx').then((module) => ({ default: module.LogContactDrawer }))),
    },
  ],
};

export const ContactsList = lazy(() => import('./contacts-list.tsx').then((module) => ({ default: module.ContactsList })));
