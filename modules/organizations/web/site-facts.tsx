import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAddress, formatPhoneNumber, type PostalAddress } from '#kernel';
import { daysText, FactList, useFormat, useLanguage, useLanguageName, useSession } from '#ui';
import type { OpeningHours } from '../model-site.ts';
import styles from './organizations.module.css';
import type { Site } from './queries-sites.ts';

/** What one must know to go there, to write, or to call. */
export function SiteFacts({ site }: { site: Site }) {
  const { t } = useTranslation('organizations');
  const format = useFormat();
  const language = useLanguage();
  const languageName = useLanguageName();
  const { network } = useSession();
  const { address, phone, email, openingHours, openingNote, languages, accessibility, accessibilityNote, transportation } = site;
  const reach = [
    phone && (
      <a key="phone" href={`tel:${phone}`}>
        {formatPhoneNumber(phone, network.country)}
      </a>
    ),
    email && (
      <a key="email" href={`mailto:${email}`}>
        {email}
      </a>
    ),
  ].filter(Boolean);
  const access = [...accessibility.map((one) => t(`site.access.${one}`)), accessibilityNote].filter(Boolean);
  const facts: [string, ReactNode][] = [
    [t('field.address'), address && formatAddress(address as PostalAddress, language, network.country).join(', ')],
    [t('site.reach'), reach.length > 0 && <span className={styles.links}>{reach}</span>],
    [t('site.open'), (openingHours.length > 0 || openingNote) && <Hours hours={openingHours as OpeningHours[]} note={openingNote} />],
    [t('site.languages'), languages.length > 0 && format.list(languages.map(languageName))],
    [t('site.accessibility'), access.length > 0 && access.join(', ')],
    [t('site.transportation'), transportation],
  ];
  return <FactList facts={facts} />;
}

function Hours({ hours, note }: { hours: readonly OpeningHours[]; note: string }) {
  const { t } = useTranslation('organizations');
  const language = useLanguage();
  return (
    <ul>
      {hours.map(({ days, opensAt, closesAt }) => (
        <li key={`${days.join()} ${opensAt}`}>
          {t('site.hours', { days: daysText(days, language, t('site.everyDay')), opensAt, closesAt })}
        </li>
      ))}
      {note && <li>{note}</li>}
    </ul>
  );
}
