import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createShortcutRegistry } from './shortcut-registry.ts';

const shortcut = (keys: string, label = keys, whileTyping = false) => ({ keys, label, whileTyping, run: () => {} });

describe('registered keys', () => {
  it('belong to whoever came last, and go back when they leave', () => {
    const registry = createShortcutRegistry();
    registry.set('page', [shortcut('escape', 'leave the page'), shortcut('d')]);
    registry.set('drawer', [shortcut('escape', 'close the drawer')]);
    assert.equal(registry.find('escape')?.label, 'close the drawer');
    registry.remove('drawer');
    assert.equal(registry.find('escape')?.label, 'leave the page');
  });
  it('are quiet while somebody types, unless they say otherwise', () => {
    const registry = createShortcutRegistry();
    registry.set('page', [shortcut('c'), shortcut('mod+k', 'find', true)]);
    assert.deepEqual([...registry.names({ whileTyping: true })], ['mod+k']);
    assert.deepEqual([...registry.names({ whileTyping: false })], ['c', 'mod+k']);
  });
  it('keep their usual meaning while their condition does not hold', () => {
    const registry = createShortcutRegistry();
    let isOnRow = false;
    registry.set('rows', [{ ...shortcut('enter'), when: () => isOnRow }]);
    assert.deepEqual([...registry.names({ whileTyping: false })], []);
    isOnRow = true;
    assert.deepEqual([...registry.names({ whileTyping: false })], ['enter']);
  });
  it('tell the list when they change, and keep it stable when they do not', () => {
    const registry = createShortcutRegistry();
    let changes = 0;
    registry.subscribe(() => changes++);
    registry.set('page', [shortcut('c')]);
    assert.equal(changes, 1);
    assert.equal(registry.all(), registry.all());
  });
});
