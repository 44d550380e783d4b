import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type Country,
  formatPhoneNumber,
  type Money,
  type MoneyTextRefusal,
  minorDigits,
  money,
  type PhoneRefusal,
  parseMoney,
  parsePhoneNumber,
} from '#kernel';
import { useRefusalText } from '../../feedback/use-problem-text.ts';
import { useFormat, useLanguage } from '../../format/use-format.ts';
import { useSession } from '../../session/session-context.tsx';
import type { FieldProps } from '../field-look.ts';
import { readNumber } from '../read-number.ts';
import { FieldLabel } from './field-label.tsx';
import { useTypedText } from './use-typed-text.ts';

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'minor' in value;

/** A number, with the comma or point of the reader's language. */
export function NumberField({ label, hint, help, error, value, onChange, onLeave }: FieldProps) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const format = useFormat();
  const typed = useTypedText<number>({
    value: value as number | string | null,
    show: (number) => format.number(number, { maximumFractionDigits: 10, useGrouping: false }),
    read: (text) => readNumber(text, language),
    isValue: isNumber,
    onChange,
    onLeave,
  });
  const unreadable = isText(value) ? t('field-error.notNumber', { value }) : undefined;
  return (
    <TextInput
      label={<FieldLabel label={label} hint={hint} />}
      description={help}
      error={error && (unreadable ?? error)}
      inputMode="decimal"
      autoComplete="off"
      {...typed}
    />
  );
}

/** An amount, always to the cent; the currency stands behind. */
export function MoneyField({ label, hint, help, error, value, onChange, onLeave, currency }: FieldProps & { currency: string }) {
  const language = useLanguage();
  const format = useFormat();
  const refusalText = useRefusalText();
  const parse = (text: string) => parseMoney(text, language, currency);
  const digits = minorDigits(currency);
  const typed = useTypedText<Money>({
    value: value as Money | string | null,
    show: (amount) => format.number(amount.minor / 10 ** digits, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    read: (text) => acceptedValue(parse(text)),
    isValue: isMoney,
    onChange,
    onLeave,
  });
  const refusal: MoneyTextRefusal | undefined = isText(value) && value.trim() !== '' ? refusalOf(parse(value)) : undefined;
  return (
    <TextInput
      label={<FieldLabel label={label} hint={hint} />}
      description={help}
      error={
        error &&
        (refusal ? (refusalText(refusal.code, { ...refusal, value, example: format.money(money(123_450, currency)) }) ?? error) : error)
      }
      inputMode="decimal"
      autoComplete="off"
      rightSectionWidth={52}
      rightSection={<span aria-hidden>{currency}</span>}
      {...typed}
    />
  );
}

/** An amount in the currency of the network, which follows its country. Only for those signed in. */
export function HomeMoneyField(props: FieldProps) {
  const { network } = useSession();
  return <MoneyField {...props} currency={network.currency} />;
}

/** A phone number, typed as people write it and shown as it is dialled at home. */
export function PhoneField({ label, hint, help, error, value, onChange, onLeave, country }: FieldProps & { country: Country }) {
  const refusalText = useRefusalText();
  const typed = useTypedText<string>({
    value: isText(value) ? value : null,
    show: (number) => (number.startsWith('+') ? formatPhoneNumber(number, country) : number),
    read: (text) => acceptedValue(parsePhoneNumber(text, country)),
    isValue: isText,
    onChange,
    onLeave,
  });
  const refusal: PhoneRefusal | undefined = isText(value) && value.trim() !== '' ? refusalOf(parsePhoneNumber(value, country)) : undefined;
  const words = refusal && refusalText(refusal.code, { value });
  return (
    <TextInput
      label={<FieldLabel label={label} hint={hint} />}
      description={help}
      error={error && (words ?? error)}
      type="tel"
      autoComplete="tel"
      {...typed}
    />
  );
}

const acceptedValue = <Value,>(decision: { ok: true; value: Value } | { ok: false }): Value | undefined =>
  decision.ok ? decision.value : undefined;

const refusalOf = <Refusal,>(decision: { ok: true } | { ok: false; refusal: Refusal }): Refusal | undefined =>
  decision.ok ? undefined : decision.refusal;
