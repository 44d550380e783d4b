/** Units whose UCUM code nobody says aloud; https://ucum.org/ucum. */
const spoken: Readonly<Record<string, string>> = {
  Cel: '°C',
  '[degF]': '°F',
  'mm[Hg]': 'mmHg',
  '[lb_av]': 'lb',
  '[in_i]': 'in',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
  '[pH]': '',
  '1': '',
};

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A UCUM unit as it is read: `mm[Hg]` is mmHg, `10*3/uL` is 10³/µL; what only stands in braces (`{score}`) is no unit. */
export function unitText(unit: string | null): string {
  if (unit === null) return '';
  const whole = spoken[unit];
  if (whole !== undefined) return whole;
  return unit
    .replace(/\{[^}]*\}/g, '')
    .replace(/^10[*^](\d)/, (_, power: string) => `10${superscripts[Number(power)]}`)
    .replace(/\bu(?=[gLm]\b)/g, 'µ')
    .replace(/\b([mc]?m)([23])\b/g, (_, length: string, power: string) => `${length}${superscripts[Number(power)]}`)
    .replace(/\[(iU|IU)\]/g, 'IU')
    .trim();
}
