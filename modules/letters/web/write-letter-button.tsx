import { IconMailForward } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, useMay } from '#ui';

/** The way from the documents of a case to a new letter, for whoever may file one. */
export function WriteLetterButton({ caseId }: { caseId: string }) {
  const { t } = useTranslation('letters');
  const navigate = useNavigate();
  if (!useMay('letters.write')) return null;
  return (
    <Button size="small" icon={<IconMailForward aria-hidden />} onClick={() => void navigate({ href: `/cases/${caseId}/letter` })}>
      {t('write.title')}
    </Button>
  );
}
