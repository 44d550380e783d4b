import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { isOptional, kindOf, longest } from './field-kind.ts';
import type { FieldLook, FieldProps } from './field-look.ts';
import { AddressField } from './fields/address-field.tsx';
import { CheckboxField } from './fields/checkbox-field.tsx';
import { ChoiceField, ChoicesField, RadiosField } from './fields/choice-fields.tsx';
import { DateFormField, PartialDateField } from './fields/date-form-field.tsx';
import { HomeMoneyField, MoneyField, NumberField, PhoneField } from './fields/parsed-fields.tsx';
import { PasswordField, TextareaField, TextField } from './fields/text-fields.tsx';

type FormFieldProps = Omit<FieldProps, 'label' | 'hint' | 'help'> & { schema: z.ZodType; look: FieldLook };

/** Draws one field of a form by its schema and its look. */
export function FormField({ schema, look, ...field }: FormFieldProps) {
  const { t } = useTranslation('ui');
  const hint = isOptional(schema) && !look.oneOfSeveral ? t('optional') : undefined;
  const props: FieldProps = { ...field, label: look.label, help: look.help, hint };
  if (look.render) return look.render(props);
  const widget = look.widget ?? kindOf(schema);
  switch (widget) {
    case 'text':
    case 'email':
    case 'url':
      return <TextField {...props} type={widget} longest={longest(schema)} autoComplete={look.autoComplete} />;
    case 'password':
      return <PasswordField {...props} autoComplete={look.autoComplete} />;
    case 'textarea':
      return <TextareaField {...props} longest={longest(schema)} />;
    case 'number':
      return <NumberField {...props} />;
    case 'money':
      return look.currency ? <MoneyField {...props} currency={look.currency} /> : <HomeMoneyField {...props} />;
    case 'phone':
      return <PhoneField {...props} country={look.country ?? 'US'} />;
    case 'address':
      return <AddressField {...props} country={look.country ?? 'US'} />;
    case 'checkbox':
      return <CheckboxField {...props} />;
    case 'date':
      return <DateFormField {...props} />;
    case 'partialDate':
      return <PartialDateField {...props} />;
    case 'choice':
      return <ChoiceField {...props} schema={schema} options={look.options ?? []} />;
    case 'radios':
      return <RadiosField {...props} options={look.options ?? []} />;
    case 'choices':
      return <ChoicesField {...props} options={look.options ?? []} />;
  }
}
