import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Problem } from '#client';
import type { QuestionnaireResponse } from '#questionnaire';
import { createAnswerSaver } from './answer-saver.ts';

const form = (language: string): QuestionnaireResponse => ({ resourceType: 'QuestionnaireResponse', status: 'in-progress', language });
const start = { version: 1, savedAt: '2026-03-10T09:40:00Z' };

/** A server that notes what it was sent and answers as told. */
function server(...answers: (Error | undefined)[]) {
  const sent: [string | undefined, number][] = [];
  const send = async (response: QuestionnaireResponse, version: number) => {
    sent.push([response.language, version]);
    const error = answers.shift();
    if (error) throw error;
    return { version: version + 1, savedAt: '2026-03-10T09:44:00Z' };
  };
  return { sent, send };
}

describe('saving while somebody answers', () => {
  it('sends what stands there last, each time against the version before', async () => {
    const { sent, send } = server();
    const saver = createAnswerSaver(start, send);
    saver.write(form('a'));
    saver.write(form('b'));
    assert.equal(saver.state().kind, 'waiting');
    const first = saver.flush();
    saver.write(form('c'));
    assert.equal(await first, 3);
    assert.deepEqual(sent, [
      ['b', 1],
      ['c', 2],
    ]);
    assert.deepEqual(saver.state(), { kind: 'saved', savedAt: '2026-03-10T09:44:00Z' });
  });

  it('has nothing to send when nothing changed', async () => {
    const { sent, send } = server();
    assert.equal(await createAnswerSaver(start, send).flush(), 1);
    assert.deepEqual(sent, []);
  });

  it('keeps what it could not send, and sends it later', async () => {
    const { sent, send } = server(new Problem(0), undefined);
    const saver = createAnswerSaver(start, send, { retryMs: 1 });
    saver.write(form('a'));
    assert.equal(await saver.flush(), undefined);
    assert.equal(saver.state().kind, 'unsent');
    assert.equal(await saver.flush(), 2);
    assert.equal(sent.length, 2);
  });

  it('stops at a conflict until it is decided', async () => {
    const conflict = new Problem(409, { code: 'write.conflict' });
    const { sent, send } = server(conflict);
    const saver = createAnswerSaver(start, send);
    saver.write(form('a'));
    assert.equal(await saver.flush(), undefined);
    assert.deepEqual(saver.state(), { kind: 'stopped', problem: conflict });
    saver.continueFrom(7);
    saver.write(form('mix'));
    assert.equal(await saver.flush(), 8);
    assert.deepEqual(sent.at(-1), ['mix', 7]);
  });
});
