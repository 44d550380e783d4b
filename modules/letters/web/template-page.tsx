import { IconArrowLeft } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState, PageHeader, PageLayout, Skeleton, useLanguage } from '#ui';
import styles from './letters.module.css';
import { useTemplate } from './queries.ts';
import { TemplateEditor } from './template-editor.tsx';
import { nameOf } from './template-name.ts';

const route = getRouteApi('/shell/letter-templates/$templateId');

/** One template in work: what it says in each language, beside how it will read. */
export function TemplatePage() {
  const { t } = useTranslation('letters');
  const { templateId } = route.useParams();
  const isNew = templateId === 'new';
  const template = useTemplate(templateId, !isNew);
  const language = useLanguage();
  return (
    <PageLayout>
      <Link to={'/letter-templates' as '/'} className={styles.back}>
        <IconArrowLeft size={16} aria-hidden />
        {t('templates.back')}
      </Link>
      <PageHeader title={template.data ? nameOf(template.data, language) : t('templates.new')} />
      {template.isError && <ErrorState error={template.error} onRetry={() => void template.refetch()} />}
      {!isNew && template.isPending && <Skeleton rows={8} />}
      {(isNew || template.data) && <TemplateEditor key={templateId} template={template.data} />}
    </PageLayout>
  );
}
