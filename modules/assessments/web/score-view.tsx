import { useTranslation } from 'react-i18next';
import { Chip, ScoreChip, useFormat } from '#ui';
import type { AssessmentSummary } from '../model.ts';
import styles from './assessments.module.css';

/** What an assessment adds up to: a total with its change and its band, or the areas of life that are hard. */
export function ScoreView({
  assessment,
  earlier,
  titled = true,
}: {
  assessment: AssessmentSummary;
  earlier: readonly number[];
  titled?: boolean;
}) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const { score, questionnaire, authoredAt } = assessment;
  const { total, band } = score;
  const on = format.dayAt(authoredAt ?? assessment.savedAt);
  if (total !== null) {
    const direction = questionnaire.betterWhen;
    return (
      <span className={styles.headline}>
        <ScoreChip
          instrument={questionnaire.title.text}
          on={on}
          values={direction === null ? [total] : [...earlier, total]}
          betterWhen={direction ?? 'lower'}
        />
        {band && (
          <Chip tone="line">
            <span lang={band.label.inReadersLanguage ? undefined : band.label.language}>{band.label.text}</span>
          </Chip>
        )}
      </span>
    );
  }
  return (
    <span className={styles.row}>
      {titled && (
        <span className={styles.headline}>
          <b>{questionnaire.title.text}</b>
          <span className={styles.quiet}>{format.day(on)}</span>
        </span>
      )}
      {questionnaire.betterWhen === null ? <AreasSentence score={score} /> : <span className={styles.quiet}>{t('answered.noTotal')}</span>}
    </span>
  );
}

const [inCrisis, struggling] = [1, 2];

/** "In crisis: Housing. A struggle: Food, Money." The mean is not shown: it hides the one area in crisis. */
function AreasSentence({ score }: { score: AssessmentSummary['score'] }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const areas = (level: number) => score.domains.filter(({ value }) => value === level).map(({ label }) => label?.text ?? '');
  const [crisis, struggle] = [areas(inCrisis), areas(struggling)];
  if (score.domains.length === 0) return null;
  if (crisis.length + struggle.length === 0) return <span>{t('answered.allWell')}</span>;
  return (
    <span>
      {crisis.length > 0 && <b>{t('answered.crisis', { areas: format.list(crisis) })}</b>}{' '}
      {struggle.length > 0 && t('answered.struggling', { areas: format.list(struggle) })}
    </span>
  );
}

/** Totals of the same instrument before this assessment, oldest first, as far as they count. */
export function earlierTotals(assessment: AssessmentSummary, all: readonly AssessmentSummary[]): number[] {
  const at = (one: AssessmentSummary) => one.authoredAt ?? one.savedAt;
  return all
    .filter((other) => other.status === 'completed' && other.id !== assessment.id && other.id !== assessment.replacesId)
    .filter((other) => other.questionnaire.key === assessment.questionnaire.key && at(other) < at(assessment))
    .toSorted((a, b) => (at(a) < at(b) ? -1 : 1))
    .flatMap(({ score }) => score.total ?? []);
}
