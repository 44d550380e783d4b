/** Which item the focus goes to after a key: arrows go round, Home and End jump, a letter finds the next item that begins with it. */
export function itemAfterKey(
  press: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  texts: readonly string[],
  at: number,
): number | undefined {
  if (texts.length === 0 || press.ctrlKey || press.metaKey || press.altKey) return undefined;
  switch (press.key) {
    case 'ArrowDown':
      return (at + 1) % texts.length;
    case 'ArrowUp':
      return at <= 0 ? texts.length - 1 : at - 1;
    case 'Home':
      return 0;
    case 'End':
      return texts.length - 1;
    default:
      return /^\p{L}$/u.test(press.key) ? itemWithLetter(press.key, texts, at) : undefined;
  }
}

function itemWithLetter(letter: string, texts: readonly string[], at: number): number | undefined {
  const order = texts.map((_, index) => (at + 1 + index) % texts.length);
  return order.find((index) => texts[index]?.trim().toLowerCase().startsWith(letter.toLowerCase()));
}
