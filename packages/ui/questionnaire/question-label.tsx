import { useTranslation } from 'react-i18next';
import { type FormItem, textIn } from '#questionnaire';
import { LinkButton } from '../actions/button.tsx';
import { useForm } from './form-context.ts';
import { FormWords } from './form-words.tsx';
import styles from './questionnaire.module.css';

/** The question as the form words it, with its number. */
export function QuestionLabel({ place }: { place: FormItem }) {
  const { questionnaire, language } = useForm();
  const { t } = useTranslation('ui');
  const { item } = place;
  const prefix = textIn(questionnaire, item.prefix, item._prefix, language);
  const words = textIn(questionnaire, item.text, item._text, language);
  return (
    <>
      {prefix && (
        <span className={styles.prefix}>
          <FormWords words={prefix} />{' '}
        </span>
      )}
      {words ? <FormWords words={words} /> : t('questionnaire.untitled')}
      {item.required && <span className={styles.hint}> {t('questionnaire.required')}</span>}
    </>
  );
}

/** Takes a choice back, which radio buttons alone cannot. */
export function ClearAnswer({ place }: { place: FormItem }) {
  const { answer, disabled } = useForm();
  const { t } = useTranslation('ui');
  if (disabled || place.answers.length === 0) return null;
  return (
    <LinkButton className={styles.clear} onClick={() => answer(place.path, [])}>
      {t('questionnaire.clear')}
    </LinkButton>
  );
}
