import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages, newId } from '#kernel';
import { purposes, releasableCategories } from '#modules/consents/index.ts';
import { Button, FormView, Segmented, useLanguage, useZodForm } from '#ui';
import { type Audience, audiences, LetterTemplateId, type TemplateText } from '../model.ts';
import { unknownFields } from '../rules-merge.ts';
import styles from './letters.module.css';
import { type Template, useTemplateActions } from './queries.ts';
import { formOf, TemplateForm } from './template-form.ts';
import { TemplatePreview } from './template-preview.tsx';
import { TemplateTextField } from './template-text-field.tsx';

/** The form of a template and, beside it, how the letter reads in the language one works on. */
export function TemplateEditor({ template }: { template: Template | undefined }) {
  const { t } = useTranslation(['letters', 'consents', 'ui']);
  const navigate = useNavigate();
  const { add, change } = useTemplateActions();
  const [id] = useState(() => LetterTemplateId.parse(newId()));
  const mine = useLanguage();
  const [language, setLanguage] = useState<Language>(() => (template && template[mine] === null ? firstOf(template) : mine));
  const form = useZodForm({
    schema: TemplateForm,
    initial: formOf(template),
    version: template?.version,
    draftKey: `letter-template:${template?.id ?? 'new'}`,
    onSave: async ({ value, changes, version }) => {
      if (template) await change(template.id, version ?? template.version, changes);
      else await add({ id, ...value });
      await navigate({ href: '/letter-templates' });
    },
  });
  const wrong = languages.filter((each) => [...form.errors.keys()].some((path) => path === each || path.startsWith(`${each}.`)));
  const text = (form.values[language] ?? null) as TemplateText | null;
  return (
    <div className={styles.desk}>
      <div>
        <FormView
          form={form}
          what={t('letters:templates.what')}
          level={2}
          sections={[
            {
              fields: {
                audience: {
                  label: t('letters:templates.audience'),
                  widget: 'radios',
                  options: audiences.map((value) => ({ value, label: t(`letters:audience.${value}`) })),
                },
                category: {
                  label: t('letters:templates.category'),
                  help: t('letters:templates.categoryHelp'),
                  options: releasableCategories.map((value) => ({ value, label: t(`ui:category.${value}`) })),
                },
                purpose: {
                  label: t('letters:templates.purpose'),
                  options: purposes.map((value) => ({ value, label: t(`consents:purpose.${value}`) })),
                },
              },
            },
            {
              title: t('letters:templates.body'),
              help: (
                <Segmented
                  label={t('letters:templates.language')}
                  options={languages.map((value) => ({ value, label: t(`letters:languageName.${value}`) }))}
                  value={language}
                  onChange={setLanguage}
                  error={
                    wrong.length > 0 && !wrong.includes(language)
                      ? wrong.map((each) => t(`letters:languageName.${each}`)).join(', ')
                      : undefined
                  }
                />
              ),
              fields: {
                [language]: {
                  label: t('letters:templates.body'),
                  render: ({ value, onChange, error }) => (
                    <TemplateTextField
                      key={language}
                      language={language}
                      value={(value ?? null) as TemplateText | null}
                      onChange={onChange}
                      error={error}
                      unknown={unknownFields(`${text?.subject ?? ''}\n${text?.body ?? ''}`)}
                    />
                  ),
                },
              },
            },
          ]}
        >
          <div className={styles.end}>
            <Button type="submit" variant="primary" busy={form.busy}>
              {t('letters:templates.save')}
            </Button>
            <Button variant="quiet" onClick={() => void navigate({ href: '/letter-templates' })}>
              {t('ui:cancel')}
            </Button>
          </div>
        </FormView>
      </div>
      <TemplatePreview language={language} audience={(form.values.audience ?? 'client') as Audience} text={text} />
    </div>
  );
}

function firstOf(template: Template): Language {
  return languages.find((language) => template[language] !== null) ?? 'en';
}
