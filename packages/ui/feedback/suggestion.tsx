import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { Because } from '../chips/because.tsx';
import { Menu, MenuGroup, MenuItem } from '../floating/menu.tsx';
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
        <Menu
          label={t('suggestion.why')}
          side="bottom-start"
          trigger={(trigger) => (
            <Button size="small" variant="quiet" {...trigger}>
              {t('suggestion.dismiss')}
            </Button>
          )}
        >
          <MenuGroup label={t('suggestion.why')}>
            {dismissReasons.map(({ key, label }) => (
              <MenuItem key={key} onSelect={() => onDismiss(key)}>
                {label}
              </MenuItem>
            ))}
          </MenuGroup>
        </Menu>
      </div>
    </div>
  );
}
