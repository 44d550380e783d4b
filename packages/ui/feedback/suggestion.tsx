import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { Because } from '../chips/because.tsx';
import styles from './feedback.module.css';

type SuggestionProps = {
  /** What is proposed: "Screen Marta for heating aid," */
  proposal: string;
  /** Why, the rest of the sentence after "because". */
  reason: string;
  accept: { label: string; onPress: () => void };
  onLater?: (() => void) | undefined;
  /** Why one might say no, asked in one tap. */
  dismissReasons: readonly { key: string; label: string }[];
  onDismiss: (reasonKey: string) => void;
};

/** Something the system thinks of, with its because. Accepted, put off or dismissed; never done by itself. */
export function Suggestion({ proposal, reason, accept, onLater, dismissReasons, onDismiss }: SuggestionProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.suggestion}>
      <p>
        <Because lead={proposal} reason={reason} />
      </p>
      <div className={styles['suggestion-actions']}>
        <Button size="small" onClick={accept.onPress}>
          {accept.label}
        </Button>
        {onLater && (
          <Button size="small" variant="quiet" onClick={onLater}>
            {t('suggestion.later')}
          </Button>
        )}
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="small" variant="quiet">
              {t('suggestion.dismiss')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('suggestion.why')}</Menu.Label>
            {dismissReasons.map(({ key, label }) => (
              <Menu.Item key={key} onClick={() => onDismiss(key)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}
