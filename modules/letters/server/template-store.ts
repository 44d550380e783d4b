import { orThrow, Refused } from '#kernel';
import { changeVersioned, json, record, type Tx } from '#platform';
import { Audience, type LetterTemplateChange, type NewLetterTemplate, TemplateStatus, TemplateText, type TemplateTexts } from '../model.ts';
import { checkStep, checkTexts } from '../rules-template.ts';
import { templateChanged } from './events.ts';

/** A template as rules and letters take it. */
export interface TemplateRow {
  readonly id: string;
  readonly audience: Audience;
  readonly category: string;
  readonly purpose: string;
  readonly status: TemplateStatus;
  readonly texts: TemplateTexts;
  readonly version: number;
}

/** Adds a template as a draft, or at once published for a network that is just being furnished. Refuses what {@link checkTexts} refuses. */
export async function addTemplate(
  tx: Tx,
  { en, de, it, ...template }: NewLetterTemplate,
  status: Exclude<TemplateStatus, 'retired'> = 'draft',
): Promise<void> {
  orThrow(checkTexts({ en, de, it }));
  const texts = { en: en && json(en), de: de && json(de), it: it && json(it) };
  await tx.db
    .insertInto('letterTemplates')
    .values({ ...template, ...texts, status })
    .execute();
  note(tx, template, 'added');
}

/** Changes what is given at the version seen. Refuses what {@link checkTexts} and {@link checkStep} refuse, `write.conflict`. */
export async function changeTemplate(tx: Tx, id: string, seen: number, change: LetterTemplateChange): Promise<void> {
  const before = await loadTemplate(tx, id);
  const { status = before.status } = change;
  orThrow(checkStep(before.status, status));
  orThrow(checkTexts({ en: textOf('en'), de: textOf('de'), it: textOf('it') }));
  await changeVersioned(tx, 'letterTemplates', id, seen, change);
  const step = status === before.status || status === 'draft' ? 'changed' : status;
  note(tx, { id, audience: change.audience ?? before.audience }, step);

  function textOf(language: keyof TemplateTexts) {
    const given = change[language];
    return given === undefined ? before.texts[language] : given;
  }
}

/** One template, whatever its state; refuses `record.not-found`. */
export async function loadTemplate(tx: Tx, id: string): Promise<TemplateRow> {
  const row = await tx.db
    .selectFrom('letterTemplates')
    .select(['id', 'audience', 'category', 'purpose', 'status', 'en', 'de', 'it', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refused({ code: 'record.not-found' });
  const { en, de, it, ...template } = row;
  const text = TemplateText.nullable();
  return {
    ...template,
    audience: Audience.parse(row.audience),
    status: TemplateStatus.parse(row.status),
    texts: { en: text.parse(en), de: text.parse(de), it: text.parse(it) },
  };
}

function note(tx: Tx, { id, audience }: { id: string; audience: Audience }, change: 'added' | 'changed' | 'published' | 'retired'): void {
  record(tx, templateChanged, { organizationId: tx.actor.organizationId ?? undefined }, { templateId: id, audience, change });
}
