import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mediaTypeOf, safeFileName } from './rules.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const zip = (names: string) => bytes(`PK\x03\x04\x14\0\0\0${names}`);

describe('the type of a file is found in its bytes', () => {
  for (const [what, head, mediaType] of [
    ['a PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
    ['a PNG', bytes('\x89PNG\r\n\x1a\n\0\0'), 'image/png'],
    ['a photo', bytes('\xff\xd8\xff\xe0\0\x10JFIF'), 'image/jpeg'],
    ['a photo of a phone', bytes('\0\0\0\x18ftypheic\0\0'), 'image/heic'],
    [
      'a Word document',
      zip('[Content_Types].xml…word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['an OpenDocument text', zip('mimetypeapplication/vnd.oasis.opendocument.textPK'), 'application/vnd.oasis.opendocument.text'],
    ['plain text', new TextEncoder().encode('Grüße aus Köln €\n'), 'text/plain; charset=utf-8'],
  ] as const)
    it(`: ${what}`, () => {
      const decision = mediaTypeOf(head);
      assert.equal(decision.ok && decision.value.mediaType, mediaType);
    });

  it(', also when the first part ends within a character', () => {
    const decision = mediaTypeOf(new TextEncoder().encode('Köln €').subarray(0, -1));
    assert.ok(decision.ok);
  });
});

describe('a file is not taken', () => {
  for (const [what, head] of [
    ['a page of HTML', bytes('<!DOCTYPE html><script>alert(1)</script>')],
    ['an SVG, which may run scripts', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="x()">')],
    ['a Windows program', bytes('MZ\x90\0\x03\0\0\0')],
    ['the beginning of a Windows program', bytes('MZ\x90')],
    ['a Linux program', bytes('\x7fELF\x02\x01\x01\0')],
    ['an archive of anything', zip('photos/1.jpg')],
    ['a Word document with macros', zip('word/document.xml word/vbaProject.bin')],
    ['bytes that are no text', Uint8Array.of(0xc3, 0x28, 0x00, 0xff)],
  ] as const)
    it(`: ${what}`, () => assert.deepEqual(mediaTypeOf(head), { ok: false, refusal: { code: 'document.type-not-taken' } }));

  it('when it is empty', () => assert.deepEqual(mediaTypeOf(new Uint8Array()), { ok: false, refusal: { code: 'document.empty' } }));
});

describe('the name a file is saved under', () => {
  for (const [given, expected] of [
    ['Bericht Müller.PDF', 'Bericht Müller.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\scans\\a:b?.exe', 'a b.pdf'],
    ['line\r\nbreak.pdf', 'line break.pdf'],
    ['...', 'document.pdf'],
    ['', 'document.pdf'],
  ] as const)
    it(`of ${JSON.stringify(given)} is ${expected}`, () => assert.equal(safeFileName(given, 'pdf'), expected));
});
