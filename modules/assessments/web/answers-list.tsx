import { useTranslation } from 'react-i18next';
import {
  calculatedExpression,
  enabledItems,
  type FormItem,
  type FormText,
  type Questionnaire,
  type QuestionnaireResponse,
  textIn,
} from '#questionnaire';
import { cx, useLanguage } from '#ui';
import { useAnswerWords } from './answer-words.ts';
import styles from './assessments.module.css';

type AnswersProps = { form: Questionnaire; response: QuestionnaireResponse };

/** A completed form to read: questions and answers by section, in the words of the form. Nothing in it can be changed. */
export function AnswersList({ form, response }: AnswersProps) {
  const language = useLanguage();
  const places = enabledItems(form, response).filter(isAsked);
  const sections = places.filter(({ item, children }) => item.type === 'group' && questionsOf(children).length > 0);
  const others = places.filter(({ item }) => item.type !== 'group');
  return (
    <div className={styles.answers}>
      {sections.map((section) => (
        <section key={section.key}>
          <h3>
            <Words words={textIn(form, section.item.text, section.item._text, language)} />
          </h3>
          <Answers form={form} places={section.children} />
        </section>
      ))}
      {others.length > 0 && (
        <section>
          <Answers form={form} places={others} />
        </section>
      )}
    </div>
  );
}

function Answers({ form, places }: { form: Questionnaire; places: readonly FormItem[] }) {
  const { t } = useTranslation('assessments');
  const language = useLanguage();
  const words = useAnswerWords(form, language);
  const questions = questionsOf(places);
  return (
    <dl>
      {questions.map(({ key, item, answers }) => {
        const answer = words(item, answers);
        const own = item.type === 'text' || item.type === 'string';
        return (
          <div key={key} className={styles.answer}>
            <dt>
              <Words words={textIn(form, item.text, item._text, language)} />
            </dt>
            <dd className={cx(answer === '' ? styles.absent : own && styles.words)}>{answer || t('page.notAnswered')}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Words of the form, marked with their language where it is not the reader's, so that they are spoken right. */
function Words({ words }: { words: FormText | undefined }) {
  return words && <span lang={words.inReadersLanguage ? undefined : words.language}>{words.text}</span>;
}

const questionsOf = (places: readonly FormItem[]): FormItem[] => places.flatMap(withChildren).filter(isWorthReading);

function withChildren(place: FormItem): FormItem[] {
  return isAsked(place) ? [place, ...place.children.flatMap(withChildren)] : [];
}

/** Room for remarks that nobody used says nothing; a question left open does. */
function isWorthReading({ item, answers }: FormItem): boolean {
  if (item.type === 'group' || item.type === 'display') return false;
  return answers.length > 0 || item.required === true || item.type === 'choice' || item.type === 'open-choice';
}

/** What the form works out is the result above, not an answer. */
function isAsked({ item, hidden }: FormItem): boolean {
  return !hidden && !item.readOnly && calculatedExpression(item) === undefined;
}
