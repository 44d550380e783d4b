import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, Chip, ClockChip, SectionHeader, useFormat, useMay } from '#ui';
import type { AskedInstrument } from '../model-lists.ts';
import styles from './assessments.module.css';
import { useInstrumentWords } from './instrument-words.ts';

type AskedProps = { caseId: string; asked: readonly AskedInstrument[]; onStart: (questionnaire: string | null) => void };

/** What the programme asks for and by when; and the way to anything else. */
export function AskedRows({ caseId, asked, onStart }: AskedProps) {
  const { t } = useTranslation('assessments');
  const mayAnswer = useMay('assessments.answer');
  const choose = mayAnswer && (
    <Button size="small" variant="quiet" onClick={() => onStart(null)}>
      {t('do.choose')}
    </Button>
  );
  return (
    <section>
      <SectionHeader level={2} title={t('asked.heading')} aside={choose} />
      {asked.length === 0 && <p className={styles.quiet}>{t('asked.nothing')}</p>}
      <ul className={styles.rows}>
        {asked.map((instrument) => (
          <AskedRow key={instrument.questionnaire} caseId={caseId} asked={instrument} onStart={mayAnswer ? onStart : undefined} />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { caseId: string; asked: AskedInstrument; onStart: ((questionnaire: string) => void) | undefined };

function AskedRow({ caseId, asked: { questionnaire, title, dueOn, completedOn, draftId }, onStart }: RowProps) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const about = useInstrumentWords();
  const isOpen = completedOn === null;
  return (
    <li>
      <div className={styles.row}>
        <b>{title?.text ?? questionnaire}</b>
        <span className={styles.quiet}>{title ? about(questionnaire) : t('asked.unknown')}</span>
      </div>
      <span className={styles.ends}>
        {!isOpen && (
          <Chip tone="done" icon={<IconCheck size={14} aria-hidden />}>
            {t('asked.answeredOn', { day: format.day(completedOn) })}
          </Chip>
        )}
        {isOpen && dueOn && <ClockChip due={dueOn} />}
        {isOpen && draftId && onStart && (
          <Link to="/cases/$caseId/assessments/$assessmentId" params={{ caseId, assessmentId: draftId }}>
            {t('do.continue')}
          </Link>
        )}
        {isOpen && !draftId && title && onStart && <Button onClick={() => onStart(questionnaire)}>{t('do.start')}</Button>}
      </span>
    </li>
  );
}
