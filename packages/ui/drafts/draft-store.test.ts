import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { createDraftStore, type DraftsApi, type StoredDraft } from './draft-store.ts';

/** A server in memory that can be unplugged. */
function aServer() {
  const kept = new Map<string, StoredDraft>();
  const server = { online: true, saves: 0 };
  const reach = () => {
    if (!server.online) throw new Error('no connection');
  };
  const api: DraftsApi = {
    load: async (key) => kept.get(key) ?? null,
    save: async (key, { body, device }) => {
      reach();
      server.saves++;
      const updatedAt = `2026-03-10T13:4${server.saves}:00Z`;
      kept.set(key, { body, device, updatedAt });
      return { updatedAt };
    },
    remove: async (key) => {
      reach();
      kept.delete(key);
    },
  };
  return { api, kept, server };
}

const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('drafts', () => {
  it('go to the server after a pause, once for many keystrokes', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { api, kept, server } = aServer();
    const store = createDraftStore(api, { device: 'phone', pauseMs: 800 });
    for (const text of ['S', 'Sl', 'Slept better']) store.write('note', { text });
    assert.deepEqual(store.summary(), { unsaved: 1, unsent: 0, lastSavedAt: undefined });
    t.mock.timers.tick(800);
    await settled();
    assert.equal(server.saves, 1);
    assert.deepEqual(kept.get('note')?.body, { text: 'Slept better' });
    assert.deepEqual(store.summary(), { unsaved: 0, unsent: 0, lastSavedAt: '2026-03-10T13:41:00Z' });
  });

  it('written while a save is under way are saved again', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { api, kept, server } = aServer();
    const store = createDraftStore(api, { device: 'phone', pauseMs: 100 });
    store.write('note', 'first');
    t.mock.timers.tick(100);
    store.write('note', 'second');
    await settled();
    assert.equal(store.summary().unsaved, 1);
    t.mock.timers.tick(100);
    await settled();
    assert.equal(server.saves, 2);
    assert.equal(kept.get('note')?.body, 'second');
    assert.equal(store.summary().unsaved, 0);
  });

  it('that are finished while a save is under way stay gone, for a form opened again at once too', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { api, kept } = aServer();
    const slow = Promise.withResolvers<void>();
    const store = createDraftStore(
      {
        ...api,
        save: async (key, draft) => {
          await slow.promise;
          return api.save(key, draft);
        },
      },
      { device: 'phone', pauseMs: 100 },
    );
    store.write('note', 'Slept better');
    t.mock.timers.tick(100);
    const finished = store.finish('note', '2026-03-10T13:45:00Z');
    const opened = store.load('note');
    slow.resolve();
    await finished;
    assert.equal(await opened, null);
    assert.equal(kept.size, 0);
  });

  it('stay here while there is no connection, and are sent when it is back', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { api, kept, server } = aServer();
    const store = createDraftStore(api, { device: 'phone', pauseMs: 100, retryMs: 5000 });
    server.online = false;
    store.write('note', 'in the stairwell');
    t.mock.timers.tick(100);
    await settled();
    assert.deepEqual(store.summary(), { unsaved: 1, unsent: 1, lastSavedAt: undefined });
    server.online = true;
    t.mock.timers.tick(5000);
    await settled();
    assert.equal(kept.get('note')?.body, 'in the stairwell');
    assert.equal(store.summary().unsent, 0);
  });

  it('are gone once the form is saved, even if a save was still waiting', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { api, kept, server } = aServer();
    const store = createDraftStore(api, { device: 'phone', pauseMs: 100 });
    store.write('note', 'done');
    await store.finish('note', '2026-03-10T14:00:00Z');
    t.mock.timers.tick(10_000);
    await settled();
    assert.equal(server.saves, 0);
    assert.equal(kept.size, 0);
    assert.deepEqual(store.summary(), { unsaved: 0, unsent: 0, lastSavedAt: '2026-03-10T14:00:00Z' });
  });

  it('tell the chip about every change', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const store = createDraftStore(aServer().api, { device: 'phone' });
    const seen: number[] = [];
    const stop = store.subscribe(() => seen.push(store.summary().unsaved));
    store.write('a', 1);
    store.write('b', 2);
    stop();
    store.write('c', 3);
    mock.timers.reset();
    assert.deepEqual(seen, [1, 2]);
  });
});
