import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import type { Questionnaire } from '#questionnaire';
import { DataCategoryChip, PageHeader, PageLayout, useCurrentCase } from '#ui';
import type { AssessmentView } from '../model.ts';
import styles from './assessments.module.css';
import { useInstrumentWords } from './instrument-words.ts';

type FrameProps = { assessment: AssessmentView; form: Questionnaire; lead: ReactNode; actions?: ReactNode; children: ReactNode };

/** What stands around both: the way back, whose it is, and what one should know about the instrument. */
export function AssessmentFrame({ assessment, form, lead, actions, children }: FrameProps) {
  const { t } = useTranslation('assessments');
  const about = useInstrumentWords();
  const { caseId, questionnaire, mode, respondent, category } = assessment;
  const of = api.useQuery('get', '/api/cases/{id}', { params: { path: { id: caseId } } });
  const person = of.data?.person?.name ?? null;
  useCurrentCase(of.data && { id: caseId, number: of.data.number, personName: person });
  const aside = (
    <div className={styles.facts}>
      <p>{about(questionnaire.key)}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('start.how')}</dt>
          <dd>
            {t(`mode.${mode}`)}
            {respondent && `: ${respondent}`}
          </dd>
        </div>
        <div>
          <dt>{t('page.filed')}</dt>
          <dd>
            <DataCategoryChip category={category} />
          </dd>
        </div>
        {form.copyright && (
          <div>
            <dt>{t('start.licence')}</dt>
            <dd className={styles.quiet}>{form.copyright}</dd>
          </div>
        )}
      </dl>
    </div>
  );
  return (
    <PageLayout aside={aside} asideLabel={questionnaire.title.text}>
      <Link to={`/cases/${caseId}?tab=assessment` as '/'} className={styles.back}>
        <IconArrowLeft size={16} aria-hidden />
        {of.data ? `${person ?? ''} · ${of.data.number}` : t('do.back')}
      </Link>
      <PageHeader title={questionnaire.title.text} lead={lead} actions={actions} />
      <div className={styles.page}>{children}</div>
    </PageLayout>
  );
}
