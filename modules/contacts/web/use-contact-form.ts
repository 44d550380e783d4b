import { useState } from 'react';
import { useDraft, useTimeZone } from '#ui';
import type { ContactMode, NewContact } from '../model.ts';
import { type ContactForm, emptyContact, gapsOf, toNewContact } from './contact-form.ts';
import { useSaveContact } from './queries.ts';

/** The state of the drawer: a draft that survives, what is missing once somebody tried to save, and the save itself. */
export function useContactForm({
  caseId,
  mode,
  onSaved,
}: {
  caseId: string | null;
  mode: ContactMode | undefined;
  onSaved: (saved: NewContact) => void;
}) {
  const timeZone = useTimeZone();
  const { log } = useSaveContact();
  const empty = emptyContact(caseId, mode);
  const draft = useDraft<ContactForm>(`contact:${caseId ?? 'new'}`, empty);
  // A draft begun before the form had all its fields takes the usual for the rest.
  const form = { ...empty, ...draft.value };
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();

  async function save(): Promise<void> {
    setTried(true);
    if (saving || gapsOf(form).length > 0) return;
    setSaving(true);
    setError(undefined);
    try {
      const contact = toNewContact(form, timeZone);
      await log(contact);
      draft.discard();
      setTried(false);
      onSaved(contact);
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

  return { form, change: draft.setValue, gaps: tried ? gapsOf(form) : [], error, saving, restored: draft.restored, save, discard };
}
