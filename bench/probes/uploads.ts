import fc from 'fast-check';
import { newId } from '#kernel';
import { zipOf } from './zip.ts';

/** Files nobody should take as they say they are, and some that are what they seem. */
const files: Readonly<Record<string, Buffer>> = {
  letter: Buffer.from('%PDF-1.7\nA letter.\n%%EOF'),
  text: Buffer.from('Housing office called back.\n'),
  pixel: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
  empty: Buffer.alloc(0),
  program: Buffer.from('MZ\u0090\u0000\u0003this program cannot be run', 'latin1'),
  script: Buffer.from('#!/bin/sh\nrm -rf /\n'),
  page: Buffer.from('<!doctype html><script>alert(1)</script>'),
  drawing: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  pageInPdf: Buffer.from('<script>alert(1)</script>%PDF-1.7'),
  macro: zipOf({ 'word/vbaProject.bin': Buffer.from('Attribute VB_Name = "ThisDocument"') }),
  bomb: zipOf({ zeros: Buffer.alloc(20 * 1024 * 1024) }),
  entities: Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
};

const names = [
  'letter.pdf',
  'photo.png',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'C:\\letter.pdf',
  '/etc/passwd',
  'letter.pdf\u0000.exe',
  'letter.pdf.exe',
  '\u202efdp.exe',
  'a".pdf; filename="b.exe',
  'CON',
  '.htaccess',
  '',
  `${'long'.repeat(200)}.pdf`,
  '<img src=x onerror=alert(1)>.png',
];

const types = [
  'application/pdf',
  'image/png',
  'image/svg+xml',
  'text/html',
  'application/vnd.ms-word.document.macroEnabled.12',
  'nonsense',
  '',
];

/** Uploads of documents: any file, under any name, of any type it claims. */
export const uploads: fc.Arbitrary<{ payload: Buffer; headers: Record<string, string> }> = fc
  .tuple(
    fc.constantFrom(...Object.values(files)),
    fc.constantFrom(...names),
    fc.constantFrom(...types),
    fc.constantFrom('social', 'identity', 'health_general', 'finance', 'nothing'),
    fc.nat(),
  )
  .map(([file, name, type, category]) => upload({ id: newId(), title: 'Letter', kind: 'letter', category }, file, name, type));

function upload(document: object, file: Buffer, name: string, type: string) {
  const head = [
    '--edge',
    'content-disposition: form-data; name="document"',
    '',
    JSON.stringify(document),
    '--edge',
    `content-disposition: form-data; name="file"; filename="${name}"`,
    `content-type: ${type}`,
    '',
    '',
  ].join('\r\n');
  const payload = Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--edge--\r\n')]);
  return { payload, headers: { 'content-type': 'multipart/form-data; boundary=edge' } };
}
