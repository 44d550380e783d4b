import type { Language } from '#kernel';
import { text } from './texts.ts';

/** A mail in words. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Puts a template into words. Its texts are `mail.<name>.subject` and `mail.<name>.body` of the area; the body's paragraphs are parted by an
 * empty line, and an address on a line of its own becomes a link. Line breaks within a fact are made spaces, so no fact can add a paragraph.
 */
export function renderMail(language: Language, template: string, facts: Readonly<Record<string, unknown>>): RenderedMail {
  const [area = '', name = ''] = template.split('.');
  const flat = Object.fromEntries(
    Object.entries(facts).map(([key, fact]) => [key, typeof fact === 'string' ? fact.replace(/\s+/g, ' ') : fact]),
  );
  const subject = text(language, `${area}:mail.${name}.subject`, flat);
  const body = text(language, `${area}:mail.${name}.body`, flat);
  return { subject, text: `${body}\n`, html: toHtml(language, subject, body.split('\n\n')) };
}

/** No remote pictures, no tracking, readable without styles; colours are those of the product in the light theme. */
function toHtml(language: Language, subject: string, paragraphs: readonly string[]): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#ece5d8;color:#17282b;font:16px/24px Inter,system-ui,sans-serif">
<div style="max-width:520px;margin:0 auto;padding:32px;background:#faf7f0;border-radius:16px">
${paragraphs.map(toParagraph).join('\n')}
</div>
</body>
</html>
`;
}

function toParagraph(paragraph: string): string {
  if (/^https?:\/\/\S+$/.test(paragraph)) {
    const address = escapeHtml(paragraph);
    return `<p style="margin:0 0 16px;word-break:break-all"><a href="${address}" style="color:#10555c;font-weight:550">${address}</a></p>`;
  }
  return `<p style="margin:0 0 16px">${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`;
}

function escapeHtml(plain: string): string {
  return plain.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
