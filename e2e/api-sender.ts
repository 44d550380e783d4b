import assert from 'node:assert/strict';
import type { Actor } from '#platform';
import type { TestResponse, TestServer } from '#testing';

/** Sends a request that must succeed, naming the version it saw if it changes something; answers the body. */
export type Send = (
  actor: Actor,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  url: string,
  body?: object,
  version?: number,
) => Promise<TestResponse['body']>;

/** The way of a story through the API of the server that stands when it is told. */
export function senderTo(server: () => TestServer): Send {
  return async (actor, method, url, body, version) => {
    const answer = await server().request(actor, method, `/api${url}`, body, version === undefined ? {} : { 'if-match': `"${version}"` });
    assert.ok(answer.status < 300, `${method} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
}
