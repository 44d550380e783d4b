import assert from 'node:assert/strict';
import { it } from 'node:test';
import { testServer } from '#testing';
import { apiOperations } from '../operations.ts';
import { neverAccepted, openStage, prepare, recipes } from './index.ts';

it('every operation of the API has a request that is accepted', async () => {
  const server = await testServer({}, { limited: false });
  const stage = await openStage(server);
  const operations = await apiOperations();
  const unknown = Object.keys(recipes).filter((name) => !operations.some((operation) => operation.name === name));
  assert.deepEqual(unknown, []);
  const refused: string[] = [];
  for (const operation of operations) {
    try {
      const { url, body, headers, as } = await prepare(stage, operation);
      const answer = await server.request(as, operation.method, url, body, headers);
      if (answer.status >= 400 !== neverAccepted.has(operation.name))
        refused.push(`${operation.name}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
    } catch (error) {
      refused.push(`${operation.name}: ${String((error as Error).message).slice(0, 300)}`);
    }
  }
  await server.stop();
  assert.deepEqual(refused, []);
});
