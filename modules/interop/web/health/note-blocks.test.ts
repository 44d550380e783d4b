import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { noteBlocks } from './note-blocks.ts';

describe('a clinical note', () => {
  it('is read as headings, points and paragraphs', () => {
    const note = '\n2020-02-06\n\n# Chief Complaint\n- Fatigue\n- Pallor\nsince Monday\n## Social History\r\nNever smoked.\r\nLives alone.';
    assert.deepEqual(noteBlocks(note), [
      { kind: 'paragraph', text: '2020-02-06' },
      { kind: 'heading', text: 'Chief Complaint' },
      { kind: 'list', items: ['Fatigue', 'Pallor'] },
      { kind: 'paragraph', text: 'since Monday' },
      { kind: 'heading', text: 'Social History' },
      { kind: 'paragraph', text: 'Never smoked.\nLives alone.' },
    ]);
  });
  it('loses no word, whatever is written', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const line = fc.tuple(fc.constantFrom('', '# ', '- ', '* '), word).map(([mark, text]) => `${mark}${text}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant(''))), (lines) => {
        const read = noteBlocks(lines.join('\n')).flatMap((block) => (block.kind === 'list' ? block.items : block.text.split('\n')));
        assert.deepEqual(
          read,
          lines.filter((text) => text !== '').map((text) => text.replace(/^[#*-] /, '')),
        );
      }),
    );
  });
});
