import { Select, TextInput } from '@mantine/core';
import { type CSSProperties, type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, type FormItem, type Option, optionKey, optionsOf } from '#questionnaire';
import { cx } from '../cx.ts';
import { useForm } from './form-context.ts';
import { FormWords } from './form-words.tsx';
import { ClearAnswer, QuestionLabel } from './question-label.tsx';
import styles from './questionnaire.module.css';

/** More than this many choices are a list to search in. */
const longList = 12;
/** Short choices stand side by side: so many, with labels no longer than this. */
const sideBySide = { options: 5, letters: 26 };

/** One or several of the options of the form, and words of one's own where it is open. */
export function ChoiceQuestion({ place }: { place: FormItem }) {
  const { questionnaire, language } = useForm();
  const options = optionsOf(questionnaire, place.item, language) ?? [];
  if (options.length > longList && !place.item.repeats) return <ChoiceList place={place} options={options} />;
  return <ChoiceRows place={place} options={options} />;
}

function ChoiceRows({ place, options }: { place: FormItem; options: readonly Option[] }) {
  const { answer, errorAt, disabled } = useForm();
  const id = useId();
  const { item, answers, path, key } = place;
  const chosen = answers.map(optionKey);
  const several = item.repeats === true;
  const short = !several && options.length <= sideBySide.options && options.every(({ label }) => label.text.length <= sideBySide.letters);
  const error = errorAt(key);
  const toggle = (option: Option) => answer(path, several ? toggled(option, options, answers) : [option.answer]);
  return (
    <fieldset
      className={styles.choice}
      aria-describedby={error ? `${id}-error` : undefined}
      disabled={disabled}
      data-error={error ? true : undefined}
    >
      <legend className={styles.label}>
        <QuestionLabel place={place} />
      </legend>
      {!item.required && <ClearAnswer place={place} />}
      <div className={cx(styles.options, short && styles.short)} style={{ '--columns': options.length } as CSSProperties}>
        {options.map((option) => (
          <label key={option.key} className={styles.option}>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={id}
              checked={chosen.includes(option.key)}
              aria-invalid={error ? true : undefined}
              onChange={() => toggle(option)}
              onKeyDown={(event) => chooseByNumber(event, options, toggle)}
            />
            <span>
              {option.prefix && <span className={styles.prefix}>{option.prefix} </span>}
              <FormWords words={option.label} />
            </span>
          </label>
        ))}
      </div>
      {item.type === 'open-choice' && <OwnWords place={place} options={options} />}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** Words of one's own stand beside chosen options, or instead of them. */
function OwnWords({ place, options }: { place: FormItem; options: readonly Option[] }) {
  const { answer, disabled } = useForm();
  const { t } = useTranslation('ui');
  const known = place.answers.filter((given) => options.some(({ key }) => key === optionKey(given)));
  const own = place.answers.find((given) => given.valueString !== undefined && !known.includes(given))?.valueString ?? '';
  return (
    <TextInput
      label={t('questionnaire.ownWords')}
      value={own}
      disabled={disabled}
      onChange={({ currentTarget: { value } }) =>
        answer(place.path, [...(place.item.repeats ? known : []), ...(value ? [{ valueString: value }] : [])])
      }
    />
  );
}

function ChoiceList({ place, options }: { place: FormItem; options: readonly Option[] }) {
  const { answer, errorAt, disabled } = useForm();
  const { t } = useTranslation('ui');
  const { path, answers, key } = place;
  return (
    <Select
      label={<QuestionLabel place={place} />}
      placeholder={t('questionnaire.choose')}
      data={options.map((option) => ({ value: option.key, label: option.label.text }))}
      value={answers[0] ? optionKey(answers[0]) : null}
      onChange={(value) =>
        answer(
          path,
          options.filter((option) => option.key === value).map((option) => option.answer),
        )
      }
      searchable
      clearable
      disabled={disabled}
      error={errorAt(key)}
    />
  );
}

function toggled(option: Option, options: readonly Option[], answers: readonly Answer[]): Answer[] {
  const chosen = answers.map(optionKey);
  if (chosen.includes(option.key)) return answers.filter((given) => optionKey(given) !== option.key);
  if (option.exclusive) return [option.answer];
  const exclusive = options.filter((other) => other.exclusive).map((other) => other.key);
  return [...answers.filter((given) => !exclusive.includes(optionKey(given))), option.answer];
}

/** A number key chooses the option at that place: whoever reads out a form keeps one hand on the keys. */
function chooseByNumber(event: KeyboardEvent<HTMLInputElement>, options: readonly Option[], choose: (option: Option) => void): void {
  const option =
    /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey ? options[Number(event.key) - 1] : undefined;
  if (!option) return;
  event.preventDefault();
  choose(option);
  document.getElementsByName(event.currentTarget.name)[Number(event.key) - 1]?.focus();
}
