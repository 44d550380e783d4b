import { type RefObject, useEffect } from 'react';

/** Puts the focus on the first field of a form that was fetched after its popover had opened. */
export function useFirstFocus(form: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:checked, input, textarea, button')?.focus();
  }, [form]);
}
