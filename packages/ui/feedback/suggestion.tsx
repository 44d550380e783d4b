import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { Because } from '../chips/because.tsx';
import { Menu, MenuGroup, MenuItem } from '../floating/menu.tsx';
import styles from './feedback.module.css';

type Reasons = { reasons: readonly { key: string; label: string }[]; onChoose: (reasonKey: string) => void };

type SuggestionProps = {
  /** What is proposed: "Screen Marta for heating aid," */
  proposal: string;
  /** Why, the rest of the sentence after "because". */
  reason: string;
  accept: { label: string; onPress: () => void };
  onLater?: (() => void) | undefined;
  /** Where putting off says why: asked in one tap, in place of `onLater`. */
  later?: Reasons | undefined;
  /** Why one might say no, asked in one tap. */
  dismissReasons: readonly { key: string; label: string }[];
  onDismiss: (reasonKey: string) => void;
};

/** Something the system thinks of, with its because. Accepted, put off or dismissed; never done by itself. */
export function Suggestion({ proposal, reason, accept, onLater, later, dismissReasons, onDismiss }: SuggestionProps) {
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
        {later && <ReasonMenu label={t('suggestion.later')} question={t('suggestion.whyLater')} {...later} />}
        <ReasonMenu label={t('suggestion.dismiss')} question={t('suggestion.why')} reasons={dismissReasons} onChoose={onDismiss} />
      </div>
    </div>
  );
}

/** A quiet button that asks why before it does anything. */
function ReasonMenu({ label, question, reasons, onChoose }: Reasons & { label: string; question: string }) {
  return (
    <Menu
      label={question}
      side="bottom-start"
      trigger={(trigger) => (
        <Button size="small" variant="quiet" {...trigger}>
          {label}
        </Button>
      )}
    >
      <MenuGroup label={question}>
        {reasons.map(({ key, label }) => (
          <MenuItem key={key} onSelect={() => onChoose(key)}>
            {label}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}
