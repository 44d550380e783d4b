import { FieldKey, type FieldValue } from './model-fields.ts';

const field = /\{\{([^{}]*)\}\}/g;
const gap = /\[\[([^[\]]*)\]\]/g;
/** What is left of a field or a gap that somebody damaged. */
const remnant = /\{\{|\}\}|\[\[|\]\]/g;

/**
 * What stands between double braces in a template and is not in the vocabulary; half of a pair is named as it stands. A template may have gaps of its own
 * (`[[what you ask for]]`): every letter fills them.
 */
export function unknownFields(text: string): string[] {
  const named = [...text.matchAll(field)].map(([, name = '']) => name.trim()).filter((name) => !FieldKey.safeParse(name).success);
  const broken = text.replace(field, '').replace(gap, '').match(remnant) ?? [];
  return [...new Set([...named, ...broken])];
}

/** The fields of a template, each once, in the order in which they stand. */
export function fieldsOf(text: string): FieldKey[] {
  const named = [...text.matchAll(field)].map(([, name = '']) => FieldKey.safeParse(name.trim()));
  return [...new Set(named.flatMap((found) => (found.success ? [found.data] : [])))];
}

/**
 * Puts values in the place of fields, once: a value is only ever text, whatever it looks like. A field without a value becomes a gap, `[[date of birth]]`, that
 * {@link gapsIn} finds until somebody has filled or struck it.
 */
export function mergeText(template: string, readValue: (key: FieldKey) => FieldValue, labelOf: (key: FieldKey) => string): string {
  return template.replace(field, (whole, name: string) => {
    const key = FieldKey.safeParse(name.trim());
    if (!key.success) return whole;
    const value = readValue(key.data);
    return 'text' in value ? harmless(value.text) : `[[${harmless(labelOf(key.data))}]]`;
  });
}

/** What is still to be filled in or struck: the words in double brackets, and what is left of a damaged pair. */
export function gapsIn(text: string): string[] {
  const open = [...text.matchAll(gap)].map(([, label = '']) => label.trim());
  const broken = text.replace(gap, '').match(remnant) ?? [];
  return [...new Set([...open, ...broken])];
}

/** A value that looks like a field or a gap is taken apart, so that it is neither. */
function harmless(value: string): string {
  return value.replace(/([{}[\]])(?=\1)/g, '$1 ');
}

/** A letter as it is set: paragraphs of lines, and lists where every line of a paragraph begins with a dash. */
export type Block = { readonly kind: 'lines' | 'list'; readonly lines: readonly string[] };

/** Takes the body of a letter apart at its empty lines. */
export function blocksOf(body: string): Block[] {
  return body
    .split(/\n\s*\n/)
    .map((part) => part.split('\n').map((line) => line.trim()))
    .map((lines) => lines.filter((line) => line !== ''))
    .filter((lines) => lines.length > 0)
    .flatMap(blocksOfParagraph);
}

const item = /^[-–•]\s+/;

/** A list may follow its introduction without an empty line. */
function blocksOfParagraph(lines: readonly string[]): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  for (const line of lines) {
    const kind = item.test(line) ? 'list' : 'lines';
    const last = blocks.at(-1);
    if (last?.kind === kind) last.lines.push(line.replace(item, ''));
    else blocks.push({ kind, lines: [line.replace(item, '')] });
  }
  return blocks;
}
