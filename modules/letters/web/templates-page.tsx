import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#kernel';
import {
  Button,
  Chip,
  DataCategoryChip,
  EmptyState,
  ErrorState,
  PageHeader,
  PageLayout,
  ProblemAlert,
  SectionHeader,
  Skeleton,
  useFormat,
  useLanguage,
  useMay,
} from '#ui';
import { mostLettersCounted } from '../model.ts';
import styles from './letters.module.css';
import { type Template, useTemplateActions, useTemplates } from './queries.ts';
import { nameOf } from './template-name.ts';

/** The letter templates of the network: those in use, those in work, those no longer used. */
export function TemplatesPage() {
  const { t } = useTranslation('letters');
  const navigate = useNavigate();
  const mayManage = useMay('letters.manage');
  const templates = useTemplates();
  const items = templates.data?.items ?? [];
  const add = mayManage && (
    <Button variant="primary" icon={<IconPlus aria-hidden />} onClick={() => void navigate({ href: '/letter-templates/new' })}>
      {t('templates.add')}
    </Button>
  );
  return (
    <PageLayout>
      <PageHeader title={t('templates.title')} lead={t('templates.lead')} actions={add} />
      {templates.isPending && <Skeleton rows={6} />}
      {templates.isError && <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.isSuccess && items.length === 0 && <EmptyState action={add}>{t('templates.empty')}</EmptyState>}
      <div className={styles.templates}>
        {(['published', 'draft', 'retired'] as const).map((status) => {
          const group = items.filter((item) => item.status === status);
          return (
            group.length > 0 && (
              <section key={status}>
                <SectionHeader level={2} title={t(`templates.group.${status}`)} count={group.length} />
                <ul className={styles.rows} data-rows>
                  {group.map((template) => (
                    <TemplateRow key={template.id} template={template} mayManage={mayManage} />
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </PageLayout>
  );
}

function TemplateRow({ template, mayManage }: { template: Template; mayManage: boolean }) {
  const { t } = useTranslation('letters');
  const format = useFormat();
  const navigate = useNavigate();
  const { change } = useTemplateActions();
  const [error, setError] = useState<unknown>();
  const { id, audience, category, letters, changedAt, changedByName, status, version } = template;
  const name = nameOf(template, useLanguage());
  const spoken = languages.filter((language) => template[language] !== null).map((language) => language.toUpperCase());
  const writtenFromIt =
    letters < mostLettersCounted ? t('templates.letters', { count: letters }) : t('templates.manyLetters', { least: letters });
  const facts = [t(`audience.${audience}`), format.list(spoken), letters > 0 && writtenFromIt].filter(Boolean);
  const step = status === 'published' ? 'retired' : 'published';
  const verb = status === 'published' ? 'retire' : 'publish';
  return (
    <li className={styles.row} data-row tabIndex={-1}>
      <span className={styles.words}>
        <span className={styles.headline}>
          <b>{name}</b> <DataCategoryChip category={category} />
          {status === 'draft' && <Chip tone="today">{t('status.draft')}</Chip>}
        </span>
        <span className={styles.quiet}>{facts.join(' · ')}</span>
        <span className={styles.quiet}>
          {changedByName === null
            ? t('templates.shipped')
            : t('templates.changed', { when: format.instant(changedAt), name: changedByName })}
        </span>
        {error !== undefined && <ProblemAlert error={error} />}
      </span>
      {mayManage && (
        <span className={styles.buttons}>
          <Button
            size="small"
            data-row-verb
            aria-label={t('templates.changeNamed', { name })}
            onClick={() => void navigate({ href: `/letter-templates/${id}` })}
          >
            {t('templates.change')}
          </Button>
          <Button
            size="small"
            variant="quiet"
            aria-label={t(`templates.${verb}Named`, { name })}
            onClick={() => void change(id, version, { status: step }).catch(setError)}
          >
            {t(`templates.${verb}`)}
          </Button>
        </span>
      )}
    </li>
  );
}
