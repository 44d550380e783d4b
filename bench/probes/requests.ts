import fc from 'fast-check';
import { badBodies } from './bad-bodies.ts';
import { type PickId, valuesOf } from './from-schema.ts';
import { hostileTexts } from './hostile-values.ts';
import type { Operation } from './operations.ts';
import { spoiled } from './spoil.ts';
import { uploads } from './uploads.ts';

/** A request as it goes to the server, and how it was meant: to fit, nearly to fit, or to harm. */
export interface ProbeRequest {
  readonly intent: 'valid' | 'nearly' | 'hostile';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

/** The operations that take a file: their bodies are not JSON, so the description does not tell them. */
export const takesUpload = /^POST \/(cases|people)\/\{id\}\/documents$/;

/** Everything that may be asked of one operation. */
export function requestsOf(operation: Operation, pickId: PickId): fc.Arbitrary<ProbeRequest> {
  const valid = fitting(operation, pickId);
  return fc.oneof(
    { weight: 5, arbitrary: valid },
    { weight: 4, arbitrary: nearlyFitting(operation, pickId) },
    { weight: 3, arbitrary: hostile(operation, valid) },
  );
}

/** What fits the description in every part; the rules of the record may still refuse it. */
export function fitting(operation: Operation, pickId: PickId): fc.Arbitrary<ProbeRequest> {
  return fc
    .record({ path: paths(operation, pickId), query: queries(operation, pickId), headers: fittingHeaders, body: bodies(operation, pickId) })
    .map(({ path, query, headers, body }) => ({ intent: 'valid', url: path + query, ...body, headers: { ...headers, ...body.headers } }));
}

function nearlyFitting(operation: Operation, pickId: PickId): fc.Arbitrary<ProbeRequest> {
  const body = operation.body ? spoiled(valuesOf(operation.body, pickId)).map(asJson) : bodies(operation, pickId);
  return fc
    .record({ path: paths(operation, pickId), query: spoiledQueries(operation), headers: fittingHeaders, body })
    .map((of) => ({ intent: 'nearly', url: of.path + of.query, ...of.body, headers: { ...of.headers, ...of.body.headers } }));
}

function hostile(operation: Operation, valid: fc.Arbitrary<ProbeRequest>): fc.Arbitrary<ProbeRequest> {
  const place = /\{\w+\}/.test(operation.path) ? ['path', 'headers', 'body'] : ['headers', 'body'];
  return fc
    .tuple(valid, fc.constantFrom(...place), fc.constantFrom(...hostileSegments), hostileHeaders, badBodies)
    .map(([request, where, segment, headers, bad]): ProbeRequest => {
      const hurt = { ...request, intent: 'hostile' as const };
      if (where === 'path') return { ...hurt, url: operation.path.replaceAll(/\{\w+\}/g, segment) };
      if (where === 'headers') return { ...hurt, headers: { ...request.headers, ...headers } };
      const { payload, headers: of } = bad(String(request.payload ?? '{}'));
      return operation.method === 'GET' ? hurt : { ...hurt, payload, headers: { ...request.headers, ...of } };
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

function spoiledQueries({ parameters }: Operation): fc.Arbitrary<string> {
  const names = [...parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name), '__proto__', 'unknown'];
  const pairs = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...hostileTexts.filter((text) => text.length < 5_000))), {
    maxLength: 3,
  });
  return pairs.map(queryText);
}

function queryText(pairs: readonly (readonly [string, unknown])[]): string {
  const texts = pairs.flatMap(([name, value]) => [value].flat().map((one) => `${name}=${segment(String(one))}`));
  return texts.length > 0 ? `?${texts.join('&')}` : '';
}

/** As a browser writes it; half of a surrogate pair, which has no way of writing, as the bytes some programs send. */
const segment = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80');

const hostileSegments = [
  ...hostileTexts.filter((text) => text.length < 5_000).map(segment),
  '%zz',
  '%',
  '%c0%ae%c0%ae/',
  '..;/',
  'a'.repeat(300),
  '?',
  '#',
];

function bodies(operation: Operation, pickId: PickId): fc.Arbitrary<Pick<ProbeRequest, 'payload' | 'headers'>> {
  if (takesUpload.test(operation.name)) return uploads;
  return operation.body ? valuesOf(operation.body, pickId).map(asJson) : fc.constant({ headers: {} });
}

const asJson = (body: unknown) => ({ payload: JSON.stringify(body) ?? '', headers: { 'content-type': 'application/json' } });

const fittingHeaders = fc.nat({ max: 3 }).map((version): Record<string, string> => (version === 0 ? {} : { 'if-match': `"${version}"` }));

const hostileHeaders: fc.Arbitrary<Record<string, string>> = fc.constantFrom<Record<string, string>>(
  { 'if-match': '*' },
  { 'if-match': '"99999999999999999999"' },
  { 'if-match': `"1" OR 1=1` },
  { cookie: 'lotse_session=%00%ff; lotse_session=; __Host-lotse_session=x' },
  { cookie: `lotse_session=${'a'.repeat(6_000)}` },
  { 'user-agent': '<script>alert(1)</script>' },
  { 'accept-language': '../../../etc/passwd;q=NaN' },
  { accept: 'text/html' },
  { range: 'bytes=0-0,5-1,-9999999999' },
  { 'x-forwarded-for': "127.0.0.1, ' OR 1=1" },
  { 'x-http-method-override': 'DELETE' },
  { origin: 'https://evil.example' },
  { 'sec-fetch-site': 'cross-site' },
  { host: 'evil.example' },
  { 'content-encoding': 'gzip' },
  { 'content-type': 'application/json; charset=utf-7' },
  { 'content-type': 'multipart/form-data' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': '/' },
);
