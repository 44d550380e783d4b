import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { allItems, type Questionnaire, type ResponseProblem, textIn } from '#questionnaire';
import { LinkButton, useLanguage } from '#ui';
import styles from './assessments.module.css';

/** What the form still needs, each with a way there. */
export function MissingAnswers({ form, problems }: { form: Questionnaire; problems: readonly ResponseProblem[] }) {
  const { t } = useTranslation('assessments');
  const language = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second refusal takes the reader back to the list
  useEffect(() => list.current?.focus(), [problems]);
  const items = new Map(allItems(form).map((item) => [item.linkId, item]));
  return (
    <div ref={list} role="alert" tabIndex={-1} className={styles.missing}>
      <b>{t('page.missing', { count: problems.length })}</b>
      <ul>
        {problems.map(({ linkId, path }) => {
          const item = items.get(linkId);
          return (
            <li key={path}>
              <LinkButton onClick={() => goTo(path)}>{(item && textIn(form, item.text, item._text, language)?.text) ?? linkId}</LinkButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function goTo(path: string): void {
  const question = document.querySelector<HTMLElement>(`[data-question="${CSS.escape(path)}"]`);
  question?.scrollIntoView({ block: 'center' });
  question?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
}
