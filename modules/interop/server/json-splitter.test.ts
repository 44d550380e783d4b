import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { JsonSplitter, type SplitOptions, type SplitPiece } from './json-splitter.ts';

const roomy: SplitOptions = { lines: false, maxPieceBytes: 1_000_000, maxDepth: 100 };

function split(text: string, options: Partial<SplitOptions> = {}, chunkBytes = Number.POSITIVE_INFINITY): SplitPiece[] {
  const splitter = new JsonSplitter({ ...roomy, ...options });
  const bytes = Buffer.from(text);
  const pieces: SplitPiece[] = [];
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    pieces.push(...splitter.push(bytes.subarray(from, Math.min(bytes.length, from + chunkBytes))));
  }
  return [...pieces, ...splitter.end()];
}

function brief(pieces: SplitPiece[]): string[] {
  return pieces.map((piece) => {
    const place = piece.index === undefined ? `${piece.document}` : `${piece.document}.${piece.index}`;
    return 'bytes' in piece
      ? `${piece.type} ${place} ${piece.bytes}`
      : `${piece.code} ${place} @${piece.at.offset}:${piece.at.line}:${piece.at.column}`;
  });
}

describe('splitting a Bundle', () => {
  it('gives the elements of entry, then what is left', () => {
    assert.deepEqual(brief(split('{"resourceType":"Bundle","entry":[ {"a":1} ,{"b":"]}\\""}],"type":"batch"}')), [
      'entry 0.0 {"a":1} ',
      'entry 0.1 {"b":"]}\\""}',
      'document 0 {"resourceType":"Bundle","entry":[],"type":"batch"}',
    ]);
  });
  it('splits before it knows the type, and leaves the entry of other resources whole', () => {
    assert.equal(split('{"entry" : [{}],"resourceType":"Bundle"}').length, 2);
    assert.deepEqual(brief(split('{"resourceType":"List","entry":[{}]}')), ['document 0 {"resourceType":"List","entry":[{}]}']);
    assert.equal(split('{"resourceType":"Bundle","other":{"entry":[{},{}]}}').length, 1);
  });
  it('marks the resource within an entry', () => {
    const [piece] = split('{"entry":[{"fullUrl":"resource","resource" : {"x":{}},"request":{"method":"PUT"}}]}');
    assert.ok(piece?.type === 'entry' && piece.resource);
    assert.equal(String(piece.bytes.subarray(...piece.resource)), '{"x":{}}');
    assert.equal(piece.members, 5);
  });
  it('hands on elements that are no objects, for a clear refusal later', () => {
    assert.deepEqual(brief(split('{"entry":[null, 7,"a,b"]}')).slice(0, 3), ['entry 0.0 null', 'entry 0.1 7', 'entry 0.2 "a,b"']);
  });
  it('finds several values in a row', () => {
    assert.deepEqual(brief(split('{"a":1}\n{"entry":[{}]}')), ['document 0 {"a":1}', 'entry 1.0 {}', 'document 1 {"entry":[]}']);
  });
});

describe('broken text', () => {
  const cases: [text: string, last: string][] = [
    ['{"entry":[{"a":1},{"b":[1,2}]}', 'json.malformed 0.1 @27:1:28'],
    ['{"entry":[{"a":1},]}', 'json.malformed 0.1 @18:1:19'],
    ['{"entry":[{"a":1},\n{"b":"', 'json.truncated 0.1 @25:2:7'],
    ['{"a":1}}', 'json.malformed 1 @7:1:8'],
    ['{"a":1} rest', 'json.malformed 1 @8:1:9'],
    ['[{"a":1}]', 'json.malformed 0 @0:1:1'],
  ];
  for (const [text, last] of cases)
    it(`is named with its place: ${JSON.stringify(text)}`, () => assert.equal(brief(split(text)).at(-1), last));
  it('leaves what came before it', () => assert.equal(brief(split('{"entry":[{"a":1},{"b":[1,2}]}'))[0], 'entry 0.0 {"a":1}'));
  it('costs one line only, where a line is a value', () => {
    assert.deepEqual(brief(split('{"a":1}\r\n{"b":"x\nnonsense\n\n{"c":3}', { lines: true })), [
      'document 0 {"a":1}',
      'json.truncated 1 @16:2:8',
      'json.malformed 2 @17:3:1',
      'document 3 {"c":3}',
    ]);
  });
});

describe('limits', () => {
  it('refuse a piece that is too large and go on with the next', () => {
    const text = `{"entry":[{"a":"${'x'.repeat(100)}"},{"b":1}]}`;
    for (const chunk of [7, 1000]) {
      assert.deepEqual(brief(split(text, { maxPieceBytes: 50 }, chunk)).slice(0, 2), ['json.too-large 0.0 @10:1:11', 'entry 0.1 {"b":1}']);
    }
  });
  it('refuse a whole resource that is too large', () => {
    assert.deepEqual(brief(split(`{"a":"${'x'.repeat(100)}"}\n{"b":1}`, { maxPieceBytes: 50 }, 9)), [
      'json.too-large 0 @0:1:1',
      'document 1 {"b":1}',
    ]);
  });
  it('refuse deep nesting without following it on the stack', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    assert.deepEqual(brief(split(`{"entry":[{"a":${deep}},{"b":1}]}`)).slice(0, 2), ['json.too-deep 0.0 @10:1:11', 'entry 0.1 {"b":1}']);
    assert.deepEqual(brief(split(`{"a":${deep}}{"b":1}`)), ['json.too-deep 0 @0:1:1', 'document 1 {"b":1}']);
  });
});

describe('however the bytes arrive', () => {
  it('the pieces are the same', () => {
    const bundle = fc.record({
      resourceType: fc.constant('Bundle'),
      entry: fc.array(fc.record({ resource: fc.object({ maxDepth: 3 }) })),
      z: fc.json(),
    });
    fc.assert(
      fc.property(bundle, fc.integer({ min: 1, max: 40 }), fc.constantFrom(undefined, 1), (value, chunkBytes, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const pieces = split(text, {}, chunkBytes);
        const entries = pieces
          .filter((piece) => piece.type === 'entry')
          .map((piece) => JSON.parse(String('bytes' in piece && piece.bytes)));
        assert.deepEqual(entries, JSON.parse(text).entry);
        assert.deepEqual(pieces, split(text));
      }),
    );
  });
  it('damaged text gives pieces or a place, never an exception', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', '\n', 'x', '"entry":[')),
        fc.boolean(),
        (parts, lines) => {
          for (const piece of split(parts.join(''), { lines, maxDepth: 4 }, 3)) assert.ok(piece.at.offset >= 0);
        },
      ),
    );
  });
});
