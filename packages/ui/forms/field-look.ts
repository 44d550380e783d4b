import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Country } from '#kernel';
import type { FieldKind } from './field-kind.ts';
import type { ChoiceOption } from './segmented.tsx';

/** What a field that draws itself is given. */
export type FieldProps = {
  /** The path of the field, such as "address.city". */
  name: string;
  label: string;
  /** "optional", for fields that may stay empty. */
  hint: string | undefined;
  help: ReactNode;
  error: string | undefined;
  value: unknown;
  onChange: (value: unknown) => void;
  /** The field was left: it may be checked now. */
  onLeave: () => void;
};

/** How one field of a form looks. Everything but the label follows from the schema unless said here. */
export type FieldLook = {
  label: string;
  /** One line below the label. */
  help?: ReactNode;
  /** May stay empty, but not alone: one of several is needed, so it is not called optional. */
  oneOfSeveral?: boolean | undefined;
  /** What the schema cannot tell: a phone number, an address, a date known in part, radios with a line of help each. */
  widget?: FieldKind | 'phone' | 'address' | 'partialDate' | 'password' | 'radios' | undefined;
  /** For choices; the words of each value. */
  options?: readonly ChoiceOption<string>[] | undefined;
  /** Two fields of half width stand side by side. */
  half?: boolean | undefined;
  /** Where a phone number or an address without a country is from. */
  country?: Country | undefined;
  /** For amounts; that of the network unless said otherwise. */
  currency?: string | undefined;
  /** The autocomplete token of the platform: "given-name", "email", "one-time-code". */
  autoComplete?: string | undefined;
  /** Shown only while this holds for what stands in the form. */
  showIf?: ((values: Readonly<Record<string, unknown>>) => boolean) | undefined;
  /** Draws the field itself. */
  render?: ((props: FieldProps) => ReactNode) | undefined;
};

/** A part of a form: fields in the order they are asked. */
export type FormSection<Schema extends z.ZodObject> = {
  title?: string | undefined;
  help?: ReactNode;
  fields: { [Name in keyof Schema['shape']]?: FieldLook };
  /** Below the fields: what follows from what stands in them. */
  notice?: ReactNode;
};
