import { useState } from 'react';
import { useDraft, useTimeZone } from '#ui';
import type { ContactMode } from '../model.ts';
import { type ContactForm, emptyContact, gapsOf, toNewContact } from './contact-form.ts';
import { useSaveContact } from './queries.ts';

/** The state of the drawer: a draft that survives, what is missing once somebody tried to save, and the save itself. */
export function useContactForm({ caseId, mode, onSaved }: { caseId: string | null; mode: ContactMode | undefined; onSaved: () => void }) {
  const timeZone = useTimeZone();
  const { log } = useSaveContact();
  const draft = useDraft<ContactForm>(`contact:${caseId ?? 'new'}`, emptyContact(caseId, mode));
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();

  async function save(): Promise<void> {
    setTried(true);
    if (saving || gapsOf(draft.value).length > 0) return;
    setSaving(true);
    setError(undefined);
    try {
      await log(toNewContact(draft.value, timeZone));
      draft.discard();
      setTried(false);
      onSaved();
    } catch (caught) {
      setError(caught);
    } finally {
      setSaving(false);
    }
  }

  function discard(): void {
    draft.discard();
    setTried(false);
    setError(undefined);
  }

  return { form: draft.value, change: draft.setValue, gaps: tried ? gapsOf(draft.value) : [], error, saving, save, discard };
}
