import { z } from 'zod';
import { CalendarDate, Money, PartialDate, PhoneNumber, PostalAddress } from '#kernel';
import { Card, PageHeader, PageLayout, ZodForm } from '#ui';

const kinds = ['food', 'housing', 'money', 'work', 'care', 'other'] as const;
const Referral = z.object({
  givenNames: z.string().trim().min(1).max(100),
  familyName: z.string().trim().min(1).max(100),
  birthDate: PartialDate.nullable().default(null),
  receivedOn: CalendarDate,
  phone: PhoneNumber.nullable().default(null),
  email: z.email().nullable().default(null),
  kind: z.enum(kinds),
  urgency: z.enum(['today', 'week', 'later']),
  needs: z.array(z.enum(['ride', 'interpreter', 'childcare'])).default([]),
  hours: z.number().min(1).max(60).nullable().default(null),
  cost: Money.nullable().default(null),
  address: PostalAddress.nullable().default(null),
  mayCall: z.boolean().default(false),
  decision: z.enum(['accept', 'ask']),
  note: z.string().max(4000).nullable().default(null),
});

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));

/** A form with every kind of field. */
export function FormSample() {
  return (
    <PageLayout>
      <PageHeader title="Form from a zod schema" />
      <Card style={{ maxWidth: 640, marginTop: 16 }}>
        <ZodForm
          schema={Referral}
          initial={{}}
          level={2}
          draftKey="gallery:form"
          onSave={() => undefined}
          onCancel={() => undefined}
          sections={[
            {
              title: 'Person',
              fields: {
                givenNames: { label: 'Given names', half: true, autoComplete: 'given-name' },
                familyName: { label: 'Family name', half: true, autoComplete: 'family-name' },
                birthDate: { label: 'Birth date', widget: 'partialDate', half: true },
                phone: { label: 'Phone', widget: 'phone', country: 'US', half: true },
                email: { label: 'E-mail' },
                address: { label: 'Address', widget: 'address', country: 'DE' },
              },
            },
            {
              title: 'Referral',
              fields: {
                receivedOn: { label: 'Received on', half: true },
                kind: { label: 'Kind', half: true, options: options(kinds) },
                urgency: { label: 'How urgent?', options: options(['today', 'week', 'later']) },
                needs: { label: 'Also needed', options: options(['ride', 'interpreter', 'childcare']) },
                hours: { label: 'Hours a week', half: true },
                cost: { label: 'Cost', currency: 'USD', half: true },
                decision: {
                  label: 'Decide',
                  widget: 'radios',
                  options: [
                    { value: 'accept', label: 'Accept', help: 'A case manager is chosen next.' },
                    { value: 'ask', label: 'Ask back', help: 'The sender gets a message.' },
                  ],
                },
                mayCall: { label: 'May be called', help: 'Not at work.' },
                note: { label: 'Note' },
              },
            },
          ]}
        />
      </Card>
    </PageLayout>
  );
}
