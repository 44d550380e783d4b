import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createKeyReader, type KeyPress } from './key-reader.ts';

const known = new Set(['c', 'g t', 'g c', 'mod+k', 'mod+enter', 'escape', '?']);
const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

describe('keys', () => {
  it('are read alone, with Ctrl, or with Command', () => {
    const reader = createKeyReader();
    assert.equal(reader.read(press('c'), known, 0), 'c');
    assert.equal(reader.read(press('K', { ctrlKey: true }), known, 0), 'mod+k');
    assert.equal(reader.read(press('Enter', { metaKey: true }), known, 0), 'mod+enter');
    assert.equal(reader.read(press('?', { shiftKey: true }), known, 0), '?');
  });
  it('are read one after the other, within a moment', () => {
    const reader = createKeyReader(1000);
    assert.equal(reader.read(press('g'), known, 0), undefined);
    assert.equal(reader.read(press('t'), known, 900), 'g t');
    assert.equal(reader.read(press('g'), known, 2000), undefined);
    assert.equal(reader.read(press('t'), known, 3001), undefined);
  });
  it('mean the single key when the pair means nothing', () => {
    const reader = createKeyReader();
    reader.read(press('g'), known, 0);
    assert.equal(reader.read(press('c'), known, 100), 'g c');
    reader.read(press('g'), known, 200);
    assert.equal(reader.read(press('?'), known, 300), '?');
  });
  it('with Alt, and copy and paste, belong to the browser', () => {
    const reader = createKeyReader();
    assert.equal(reader.read(press('c', { altKey: true }), known, 0), undefined);
    assert.equal(reader.read(press('c', { ctrlKey: true }), known, 0), undefined);
    assert.equal(reader.read(press('Control', { ctrlKey: true }), known, 0), undefined);
  });
});
