import { type KeyboardEvent, lazy, type ReactNode, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Button } from '../actions/button.tsx';
import { cx } from '../cx.ts';
import { ProblemAlert } from '../feedback/problem-alert.tsx';
import { SavedChip } from '../feedback/saved-chip.tsx';
import styles from './field.module.css';
import type { FieldLook, FormSection } from './field-look.ts';
import { FormField } from './form-field.tsx';
import { useZodForm, type ZodFormOptions, type ZodFormState } from './use-zod-form.ts';

/** Two people rarely change one thing; the dialogue is fetched when they do. */
const ConflictDialog = lazy(() => import('../feedback/conflict-dialog.tsx').then((module) => ({ default: module.ConflictDialog })));

type FormViewProps<Schema extends z.ZodObject> = {
  form: ZodFormState<Schema>;
  sections: readonly FormSection<Schema>[];
  /** What a conflict is about, in the middle of a sentence: "this goal". */
  what?: string | undefined;
  /** The level of the sections' headings: 2 right under the page's title, 3 in a drawer. */
  level?: 2 | 3 | undefined;
  children?: ReactNode;
};

type ZodFormProps<Schema extends z.ZodObject> = ZodFormOptions<Schema> &
  Omit<FormViewProps<Schema>, 'form' | 'children'> & { saveLabel?: string | undefined; onCancel?: (() => void) | undefined };

/** A whole form from a zod schema: fields in sections, errors beside them, a draft that is kept, and the buttons at the end. */
export function ZodForm<Schema extends z.ZodObject>({ saveLabel, onCancel, sections, what, level, ...options }: ZodFormProps<Schema>) {
  const { t } = useTranslation('ui');
  const form = useZodForm(options);
  return (
    <FormView form={form} sections={sections} what={what} level={level}>
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" busy={form.busy} shortcut={`${t('keys.ctrl')} ↵`}>
          {saveLabel ?? t('save')}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </FormView>
  );
}

/** The fields of a form whose buttons stand elsewhere, as in a drawer: give the button `onClick={form.submit}`. Ctrl Enter saves too. */
export function FormView<Schema extends z.ZodObject>({ form, sections, what, level = 3, children }: FormViewProps<Schema>) {
  const { t } = useTranslation('ui');
  const saveWithKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void form.submit();
  };
  return (
    <form
      ref={form.element}
      className={styles.form}
      noValidate
      onKeyDown={saveWithKeys}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      {form.restored && (
        <div className={styles.restored}>
          <SavedChip state={{ kind: 'draft', at: form.restored.updatedAt, device: form.restored.device }} />
          <Button size="small" variant="quiet" onClick={form.discardDraft}>
            {t('draft.discard')}
          </Button>
        </div>
      )}
      {form.problem !== undefined && <ProblemAlert error={form.problem} />}
      {sections.map((section, index) => (
        <SectionView key={section.title ?? index} form={form} section={section} level={level} />
      ))}
      {children}
      <FormConflictDialog form={form} sections={sections} what={what} />
    </form>
  );
}

type SectionViewProps<Schema extends z.ZodObject> = { form: ZodFormState<Schema>; section: FormSection<Schema>; level: 2 | 3 };

function SectionView<Schema extends z.ZodObject>({ form, section, level }: SectionViewProps<Schema>) {
  const Heading = `h${level}` as const;
  const id = useId();
  const shape = form.schema.shape as Record<string, z.ZodType>;
  const shown = looksOf(section).filter(([, look]) => look.showIf?.(form.values) ?? true);
  return (
    <section className={styles.section} aria-labelledby={section.title ? id : undefined}>
      {section.title && (
        <Heading id={id} className={styles.heading}>
          {section.title}
        </Heading>
      )}
      {section.help && <p className={styles.help}>{section.help}</p>}
      <div className={styles.grid}>
        {shown.map(([name, look]) => {
          const schema = shape[name];
          if (!schema) return null;
          return (
            <div key={name} className={cx(styles.cell, look.half && styles.half)}>
              <FormField
                name={name}
                schema={schema}
                look={look}
                value={form.values[name]}
                error={errorOf(form.errors, name)}
                onChange={(value) => form.set(name, value)}
                onLeave={() => form.leave(name)}
              />
            </div>
          );
        })}
      </div>
      {section.notice}
    </section>
  );
}

function FormConflictDialog<Schema extends z.ZodObject>({ form, sections, what }: Omit<FormViewProps<Schema>, 'children'>) {
  const { t } = useTranslation('ui');
  const { conflict } = form;
  if (!conflict) return null;
  const looks = new Map(sections.flatMap(looksOf));
  return (
    <Suspense>
      <ConflictDialog
        what={what ?? t('conflict.thisForm')}
        theirName={conflict.changedByName ?? t('conflict.somebody')}
        theirsAt={conflict.changedAt}
        yoursAt={new Date().toISOString()}
        conflicts={conflict.fields}
        labelOf={(field) => looks.get(field)?.label ?? field}
        showValue={(field, value) => looks.get(field)?.options?.find((option) => option.value === value)?.label ?? plainText(value)}
        onSave={form.resolveConflict}
        onClose={form.dismissConflict}
      />
    </Suspense>
  );
}

const looksOf = <Schema extends z.ZodObject>(section: FormSection<Schema>): [string, FieldLook][] =>
  Object.entries(section.fields as Record<string, FieldLook | undefined>).flatMap(([name, look]) => (look ? [[name, look]] : []));

/** The error of a field, or of the first thing inside it. */
function errorOf(errors: ReadonlyMap<string, string>, name: string): string | undefined {
  return errors.get(name) ?? [...errors].find(([path]) => path.startsWith(`${name}.`))?.[1];
}

function plainText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.map(plainText).join(', ');
  return typeof value === 'object' ? Object.values(value).filter(Boolean).map(plainText).join(', ') : String(value);
}
