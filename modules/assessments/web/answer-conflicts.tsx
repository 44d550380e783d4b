import { useTranslation } from 'react-i18next';
import type { Problem } from '#client';
import { type Answer, enabledItems, flatten, type Questionnaire, type QuestionnaireResponse, textIn } from '#questionnaire';
import { ConflictDialog, useLanguage } from '#ui';
import { useAnswerWords } from './answer-words.ts';
import type { AnswerConflict } from './merge-answers.ts';

type ConflictsProps = {
  form: Questionnaire;
  response: QuestionnaireResponse;
  conflicts: readonly AnswerConflict[];
  problem: Problem;
  onChoose: (answers: Record<string, unknown>) => void;
  onClose: () => void;
};

/** Two people answered one question differently: which answer stands. */
export function AnswerConflicts({ form, response, conflicts, problem, onChoose, onClose }: ConflictsProps) {
  const { t } = useTranslation('assessments');
  const language = useLanguage();
  const words = useAnswerWords(form, language);
  const places = new Map(flatten(enabledItems(form, response)).map((place) => [place.key, place.item]));
  const { changedByName, changedAt } = problem.facts as { changedByName?: string | null; changedAt?: string };
  const now = new Date().toISOString();
  return (
    <ConflictDialog
      what={t('page.thisDraft')}
      theirName={changedByName ?? ''}
      theirsAt={changedAt ?? now}
      yoursAt={now}
      conflicts={conflicts}
      labelOf={(field) => {
        const item = places.get(field);
        return (item && textIn(form, item.text, item._text, language)?.text) ?? field;
      }}
      showValue={(field, value) => {
        const item = places.get(field);
        return (item && words(item, value as readonly Answer[])) || t('page.notAnswered');
      }}
      onSave={onChoose}
      onClose={onClose}
    />
  );
}
