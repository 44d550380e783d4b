import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { Because, useFormat, useMay } from '#ui';
import styles from './people.module.css';
import { useWhereKnown } from './use-where-known.ts';

export type Described = {
  givenNames: string;
  familyName: string;
  birthDate: string | null;
  phones: readonly string[];
  emails: readonly string[];
};

/** Who of the registered persons it may be, while somebody is still typing, each with where and why. Silent when nobody fits. */
export function PossibleMatches({ described }: { described: Described }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const whereKnown = useWhereKnown();
  const may = useMay('people.register');
  const [settled] = useDebouncedValue(described, 350);
  const isEnough = settled.givenNames.length + settled.familyName.length >= 3 || settled.phones.length > 0 || settled.birthDate !== null;
  const found = api.useQuery(
    'post',
    '/api/people/possible-duplicates',
    { body: { ...settled, phones: [...settled.phones], emails: [...settled.emails] } },
    { enabled: may && isEnough, placeholderData: (previous) => previous },
  );
  const items = isEnough ? (found.data?.items ?? []) : [];
  if (items.length === 0) return null;
  return (
    <section className={styles.matches} aria-live="polite">
      <h3>{t('match.title', { count: items.length })}</h3>
      <ul>
        {items.slice(0, 4).map((item) => (
          <li key={item.personId}>
            <p>
              <Link to="/people/$personId" params={{ personId: item.personId }}>
                {item.displayName}
              </Link>{' '}
              {[item.birthDate && t('born', { date: format.date(item.birthDate) }), whereKnown(item)].filter(Boolean).join(' · ')}
            </p>
            <p className={styles.second}>
              <Because
                reason={t('match.because', {
                  count: item.reasons.length,
                  reasons: format.list(item.reasons.map((reason) => t(`match.${reason}`))),
                })}
              />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
