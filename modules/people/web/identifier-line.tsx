import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton, ProblemAlert } from '#ui';
import type { IdentifierKind } from '../model-identifiers.ts';
import styles from './people.module.css';
import { type Person, usePeopleActions } from './queries.ts';

type IdentifierLineProps = { personId: string; identifier: Person['identifiers'][number]; mayChange: boolean };

/** `•••• 1120`, and the whole number for whoever asks; that they asked is logged. */
export function IdentifierLine({ personId, identifier, mayChange }: IdentifierLineProps) {
  const { t } = useTranslation('people');
  const { openIdentifier, removeIdentifier } = usePeopleActions();
  const [opened, setOpened] = useState<string>();
  const [error, setError] = useState<unknown>();
  return (
    <li>
      <p>
        {t(`numbers.kind.${identifier.kind as IdentifierKind}`)}
        {identifier.issuer && `, ${identifier.issuer}`} <b className={styles.number}>{opened ?? `•••• ${identifier.lastCharacters}`}</b>
      </p>
      {error !== undefined && <ProblemAlert error={error} />}
      {mayChange && (
        <p className={styles.links}>
          {opened === undefined ? (
            <LinkButton onClick={() => openIdentifier(personId, identifier.id).then(setOpened, setError)}>{t('numbers.show')}</LinkButton>
          ) : (
            <LinkButton onClick={() => setOpened(undefined)}>{t('numbers.hide')}</LinkButton>
          )}
          <LinkButton onClick={() => void removeIdentifier(personId, identifier.id).catch(setError)}>{t('remove')}</LinkButton>
        </p>
      )}
    </li>
  );
}
