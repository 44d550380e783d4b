import { accept, type Decision, refuse } from './decision.ts';
import { type Language, localeOf } from './language.ts';
import { type Money, minorDigits, money } from './money.ts';

export type MoneyTextRefusal =
  | { code: 'money.unreadable' }
  | { code: 'money.too-precise'; digits: number }
  | { code: 'money.too-large' }
  | { code: 'money.other-currency'; expected: string };

const formats = new Map<string, Intl.NumberFormat>();

/** The amount as the reader's language writes it, always with all cents: `$1,234.50`, `1.234,50 €`. */
export function formatMoney(amount: Money, language: Language): string {
  const digits = minorDigits(amount.currency);
  return formatFor(amount.currency, language).format(decimalText(amount.minor, digits));
}

/** Exact decimal text; dividing by 100 would round amounts near the end of the safe range. */
function decimalText(minor: number, digits: number): `${number}` {
  const padded = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const fraction = digits === 0 ? '' : `.${padded.slice(-digits)}`;
  return `${minor < 0 ? '-' : ''}${whole}${fraction}` as `${number}`;
}

function formatFor(currency: string, language: Language): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    useGrouping: 'always',
  });
  formats.set(key, made);
  return made;
}

const currencySigns: Record<string, string> = { '€': 'EUR', $: 'USD', '£': 'GBP' };

/**
 * Reads an amount a person typed. `1.234` is twelve hundred thirty-four in German and Italian and refused in English as too
 * precise; `12.50` cannot be a thousand anywhere, so it is read as twelve and a half in every language.
 */
export function parseMoney(text: string, language: Language, currency: string): Decision<Money, MoneyTextRefusal> {
  const { number, named } = takeCurrency(text.normalize('NFKC').trim());
  if (named !== undefined && named !== currency) return refuse({ code: 'money.other-currency', expected: currency });
  const negative = /^[-\u2212\u2013]/.test(number);
  const digits = number
    .replace(/^[-\u2212\u2013+]/, '')
    .replace(/(?<=\d)[\s'\u2019](?=\d)/g, '')
    .trim();
  const [own, other] = language === 'en' ? [englishNumber, continentalNumber] : [continentalNumber, englishNumber];
  const parts = own.exec(digits)?.groups ?? other.exec(digits)?.groups;
  if (!parts) return refuse({ code: 'money.unreadable' });
  const fraction = parts.fraction ?? '';
  const places = minorDigits(currency);
  if (fraction.length > places) return refuse({ code: 'money.too-precise', digits: places });
  const minor = Number((parts.whole ?? '').replace(/[.,]/g, '') + fraction.padEnd(places, '0'));
  if (!Number.isSafeInteger(minor)) return refuse({ code: 'money.too-large' });
  return accept(money(negative && minor !== 0 ? -minor : minor, currency));
}

const englishNumber = /^(?<whole>\d{1,3}(,\d{3})+|\d+)(\.(?<fraction>\d+))?$/;
const continentalNumber = /^(?<whole>\d{1,3}(\.\d{3})+|\d+)(,(?<fraction>\d+))?$/;

function takeCurrency(text: string): { number: string; named: string | undefined } {
  const sign =
    /^(?<minus>[-\u2212\u2013]?)\s*(?<before>[€$£]|[A-Za-z]{3})?\s*(?<number>[-\u2212\u2013+]?\d[\d.,\s'\u2019]*?)\s*(?<after>[€$£]|[A-Za-z]{3})?$/.exec(
      text,
    );
  if (!sign?.groups) return { number: text, named: undefined };
  const name = sign.groups.before ?? sign.groups.after;
  return {
    number: `${sign.groups.minus ?? ''}${sign.groups.number ?? ''}`,
    named: name === undefined ? undefined : (currencySigns[name] ?? name.toUpperCase()),
  };
}
