import fc from 'fast-check';
import { badBodies } from './bad-bodies.ts';
import { type PickId, valuesOf } from './from-schema.ts';
import { hostileHeaders } from './hostile-headers.ts';
import { hostileTexts } from './hostile-values.ts';
import type { Operation } from './operations.ts';
import type { Prepared } from './recipes/index.ts';
import { spoiled, spoilt, varied } from './spoil.ts';
import { uploads } from './uploads.ts';

/** A request as it goes to the server, and how it was meant: to fit, nearly to fit, or to harm. */
export interface ProbeRequest {
  readonly intent: 'valid' | 'nearly' | 'hostile';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

/** A request that is still to be put together, perhaps of one that would be accepted. */
export interface Question {
  /** Whether it starts from a request that would be accepted, and who asks it then: who may, or anybody. */
  readonly from: 'accepted' | 'accepted, by anybody' | 'nothing';
  request(ready?: Prepared): ProbeRequest;
}

/** The operations that take a file: their bodies are not JSON, so the description does not tell them. */
export const takesUpload = /^POST \/(cases|people)\/\{id\}\/documents$/;

/** Everything that may be asked of one operation: a third is to be accepted, a third nearly, and a third is to harm. */
export function questionsOf(operation: Operation, pickId: PickId): fc.Arbitrary<Question> {
  const made = fitting(operation, pickId);
  const alone = (requests: fc.Arbitrary<ProbeRequest>) =>
    requests.map((request): Question => ({ from: 'nothing', request: () => request }));
  const asItIs = fc.constant<Question>({ from: 'accepted', request: (ready) => readied(operation, ready) });
  const body = operation.body;
  const changed = body
    ? varied(body, pickId).map((vary): Question => ({ from: 'accepted', request: (ready) => readied(operation, ready, vary) }))
    : asItIs;
  return fc.oneof(
    { weight: 4, arbitrary: asItIs },
    { weight: 2, arbitrary: changed },
    { weight: 1, arbitrary: alone(made) },
    { weight: 3, arbitrary: nearlyAccepted(operation) },
    { weight: 1, arbitrary: alone(nearlyFitting(operation, pickId)) },
    { weight: 2, arbitrary: harmful(operation) },
    { weight: 1, arbitrary: alone(fc.tuple(made, harm(operation)).map(([request, hurt]) => hurt(request))) },
  );
}

/** What fits the description in every part; the rules of the record may still refuse it. */
export function fitting(operation: Operation, pickId: PickId): fc.Arbitrary<ProbeRequest> {
  return fc
    .record({ path: paths(operation, pickId), query: queries(operation, pickId), headers: fittingHeaders, body: bodies(operation, pickId) })
    .map(({ path, query, headers, body }) => ({ intent: 'valid', url: path + query, ...body, headers: { ...headers, ...body.headers } }));
}

const asThatIs = (body: unknown) => body;

function readied(operation: Operation, ready: Prepared | undefined, vary: (body: unknown) => unknown = asThatIs): ProbeRequest {
  const { url, body, headers } = ready ?? { url: operation.path, body: undefined, headers: {} };
  if (Buffer.isBuffer(body)) return { intent: 'valid', url, headers, payload: body };
  const sent = vary(body);
  return sent === undefined ? { intent: 'valid', url, headers } : { intent: 'valid', url, ...withHeaders(asJson(sent), headers) };
}

const withHeaders = ({ payload, headers }: ReturnType<typeof asJson>, more: Readonly<Record<string, string>>) => ({
  payload,
  headers: { ...headers, ...more },
});

/** What would be accepted, with one place of it spoilt: of its body, or of its query. */
function nearlyAccepted(operation: Operation): fc.Arbitrary<Question> {
  return fc.tuple(spoilt, spoiledQueries(operation), fc.boolean()).map(
    ([spoil, query, byWhoMay]): Question => ({
      from: byWhoMay ? 'accepted' : 'accepted, by anybody',
      request(ready) {
        const request = readied(operation, ready, (body) => (body === undefined ? undefined : spoil(body)));
        const isSpoilt = request.payload !== undefined && !Buffer.isBuffer(request.payload);
        return { ...request, intent: 'nearly', url: isSpoilt ? request.url : withQuery(request.url, query) };
      },
    }),
  );
}

const withQuery = (url: string, query: string) => (url.includes('?') ? `${url}&${query.slice(1)}` : url + query);

function harmful(operation: Operation): fc.Arbitrary<Question> {
  return fc.tuple(harm(operation), fc.boolean()).map(
    ([hurt, byWhoMay]): Question => ({
      from: byWhoMay ? 'accepted' : 'accepted, by anybody',
      request: (ready) => hurt(readied(operation, ready)),
    }),
  );
}

function nearlyFitting(operation: Operation, pickId: PickId): fc.Arbitrary<ProbeRequest> {
  const body = operation.body ? spoiled(valuesOf(operation.body, pickId)).map(asJson) : bodies(operation, pickId);
  return fc
    .record({ path: paths(operation, pickId), query: spoiledQueries(operation), headers: fittingHeaders, body })
    .map((of) => ({ intent: 'nearly', url: of.path + of.query, ...of.body, headers: { ...of.headers, ...of.body.headers } }));
}

/** What makes a request one that is to harm: something in its path, its headers, or in the place of its body. */
function harm({ method, path }: Operation): fc.Arbitrary<(request: ProbeRequest) => ProbeRequest> {
  const places = /\{\w+\}/.test(path) ? ['path', 'headers', 'body'] : ['headers', 'body'];
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom(...hostileSegments), hostileHeaders, badBodies)
    .map(([where, segment, headers, bad]) => (request: ProbeRequest): ProbeRequest => {
      const hurt = { ...request, intent: 'hostile' as const };
      if (where === 'path') return { ...hurt, url: path.replaceAll(/\{\w+\}/g, segment) };
      if (where === 'headers' || method === 'GET') return { ...hurt, headers: { ...request.headers, ...headers } };
      const { payload, headers: of } = bad(String(request.payload ?? '{}'));
      return { ...hurt, payload, headers: { ...request.headers, ...of } };
    });
}

function paths({ path, parameters }: Operation, pickId: PickId): fc.Arbitrary<string> {
  const names = [...path.matchAll(/([\w-]+)?\/\{(\w+)\}/g)].map(([, before = '', name = '']) => ({
    name,
    field: name === 'id' ? before : name,
  }));
  const values = names.map(({ name, field }) => {
    const schema = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema ?? { type: 'string' };
    return valuesOf(schema, pickId, field);
  });
  return fc
    .tuple(...values)
    .map((chosen) => names.reduce((url, { name }, at) => url.replace(`{${name}}`, segment(String(chosen[at]))), path));
}

function queries({ parameters }: Operation, pickId: PickId): fc.Arbitrary<string> {
  const asked = parameters.filter((parameter) => parameter.in === 'query');
  const fields = Object.fromEntries(asked.map(({ name, schema }) => [name, valuesOf(schema, pickId, name)]));
  const requiredKeys = asked.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(fields, { requiredKeys, noNullPrototype: true }).map((query) => queryText(Object.entries(query)));
}

/** Some of the names the operation knows and some it does not, each once or several times, as one value, a list or a record. */
function spoiledQueries({ parameters }: Operation): fc.Arbitrary<string> {
  const known = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const names = [...known, ...known.flatMap((name) => [`${name}[]`, `${name}[$ne]`, `${name}.0`]), '__proto__', 'unknown', ''];
  const pairs = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...shortTexts), fc.integer({ min: 1, max: 3 })), {
    maxLength: 3,
  });
  return pairs.map((chosen) =>
    queryText(chosen.flatMap(([name, text, times]) => Array.from({ length: times }, () => [name, text] as const))),
  );
}

function queryText(pairs: readonly (readonly [string, unknown])[]): string {
  const texts = pairs.flatMap(([name, value]) => [value].flat().map((one) => `${name}=${segment(String(one))}`));
  return texts.length > 0 ? `?${texts.join('&')}` : '';
}

/** As a browser writes it; half of a surrogate pair, which has no way of writing, as the bytes some programs send. */
const segment = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80');

const shortTexts = hostileTexts.filter((text) => text.length < 5_000);
const hostileSegments = [
  ...shortTexts.map(segment),
  '%zz',
  '%',
  '%c0%ae%c0%ae/',
  '..;/',
  'a'.repeat(300),
  '?',
  '#',
  'a/b',
  '%2f',
  '..%2f..%2f',
  '%00',
  '%0d%0aa:b',
];

function bodies(operation: Operation, pickId: PickId): fc.Arbitrary<Pick<ProbeRequest, 'payload' | 'headers'>> {
  if (takesUpload.test(operation.name)) return uploads;
  return operation.body ? valuesOf(operation.body, pickId).map(asJson) : fc.constant({ headers: {} });
}

const asJson = (body: unknown) => ({ payload: JSON.stringify(body) ?? '', headers: { 'content-type': 'application/json' } });

const fittingHeaders = fc.nat({ max: 3 }).map((version): Record<string, string> => (version === 0 ? {} : { 'if-match': `"${version}"` }));
