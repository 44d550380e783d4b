import fc from 'fast-check';

interface Body {
  readonly payload: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const json = { 'content-type': 'application/json' };
const asJson = (payload: string | Buffer): Body => ({ payload, headers: json });

/** A list in a list in a list …, deeper than anybody's stack. */
const bottomless = '['.repeat(50_000) + ']'.repeat(50_000);

/** What can be wrong with a body before anybody looks at its fields. Each takes the text of a body that fits. */
const wrongs: readonly ((text: string) => Body)[] = [
  (text) => asJson(text.slice(0, Math.floor(text.length / 2))),
  (text) => asJson(`${text}${text}`),
  (text) => asJson(`\ufeff${text}`),
  (text) => asJson(Buffer.from(text, 'utf16le')),
  (text) => asJson(Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('}')])),
  (text) => asJson(text.replace(/^\{/, '{"id":"0","id":null,"__proto__":{"roles":["administrator"]},')),
  (text) => asJson(text.replace(/:\s*-?\d+(\.\d+)?/, ':1e999')),
  (text) => asJson(text.replace(/:\s*("[^"]*"|\d+|null|true|false)/, `:${bottomless}`)),
  (text) => asJson(text.replace(/"[^"]{3,}"(?=[,}])/, '"\\ud800\\u0000"')),
  (text) => asJson(text.replace(/^\{/, `{"body":${bottomless},"response":${bottomless},"resource":${bottomless},`)),
  () => asJson(bottomless),
  () => asJson(''),
  () => asJson('null'),
  () => asJson('"text"'),
  () => asJson(`{"note":"${'a'.repeat(2 * 1024 * 1024)}"}`),
  (payload) => ({ payload, headers: { 'content-type': 'text/plain' } }),
  (payload) => ({ payload, headers: { 'content-type': 'application/xml' } }),
  () => ({ payload: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', headers: { 'content-type': 'application/xml' } }),
  (payload) => ({ payload, headers: { 'content-type': 'multipart/form-data; boundary=edge' } }),
  () => ({
    payload: '--edge\r\ncontent-disposition: form-data; name="document"\r\n\r\n{}',
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  }),
];

export const badBodies: fc.Arbitrary<(text: string) => Body> = fc.constantFrom(...wrongs);
