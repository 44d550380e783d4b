import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { calculatedExpression, type FormItem, itemControl, scoreRoleSystem, textIn } from '#questionnaire';
import { Button, IconButton } from '../actions/button.tsx';
import { useFormat } from '../format/use-format.ts';
import { ChoiceQuestion } from './choice-question.tsx';
import { useForm } from './form-context.ts';
import { FormWords } from './form-words.tsx';
import { QuestionLabel } from './question-label.tsx';
import styles from './questionnaire.module.css';
import { ValueQuestion } from './value-question.tsx';

/** The questions of one level, in the order of the form. */
export function Questions({ places, level }: { places: readonly FormItem[]; level: number }) {
  const shown = places.filter(
    ({ hidden, item }) =>
      !hidden && !item.code?.some(({ system }) => system === scoreRoleSystem && calculatedExpression(item) !== undefined),
  );
  return shown.map((place) => {
    const next = shown[shown.indexOf(place) + 1];
    const lastRow = next?.item.linkId !== place.item.linkId;
    return <Question key={place.key} place={place} level={level} lastRow={lastRow} />;
  });
}

function Question({ place, level, lastRow }: { place: FormItem; level: number; lastRow: boolean }) {
  const { special } = useForm();
  const { item, children } = place;
  if (item.type === 'group')
    return item.repeats ? <Row place={place} level={level} last={lastRow} /> : <Section place={place} level={level} />;
  if (item.type === 'display') return <Note place={place} />;
  const own = special?.(place);
  return (
    <div className={styles.question} data-question={place.key}>
      {own ?? <Field place={place} />}
      {children.length > 0 && (
        <div className={styles.below}>
          <Questions places={children} level={level} />
        </div>
      )}
    </div>
  );
}

function Field({ place }: { place: FormItem }) {
  const { type, readOnly } = place.item;
  if (readOnly) return <Figure place={place} />;
  return type === 'choice' || type === 'open-choice' ? <ChoiceQuestion place={place} /> : <ValueQuestion place={place} />;
}

function Section({ place, level }: { place: FormItem; level: number }) {
  const { questionnaire, language } = useForm();
  const title = textIn(questionnaire, place.item.text, place.item._text, language);
  const Heading = level === 0 ? 'h3' : 'h4';
  return (
    <section className={level === 0 ? styles.section : styles.subsection} data-question={place.key}>
      {title && (
        <Heading>
          <FormWords words={title} />
        </Heading>
      )}
      <SectionError place={place} />
      <Questions places={place.children} level={level + 1} />
    </section>
  );
}

/** One row of a repeating group, with the button for the next one after the last. */
function Row({ place, level, last }: { place: FormItem; level: number; last: boolean }) {
  const { addRow, removeRow, disabled } = useForm();
  const { t } = useTranslation('ui');
  const number = (place.path.at(-1)?.index ?? 0) + 1;
  return (
    <>
      <fieldset className={styles.row} disabled={disabled} data-question={place.key}>
        <legend>
          <QuestionLabel place={place} /> {number}
        </legend>
        {!disabled && place.response && (
          <IconButton label={t('questionnaire.removeRow', { number })} className={styles.remove} onClick={() => removeRow(place.path)}>
            <IconTrash aria-hidden />
          </IconButton>
        )}
        <SectionError place={place} />
        <Questions places={place.children} level={level + 1} />
      </fieldset>
      {last && !disabled && (
        <div>
          <Button icon={<IconPlus aria-hidden />} onClick={() => addRow(place.path)}>
            {t('questionnaire.addRow')}
          </Button>
        </div>
      )}
    </>
  );
}

function SectionError({ place }: { place: FormItem }) {
  const error = useForm().errorAt(place.key);
  return error ? <p className={styles.error}>{error}</p> : null;
}

function Note({ place }: { place: FormItem }) {
  const { questionnaire, language } = useForm();
  const words = textIn(questionnaire, place.item.text, place.item._text, language);
  if (!words) return null;
  return (
    <p className={itemControl(place.item) === 'help' ? styles.help : styles.note}>
      <FormWords words={words} />
    </p>
  );
}

/** A value the form works out or brings along: shown, not asked. */
function Figure({ place }: { place: FormItem }) {
  const format = useFormat();
  const [first] = place.answers;
  const number = first?.valueDecimal ?? first?.valueInteger ?? first?.valueQuantity?.value;
  const text =
    number === undefined ? (first?.valueString ?? first?.valueCoding?.display ?? first?.valueDate ?? '–') : format.number(number);
  return (
    <p className={styles.figure}>
      <span>
        <QuestionLabel place={place} />
      </span>
      <output>
        {text} {first?.valueQuantity?.unit}
      </output>
    </p>
  );
}
