import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Country, countryName, type PostalAddress } from '#kernel';
import { useFormat, useLanguage } from '../../format/use-format.ts';
import styles from '../field.module.css';
import type { FieldProps } from '../field-look.ts';
import { countryCodes } from './country-codes.ts';
import { FieldLabel } from './field-label.tsx';

type AddressPart = 'lines' | 'postalCode' | 'city' | 'region';

/** The order in which a country writes the place: the postal code comes last in the USA. */
const placeOrder = (country: string): readonly AddressPart[] => {
  if (country === 'US') return ['city', 'region', 'postalCode'];
  return country === 'DE' ? ['postalCode', 'city'] : ['postalCode', 'city', 'region'];
};

/** An address, asked in the order its country writes it. */
export function AddressField({ label, hint, help, error, value, onChange, onLeave, country: home }: FieldProps & { country: Country }) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const { compare } = useFormat();
  const address = (value ?? {}) as Partial<PostalAddress>;
  const country = address.country ?? home;
  const change = (part: Partial<PostalAddress>) => {
    const next = { ...address, country, ...part };
    const isEmpty = !next.lines?.some((line) => line.trim() !== '') && !next.city && !next.postalCode && !next.region;
    onChange(isEmpty && next.country === home ? null : next);
  };
  const countries = countryCodes
    .map((code) => ({ value: code, label: countryName(code, language) }))
    .sort((a, b) => Number(b.value === home) - Number(a.value === home) || compare(a.label, b.label));
  return (
    <fieldset className={styles.group} data-invalid={error ? true : undefined}>
      <legend className={styles.legend}>
        <FieldLabel label={label} hint={hint} />
      </legend>
      {help && <p className={styles.help}>{help}</p>}
      <TextInput
        label={t('address.lines')}
        autoComplete="street-address"
        value={address.lines?.join(', ') ?? ''}
        onChange={(event) => change({ lines: splitLines(event.currentTarget.value) })}
        onBlur={() => {
          change({ lines: (address.lines ?? []).map((line) => line.trim()).filter(Boolean) });
          onLeave();
        }}
      />
      <div className={styles.place} data-country={country}>
        {placeOrder(country).map((part) =>
          part === 'lines' ? null : (
            <TextInput
              key={part}
              className={styles[part]}
              label={part === 'region' && country === 'US' ? t('address.state') : t(`address.${part}`)}
              autoComplete={autoCompleteOf[part]}
              value={address[part] ?? ''}
              onChange={(event) => change({ [part]: event.currentTarget.value })}
              onBlur={onLeave}
            />
          ),
        )}
      </div>
      <Select
        label={t('address.country')}
        searchable
        data={countries}
        value={country}
        onChange={(next) => next && change({ country: next })}
      />
      {error && <p className={styles.error}>{error}</p>}
    </fieldset>
  );
}

const autoCompleteOf: Record<Exclude<AddressPart, 'lines'>, string> = {
  postalCode: 'postal-code',
  city: 'address-level2',
  region: 'address-level1',
};

/** "12 Canal Street, flat 3" is two lines; a comma at the end is one being typed. */
const splitLines = (text: string): string[] => (text === '' ? [] : text.split(/,\s?/));
