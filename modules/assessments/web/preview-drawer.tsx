import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyResponse } from '#questionnaire';
import { Drawer, ErrorState, QuestionnaireForm, Skeleton } from '#ui';
import type { InstrumentOnShelf } from '../model-instruments.ts';
import styles from './assessments.module.css';
import { useQuestionnaire } from './queries.ts';

/** An instrument as it will be asked; what is tried out here goes nowhere. */
export function PreviewDrawer({ item, onClose }: { item: InstrumentOnShelf; onClose: () => void }) {
  const { t } = useTranslation('assessments');
  const form = useQuestionnaire(item);
  const [response, setResponse] = useState<ReturnType<typeof emptyResponse>>();
  return (
    <Drawer opened onClose={onClose} title={item.title.text}>
      <p className={styles.quiet}>{t('shelf.previewLead')}</p>
      {form.isError && <ErrorState error={form.error} onRetry={() => void form.refetch()} />}
      {form.isPending && <Skeleton rows={8} />}
      {form.data && (
        <QuestionnaireForm questionnaire={form.data} response={response ?? emptyResponse(form.data)} onChange={setResponse} showScores />
      )}
    </Drawer>
  );
}
