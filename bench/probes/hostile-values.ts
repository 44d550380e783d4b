import { newId } from '#kernel';

/** Texts that have broken other software: each is data here, nothing more. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'before\u0000after',
  '\ud800',
  'half \udfff of a pair',
  '\ufeff\u200b\u202egnp.exe',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'ﬀİıſ',
  'a'.repeat(10_001),
  '𝒳'.repeat(5_000),
  "' OR '1'='1' --",
  "'; DROP TABLE cases; --",
  '1) UNION SELECT password_hash FROM credentials --',
  "\\'; SELECT pg_sleep(10); --",
  '%_%\\',
  '<script>alert(document.cookie)</script>',
  '"><img src=x onerror=alert(1)>',
  '</title><svg onload=alert(1)>',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '//evil.example/%2f..',
  'https://evil.example/',
  'http://169.254.169.254/latest/meta-data/',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/dev/null\u0000.pdf',
  'name\r\nSet-Cookie: lotse_session=stolen',
  'name\r\n\r\n<html>split</html>',
  '=HYPERLINK("https://evil.example","x")',
  '@SUM(1+1)*cmd|" /C calc"!A0',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the attack
  '${7*7}{{7*7}}<%= 7*7 %>#{7*7}',
  '$(reboot)`reboot`;reboot|reboot',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-0',
  '1e999',
  '0001-01-01',
  '0000-00-00',
  '9999-12-31',
  '2026-02-30',
  '+275760-09-13',
  '-271821-04-20T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '2026-03-29T02:30:00[Europe/Berlin]',
  '24:00',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  newId().toUpperCase(),
  newId().replaceAll('-', ''),
  'Etc/GMT+25',
  'xx-XX-x-private',
];

/** Numbers at the edges of the types they pass through: a double, a safe integer, an integer of 8, 4 and 2 bytes, a share. */
export const hostileNumbers: readonly number[] = [
  0,
  -1,
  0.1 + 0.2,
  1e-320,
  32_768,
  2_147_483_648,
  -2_147_483_649,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 1,
  9.3e18,
  -9.3e18,
  Number.MAX_VALUE,
];

/** Values of another shape than anybody expects. */
export const hostileShapes: readonly unknown[] = [
  null,
  true,
  [],
  {},
  [[]],
  [null],
  { $ne: null },
  { length: 1e9 },
  { toString: 'not a function', valueOf: null },
  { constructor: { prototype: { isAdmin: true } } },
  JSON.parse('{"__proto__":{"roles":["administrator"]}}'),
  nested(200),
  Array.from({ length: 2_000 }, (_, index) => index),
  Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`key${index}`, index])),
];

/** Everything hostile that a field of a body can hold. */
export const hostileValues: readonly unknown[] = [...hostileTexts, ...hostileNumbers, ...hostileShapes];

/** Markup that must never come back as markup. */
export const markup: readonly string[] = hostileTexts.filter((text) => text.includes('<') && text.includes('>'));

/** Lists in lists, `depth` levels of them. */
export function nested(depth: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { inside: value };
  return value;
}
