/** A piece of a clinical note: a heading, a list or a paragraph. */
export type NoteBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] };

/**
 * The text of a note as blocks to be read. Many systems send light Markdown: lines that begin with # are headings, lines that begin with a dash
 * or star are points, empty lines part paragraphs. Everything else is kept as it was written, line by line.
 */
export function noteBlocks(text: string): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  const end = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join('\n') });
    if (items.length > 0) blocks.push({ kind: 'list', items });
    lines = [];
    items = [];
  };
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    const heading = /^#{1,6}\s+(.+)$/.exec(line)?.[1];
    const point = /^[-*•]\s+(.+)$/.exec(line)?.[1];
    if (heading !== undefined || line === '' || (point !== undefined && lines.length > 0) || (point === undefined && items.length > 0))
      end();
    if (heading !== undefined) blocks.push({ kind: 'heading', text: heading });
    else if (point !== undefined) items.push(point);
    else if (line !== '') lines.push(line);
  }
  end();
  return blocks;
}
