import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, useMay } from '#ui';
import type { AssessmentView } from '../model.ts';
import { useSaveAssessment } from './queries.ts';
import { ReasonDrawer } from './reason-drawer.tsx';

/** "Entered by mistake": it stays readable and counts for nothing. */
export function WithdrawButton({ assessment }: { assessment: AssessmentView }) {
  const { t } = useTranslation('assessments');
  const { withdraw } = useSaveAssessment();
  const [asks, setAsks] = useState(false);
  if (!useMay('assessments.answer')) return null;
  return (
    <>
      <Button variant="quiet" onClick={() => setAsks(true)}>
        {t('do.withdraw')}
      </Button>
      {asks && (
        <ReasonDrawer
          title={t('withdraw.heading')}
          lead={t('withdraw.lead')}
          question={t('withdraw.reason')}
          submit={t('withdraw.submit')}
          onSubmit={(reason) => withdraw(assessment.id, assessment.version, reason)}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}
