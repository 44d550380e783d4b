import { type RefObject, useState } from 'react';

/**
 * Copies a text to take along. Where the browser gives no clipboard (plain http, or a refusal), what stands in `shown` is selected instead, to be copied
 * by hand; `copied` says which of the two it was.
 */
export function useCopy(shown: RefObject<HTMLElement | null>) {
  const [copied, setCopied] = useState<'copied' | 'byHand'>();
  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('copied');
    } catch {
      if (shown.current) select(shown.current);
      setCopied('byHand');
    }
  }
  return { copied, copy };
}

function select(element: HTMLElement): void {
  if (element instanceof HTMLInputElement) element.select();
  else window.getSelection()?.selectAllChildren(element);
}
