import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { Problem } from '#client';
import { useDraft } from '../drafts/use-draft.ts';
import { type FieldConflict, splitConflict } from '../feedback/conflict.ts';
import { focusFirstGap } from './focus-first-gap.ts';
import { changesOf, checkForm, type FormValues, valueAt } from './form-state.ts';
import { fieldOfPointer, wordsOfFieldProblem } from './issue-words.ts';
import { useIssueText, useIssueWords } from './use-issue-text.ts';

/** What is saved: the whole value, only what was changed, and the version the person saw. */
export type FormSave<Schema extends z.ZodObject> = {
  value: z.output<Schema>;
  changes: Partial<z.output<Schema>>;
  version: number | undefined;
};

export type ZodFormOptions<Schema extends z.ZodObject> = {
  schema: Schema;
  initial: Partial<z.input<Schema>>;
  /** The version of the record the form was filled from. */
  version?: number | undefined;
  /** Under which name the draft is kept; without it nothing is kept. */
  draftKey?: string | undefined;
  /** A few words for the list of drafts. */
  draftLabel?: Record<string, string> | undefined;
  onSave: (save: FormSave<Schema>) => Promise<unknown> | unknown;
};

export type FormConflict = {
  version: number;
  changedByName: string | null;
  changedAt: string;
  /** What both changed. */
  fields: readonly FieldConflict[];
  /** What only the others changed, to be saved with the choice. */
  theirs: FormValues;
};

/**
 * What the form was filled from, and the version of it: what was changed is told from this, and nothing newer counts as seen. It is kept with the draft,
 * because the record may have moved on when the draft is taken up again.
 */
type Written = { values: FormValues; base: { values: FormValues; version: number | undefined } };

const freshly = (values: FormValues, version: number | undefined): Written => ({ values, base: { values, version } });

/** What was found under the draft's name; one that was kept without its base, by an earlier version of Lotse, counts as begun now. */
const readDraft = (found: Written | FormValues, first: Written): Written =>
  'base' in found && 'values' in found ? (found as Written) : { values: found, base: first.base };

/** The state of a form over a zod schema: values, errors in words, drafts, saving, and what the server says to it. */
export function useZodForm<Schema extends z.ZodObject>({ schema, initial, version, draftKey, draftLabel, onSave }: ZodFormOptions<Schema>) {
  const issueText = useIssueText();
  const issueWords = useIssueWords();
  const [first] = useState(() => freshly(initial, version));
  const draft = useDraft<Written>(draftKey, first, draftLabel);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [problem, setProblem] = useState<unknown>();
  const [conflict, setConflict] = useState<FormConflict>();
  const [busy, setBusy] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const { values, base } = readDraft(draft.value, first);
  const { setValue: write, follow } = draft;
  const setValue = useCallback((next: FormValues) => write({ values: next, base }), [write, base]);
  // Somebody else's change shows while nothing is written here; from the first letter on it is a matter for the conflict dialogue.
  useEffect(() => {
    if (values === base.values && version !== base.version) follow(freshly(initial, version));
  });

  const errorsNow = useCallback(
    (now: FormValues): Map<string, string> => {
      const checked = checkForm(schema, now);
      if (checked.ok) return new Map();
      return new Map([...checked.issues].map(([path, issue]) => [path, issueText(issue, valueAt(now, path))]));
    },
    [schema, issueText],
  );

  const set = useCallback(
    (name: string, value: unknown) => {
      const next = { ...values, [name]: value };
      setValue(next);
      const isOfField = (path: string) => path === name || path.startsWith(`${name}.`);
      // Somebody who corrects an error sees at once when it is gone; nobody is told off while still typing.
      if ([...errors.keys()].some(isOfField)) {
        const now = errorsNow(next);
        setErrors(
          new Map([...errors].filter(([path]) => !isOfField(path) || now.has(path)).map(([path, text]) => [path, now.get(path) ?? text])),
        );
      }
    },
    [values, setValue, errors, errorsNow],
  );

  const leave = (name: string) => {
    const own = [...errorsNow(values)].filter(([path]) => path === name || path.startsWith(`${name}.`));
    // An empty field is not wrong yet; it is told when the form is saved.
    if (own.length > 0 && valueAt(values, name)) setErrors(new Map([...errors, ...own]));
  };

  const focusFirstError = () => focusFirstGap(element.current);

  const send = async (toSave: FormValues, seen: number | undefined): Promise<void> => {
    const checked = checkForm(schema, toSave);
    if (!checked.ok) {
      setErrors(new Map([...checked.issues].map(([path, issue]) => [path, issueText(issue, valueAt(toSave, path))])));
      focusFirstError();
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      const changes = changesOf(schema, base.values, toSave) as Partial<z.output<Schema>>;
      await onSave({ value: checked.value, changes, version: seen });
      setErrors(new Map());
      setConflict(undefined);
      follow(freshly(toSave, seen));
      await draft.finish(new Date().toISOString());
    } catch (error) {
      const found = conflictOf(error, schema);
      if (found && found.fields.length === 0 && found.version !== seen) return await send({ ...toSave, ...found.theirs }, found.version);
      if (found) setConflict(found);
      else setProblem(error);
      const ofFields = (error instanceof Problem ? error.errors : []).map((found) => {
        const field = fieldOfPointer(found.pointer);
        return [field, issueWords(wordsOfFieldProblem(found, valueAt(toSave, field)))] as const;
      });
      setErrors(new Map(ofFields));
      if (ofFields.length > 0) focusFirstError();
    } finally {
      setBusy(false);
    }
  };

  return {
    schema,
    element,
    values,
    set,
    leave,
    errors,
    problem,
    busy,
    restored: draft.restored,
    discardDraft: draft.discard,
    submit: () => send(values, base.version),
    conflict,
    /** Saves what was chosen, against the version that is there now. */
    resolveConflict: (chosen: Record<string, unknown>) => {
      const next = { ...values, ...conflict?.theirs, ...chosen };
      setValue(next);
      return send(next, conflict?.version);
    },
    dismissConflict: () => setConflict(undefined),
  };
}

export type ZodFormState<Schema extends z.ZodObject> = ReturnType<typeof useZodForm<Schema>>;

/** Nothing is taken over unasked that the form could not hold; that stays a choice. */
function conflictOf(error: unknown, schema: z.ZodObject): FormConflict | undefined {
  if (!(error instanceof Problem) || error.code !== 'write.conflict') return undefined;
  const { version, changedByName = null, changedAt, fields } = error.facts as Partial<FormConflict>;
  if (typeof version !== 'number' || !Array.isArray(fields) || typeof changedAt !== 'string') return undefined;
  const holds = ({ field, theirs }: FieldConflict) =>
    (schema.shape as Record<string, z.ZodType>)[field]?.safeParse(theirs).success ?? false;
  const { open, theirs } = splitConflict(fields.filter(holds));
  return { version, changedByName, changedAt, fields: fields.filter((field) => !holds(field) || open.includes(field)), theirs };
}
