/** Leads to the first field that still lacks something, once the errors are drawn: a sheet may be longer than the screen. */
export function focusFirstGap(form: HTMLElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[data-invalid] input')?.focus());
}
