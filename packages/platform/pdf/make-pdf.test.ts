import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readPdfText } from '#testing';
import { makePdf, type PdfFrame } from './make-pdf.ts';

const frame: PdfFrame = {
  title: 'Hilfeplan für Jörg Müller-Öztürk',
  author: 'Harbor',
  language: 'de',
  paper: 'a4',
  header: { left: 'Jörg Müller-Öztürk · Nr. 2026-0187', right: '10. März 2026' },
  footer: { left: 'Harbor', page: 'Seite {page} von {pages}' },
};

let folder: string;
let template: URL;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'lotse-pdf-'));
  const file = join(folder, 'letter.typ');
  writeFileSync(file, '#import "sheet.typ": *\n#show: sheet.with(data)\n#data.text\n#signatures(data.signatures)\n');
  template = pathToFileURL(file);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const make = (text: string, signatures: unknown[] = []) => makePdf(template, { ...frame, text, signatures });

describe('a document we print', () => {
  it('is a tagged PDF that says it follows PDF/UA', () => {
    const pdf = make('Guten Tag').toString('latin1');
    assert.match(pdf, /\/StructTreeRoot/);
    assert.match(pdf, /pdfuaid:part/);
    assert.match(pdf, /\/Lang \(de/);
  });

  it('says names as they are written, in all the alphabets of Europe', () => {
    const text = readPdfText(make('Łukasz Škvorecký, Zoë Ångström, Nuñez, Ελένη, Олена, €'));
    assert.match(text, /Jörg Müller-Öztürk/);
    assert.match(text, /Łukasz Škvorecký, Zoë Ångström, Nuñez, Ελένη, Олена, €/);
  });

  for (const text of ['Wohnung 🏠 gefunden', '王小明', 'a\u0007b', 'ᨔ㎸𘰳𛂽'])
    it(`is made although no font has a picture of something in ${JSON.stringify(text)}`, () => {
      const pdf = make(`Guten Tag ${text}`);
      assert.match(pdf.toString('latin1'), /\/StructTreeRoot/);
      assert.match(readPdfText(pdf), /Guten Tag/);
    });

  it('numbers its pages', () => {
    assert.match(readPdfText(make('Guten Tag')), /Seite 1 von 1/);
  });

  it('prints what somebody wrote and never runs it', () => {
    const evil = '#read("/etc/passwd") #panic() $x$ *not bold* @key <label> \\ #import "sheet.typ"';
    assert.ok(readPdfText(make(evil)).includes(evil));
  });

  it('draws a signature and says whose it is', () => {
    const strokes = [
      [
        [10, 100],
        [200, 40],
        [300, 250],
      ],
    ];
    const signed = [{ party: 'Klientin', strokes, alt: 'Unterschrift von Jörg', said: '', below: 'Jörg, 10. März 2026' }];
    const pdf = make('Guten Tag', signed);
    assert.match(readPdfText(pdf), /Jörg, 10\. März 2026/);
    assert.match(pdf.toString('latin1'), /\/Alt/);
  });
});
