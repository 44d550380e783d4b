import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Language, Refused } from '#kernel';

/** What every document says at its edges. Put into words by the caller, in the reader's language. */
export interface PdfFrame {
  readonly title: string;
  readonly author: string;
  readonly language: Language;
  readonly paper: 'a4' | 'us-letter';
  readonly header: { readonly left: string; readonly right: string };
  /** `{page}` and `{pages}` stand for the numbers. */
  readonly footer: { readonly left: string; readonly page: string };
}

/** The part of the typst compiler that we use; the package comes without types. */
interface Compiler {
  addSource(path: string, text: string): void;
  pdf(of: { mainFileContent: string; inputs: Record<string, string> }, options?: { pdfStandard: string }): Buffer;
  evictCache(age: number): void;
}

const require = createRequire(import.meta.url);
const workspace = '/lotse-pdf';
let compiler: Compiler | undefined;

/**
 * A tagged PDF (PDF/UA-1 wherever our fonts know every character) from a template, a file of typst code that imports `sheet.typ`, and data it finds in `data`. Data goes in as JSON and is only
 * ever text: typst code in it stays what somebody wrote. Refuses `pdf.unavailable` on machines for which there is no compiler.
 */
export function makePdf<Data extends PdfFrame>(template: URL, data: Data): Buffer {
  const typst = load();
  const main = `#let data = json(bytes(sys.inputs.data))\n${readFileSync(template, 'utf8')}`;
  const of = { mainFileContent: main, inputs: { data: JSON.stringify(data) } };
  try {
    return Buffer.from(compileAccessibly(typst, of));
  } finally {
    typst.evictCache(10);
  }
}

/** PDF/UA-1 forbids a character for which no font has a picture. A document with an emoji or a Chinese name is still made, tagged, without the mark. */
function compileAccessibly(typst: Compiler, of: Parameters<Compiler['pdf']>[0]): Buffer {
  try {
    return typst.pdf(of, { pdfStandard: 'ua-1' });
  } catch {
    return typst.pdf(of);
  }
}

function load(): Compiler {
  if (compiler) return compiler;
  const fonts = dirname(require.resolve('@expo-google-fonts/inter/package.json'));
  const paths = ['400Regular', '400Regular_Italic', '500Medium', '600SemiBold', '700Bold', '700Bold_Italic'].map((font) =>
    join(fonts, font),
  );
  compiler = loadTypst().NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: paths }] });
  compiler.addSource(`${workspace}/sheet.typ`, readFileSync(new URL('./sheet.typ', import.meta.url), 'utf8'));
  return compiler;
}

/** Loaded when the first document is made; there is one for Linux on 64-bit Intel and AMD machines. */
function loadTypst(): { NodeCompiler: { create(options: object): Compiler } } {
  try {
    return require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu');
  } catch {
    throw new Refused({ code: 'pdf.unavailable' });
  }
}
