import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { newId } from '#kernel';
import type { Actor } from '#platform';
import { type TestServer, testServer } from '#testing';
import { zipOf } from './zip.ts';

let server: TestServer;
let manager: Actor;
let caseId: string;
before(async () => {
  server = await testServer({}, { limited: false });
  manager = await server.as('case_manager');
  ({ caseId } = await server.openCase());
});
after(() => server.stop());

const text = (content: string) => Buffer.from(content, 'latin1');
const word = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' };
const sheet = { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' };
const odt = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' };
/** Long enough that whatever follows lies behind the first bytes that are looked at. */
const long = randomBytes(200_000);

function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(33);
  head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}
function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), frame, Buffer.alloc(20)]);
}

const refused = 'document.type-not-taken';
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** What somebody sends, under which name, and what becomes of it: the type under which it is kept, or why it is not. */
const files: readonly (readonly [what: string, file: Buffer, name: string, verdict: string])[] = [
  ['a Word document', zipOf({ ...word, 'word/media/a.bin': long }), 'a.docx', 'wordprocessingml.document'],
  ['an Excel table', zipOf({ ...sheet, 'xl/a.bin': long }), 'a.xlsx', 'spreadsheetml.sheet'],
  ['an OpenDocument text', zipOf(odt), 'a.odt', 'opendocument.text'],
  ['macros at the end of a Word document', zipOf({ ...word, 'word/media/a.bin': long, 'word/vbaProject.bin': long }), 'a.docx', refused],
  ['macros under the name of a macro document', zipOf({ ...word, 'word/vbaProject.bin': 'x' }), 'a.docm', refused],
  [
    'macros of the old kind in an Excel table',
    zipOf({ ...sheet, 'xl/a.bin': long, 'xl/macrosheets/sheet1.xml': '<a/>' }),
    'a.xlsx',
    refused,
  ],
  ['macros in an OpenDocument text', zipOf({ ...odt, 'a.bin': long, 'Basic/Standard/Module1.xml': '<a/>' }), 'a.odt', refused],
  ['a program in a Word document', zipOf({ ...word, 'a.bin': long, 'word/setup.exe': 'MZ' }), 'a.docx', refused],
  ['a name that leads out of the archive', zipOf({ ...word, '../../../../etc/cron.d/a': 'x' }), 'a.docx', refused],
  ['an archive that says it becomes gigabytes', zipOf({ ...word, 'word/media/a.bin': 'x' }, 0x7fffffff), 'a.docx', 'document.grows'],
  ['a Word document without an end', zipOf({ ...word, 'a.bin': long }).subarray(0, 100_000), 'a.docx', refused],
  ['an archive of anything', zipOf({ 'photos/1.txt': 'x' }), 'a.zip', refused],
  ['a drawing with a script', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'a.svg', refused],
  ['a drawing with a script that says it is a picture', text('<svg onload="alert(1)"/>'), 'a.png', refused],
  ['a page', text('<!doctype html><script>alert(1)</script>'), 'a.pdf', refused],
  ['a page behind blanks', text('\n\n  <html><script>alert(1)</script>'), 'a.txt', refused],
  [
    'XML that reads a file',
    text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    'a.xml',
    refused,
  ],
  ['a page in UTF-16', Buffer.from('\ufeff<script>alert(1)</script>', 'utf16le'), 'a.txt', refused],
  ['a PDF with a script', text('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\n%%EOF'), 'a.pdf', 'application/pdf'],
  ['a page before a PDF', text('<script>alert(1)</script>%PDF-1.7'), 'a.pdf', refused],
  ['a picture that is also an archive', Buffer.concat([text('GIF89a\x01\0\x01\0'), zipOf({ 'a.class': 'x' })]), 'a.gif', 'image/gif'],
  ['a picture of two thousand million points', png(50_000, 40_000), 'a.png', 'document.grows'],
  ['a photo of four thousand million points', jpeg(65_500, 65_500), 'a.jpg', 'document.grows'],
  ['a photo of the best telephone', jpeg(16_320, 12_240), 'a.jpg', 'image/jpeg'],
  ['a Windows program', text('MZ\x90\0\x03'), 'a.pdf', refused],
  ['a Linux program', text('\x7fELF\x02\x01'), 'a.txt', refused],
  ['the test virus, without a scanner', text(eicar), 'a.com', 'text/plain'],
  ['nothing', Buffer.alloc(0), 'a.pdf', 'document.empty'],
];

describe('a file that is sent', () => {
  for (const [what, file, name, verdict] of files)
    it(`${verdict.includes('.') && /^document\./.test(verdict) ? 'is refused' : 'is kept as what it is'}: ${what}`, async () => {
      const { status, body } = await send(file, name);
      if (verdict.startsWith('document.') && status < 500) assert.equal(body.code, verdict, JSON.stringify(body).slice(0, 300));
      else assert.ok(status === 201 && String(body.mediaType).includes(verdict), `${status} ${JSON.stringify(body).slice(0, 300)}`);
    });

  it('is shown and saved under the type that was found, in a frame in which nothing runs', async () => {
    const { body } = await send(text('%PDF-1.7\n/JavaScript'), '../../<img src=x>.html');
    const shown = await server.request(manager, 'GET', `/api/documents/${body.id}/content?as=preview`);
    assert.match(String(shown.headers['content-security-policy']), /default-src 'none'/);
    assert.deepEqual([shown.headers['content-type'], shown.headers['x-content-type-options']], ['application/pdf', 'nosniff']);
    assert.doesNotMatch(String(shown.headers['content-disposition']), /[<>]|\.\.|html/);
  });
});

async function send(file: Buffer, name: string) {
  const document = { id: newId(), title: 'Letter', kind: 'letter', category: 'social' };
  const part = (head: string) => `--edge\r\ncontent-disposition: form-data; ${head}\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(`${part('name="document"')}${JSON.stringify(document)}\r\n`),
    Buffer.from(part(`name="file"; filename="${name}"`)),
    file,
    Buffer.from('\r\n--edge--\r\n'),
  ]);
  return server.request(manager, 'POST', `/api/cases/${caseId}/documents`, payload, {
    'content-type': 'multipart/form-data; boundary=edge',
  });
}
