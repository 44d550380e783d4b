import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Problem } from '#client';
import { type FieldConflict, splitConflict } from './conflict.ts';

/** Two people rarely change one thing; the dialogue is fetched when they do. */
const ConflictDialog = lazy(() => import('./conflict-dialog.tsx').then((module) => ({ default: module.ConflictDialog })));

type Change = Record<string, unknown>;

type VersionedSaveOptions = {
  /** What is being changed, in the middle of a sentence: "this goal". */
  what: string;
  /** Sends the change with the version that was seen. Throws the `Problem` of a refusal. */
  send: (change: Change, version: number) => Promise<void>;
  labelOf: (field: string) => string;
  /** A value as the reader reads it; as text unless said otherwise. */
  showValue?: (field: string, value: unknown) => ReactNode;
  onSaved: () => void;
};

type Conflict = {
  version: number;
  fields: readonly FieldConflict[];
  changedByName: string;
  changedAt: string;
  yoursAt: string;
  change: Change;
};

/**
 * Saving a record that somebody else may have changed meanwhile: `save(change, version)`, and when the server answers that it was, the dialogue in which
 * one chooses field by field; where nobody wrote over the other, both changes are kept without asking. `dialog` goes anywhere into the page; `error` is every other refusal.
 */
export function useVersionedSave({
  what,
  send,
  labelOf,
  showValue = (_field, value) => String(value ?? '–'),
  onSaved,
}: VersionedSaveOptions) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [conflict, setConflict] = useState<Conflict>();

  async function save(change: Change, version: number): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await send(change, version);
      setConflict(undefined);
      onSaved();
    } catch (caught) {
      const found = conflictOf(caught, change);
      if (found && found.fields.length === 0 && found.version !== version) return await save(found.change, found.version);
      setConflict(found);
      if (!found) setError(caught);
    } finally {
      setBusy(false);
    }
  }

  const dialog = conflict && (
    <Suspense>
      <ConflictDialog
        key={conflict.version}
        what={what}
        theirName={conflict.changedByName}
        theirsAt={conflict.changedAt}
        yoursAt={conflict.yoursAt}
        conflicts={conflict.fields}
        labelOf={labelOf}
        showValue={showValue}
        onSave={(chosen) => save({ ...conflict.change, ...chosen }, conflict.version)}
        onClose={() => setConflict(undefined)}
      />
    </Suspense>
  );
  return { save, busy, error, dialog };
}

/** Fields that only one side changed need no choice: the change takes over what the others wrote. */
function conflictOf(caught: unknown, change: Change): Conflict | undefined {
  if (!(caught instanceof Problem) || caught.code !== 'write.conflict') return undefined;
  const { version, fields, changedByName, changedAt } = caught.facts as Omit<Conflict, 'change' | 'yoursAt'>;
  const { open, theirs } = splitConflict(fields);
  const merged = { ...change, ...theirs };
  return { version, fields: open, changedByName: changedByName ?? '', changedAt, yoursAt: new Date().toISOString(), change: merged };
}
