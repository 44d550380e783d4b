/** A statement of somebody who writes SQL by hand, as `pg` takes it. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Writes a statement with its values as parameters; statements inside it are put in place. */
export function q(strings: TemplateStringsArray, ...parts: readonly unknown[]): Statement {
  const values: unknown[] = [];
  const write = (texts: readonly string[], inside: readonly unknown[]): string =>
    texts.reduce((text, next, at) => {
      const part = inside[at - 1];
      return text + (isFragment(part) ? write(part.strings, part.parts) : `$${values.push(part)}`) + next;
    });
  return { text: write(strings, parts), values };
}

interface Fragment {
  readonly strings: readonly string[];
  readonly parts: readonly unknown[];
}

/** A piece of a statement. */
export function piece(strings: TemplateStringsArray, ...parts: readonly unknown[]): Fragment {
  return { strings, parts };
}

function isFragment(part: unknown): part is Fragment {
  return typeof part === 'object' && part !== null && 'strings' in part;
}
