import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSessionGate } from './session-gate.ts';

describe('the session gate', () => {
  it('holds every request that meets a lost session, and lets all go after one sign-in', async () => {
    const gate = createSessionGate();
    const shown: boolean[] = [];
    gate.watch((closed) => shown.push(closed));
    const passed: string[] = [];
    const requests = ['save', 'list'].map((name) => gate.signedInAgain().then(() => passed.push(name)));
    assert.deepEqual([shown, passed], [[false, true], []]);
    gate.open();
    await Promise.all(requests);
    assert.deepEqual(
      [shown, passed],
      [
        [false, true, false],
        ['save', 'list'],
      ],
    );
  });

  it('closes again when the session is lost a second time', async () => {
    const gate = createSessionGate();
    const first = gate.signedInAgain();
    gate.open();
    await first;
    let passed = false;
    const second = gate.signedInAgain().then(() => {
      passed = true;
    });
    await Promise.resolve();
    assert.equal(passed, false);
    gate.open();
    await second;
  });

  it('holds what is asked meanwhile until somebody has signed in, and nothing while it is open', async () => {
    const gate = createSessionGate();
    await gate.whenOpen();
    void gate.signedInAgain();
    let asked = false;
    const later = gate.whenOpen().then(() => {
      asked = true;
    });
    await Promise.resolve();
    assert.equal(asked, false);
    gate.open();
    await later;
    assert.ok(asked);
  });

  it('refuses everything that waited when the person would rather not, and asks anew the next time', async () => {
    const gate = createSessionGate();
    const waited = assert.rejects(gate.signedInAgain());
    gate.leave();
    await waited;
    const again = gate.signedInAgain();
    gate.open();
    await again;
  });

  it('is not watched before a dialogue can be shown', () => {
    const gate = createSessionGate();
    assert.equal(gate.isWatched(), false);
    const stop = gate.watch(() => {});
    assert.equal(gate.isWatched(), true);
    stop();
    assert.equal(gate.isWatched(), false);
  });
});
