import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { newId } from '#kernel';
import { FormDrawer, useLanguage, useSession, weekdayName } from '#ui';
import { ContactKind, ContactUsage, contactPointFields } from '../model-reach.ts';
import { type Person, usePeopleActions } from './queries.ts';

type Point = Person['contactPoints'][number];
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
const clock = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable();

const Form = z
  .object({
    doNotUse: z.enum(['no', 'yes']),
    kind: ContactKind,
    value: contactPointFields.value,
    usage: ContactUsage.nullable(),
    belongsTo: contactPointFields.belongsTo,
    rank: contactPointFields.rank,
    safeToCall: z.boolean(),
    safeToLeaveMessage: z.boolean(),
    codeName: contactPointFields.codeName,
    days: z.array(z.enum(weekdays)),
    from: clock,
    to: clock,
    note: contactPointFields.note,
  })
  .refine((form) => form.value !== null || form.doNotUse === 'yes' || form.kind === 'post', {
    path: ['value'],
    params: { code: 'contact-point.value-missing' },
  });

/** A way to reach the person, or one that must not be used. */
export function ContactPointDrawer({ personId, point, onClose }: { personId: string; point: Point | undefined; onClose: () => void }) {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const { network } = useSession();
  const { addContactPoint, changeContactPoint, remove } = usePeopleActions();
  return (
    <FormDrawer
      schema={Form}
      initial={toForm(point)}
      version={point?.version}
      title={point ? t('reach.change') : t('reach.add')}
      what={t('reach.what')}
      onClose={onClose}
      onRemove={point && (() => remove(personId, 'contact-points', point.id, point.version))}
      onSave={async ({ value, version }) => {
        const { doNotUse, days, from, to, ...rest } = value;
        const hours = days.length > 0 && from && to ? { days: days.map(Number) as [1], from, to } : null;
        const body = { ...rest, doNotUse: doNotUse === 'yes', hours };
        if (point) await changeContactPoint(personId, point.id, version ?? point.version, body);
        else await addContactPoint(personId, { id: newId(), ...body });
      }}
      sections={({ values }) => {
        const usable = () => values.doNotUse !== 'yes';
        const talks = () => usable() && (values.kind === 'phone' || values.kind === 'text');
        return [
          {
            fields: {
              doNotUse: {
                label: t('reach.may'),
                options: [
                  { value: 'no', label: t('reach.mayYes') },
                  { value: 'yes', label: t('reach.mayNo') },
                ],
              },
              kind: {
                label: t('reach.way'),
                options: ContactKind.options.map((kind) => ({ value: kind, label: t(`reach.kind.${kind}`) })),
              },
              value: {
                label: values.kind === 'email' ? t('field.email') : t('reach.number'),
                widget: values.kind === 'email' ? 'email' : 'phone',
                country: network.country,
                help: values.doNotUse === 'yes' ? t('reach.numberNot') : undefined,
                showIf: () => values.kind !== 'post',
              },
              usage: {
                label: t('reach.where'),
                options: ContactUsage.options.map((usage) => ({ value: usage, label: t(`reach.usage.${usage}`) })),
                showIf: talks,
              },
              belongsTo: { label: t('reach.whose'), showIf: usable },
              safeToCall: { label: t('reach.safe'), showIf: () => usable() && values.kind === 'phone' },
              safeToLeaveMessage: { label: t('field.messageSafe'), showIf: talks },
              codeName: { label: t('reach.codeNameField'), help: t('reach.codeNameHelp'), showIf: talks },
              days: {
                label: t('reach.days'),
                options: weekdays.map((day) => ({ value: day, label: weekdayName(Number(day), language, 'long') })),
                showIf: talks,
              },
              from: { label: t('reach.from'), half: true, showIf: () => talks() && Array.isArray(values.days) && values.days.length > 0 },
              to: { label: t('reach.to'), half: true, showIf: () => talks() && Array.isArray(values.days) && values.days.length > 0 },
              rank: { label: t('reach.rank'), help: t('reach.rankHelp'), showIf: usable },
              note: { label: values.doNotUse === 'yes' ? t('field.notNote') : t('field.note') },
            },
          },
        ];
      }}
    />
  );
}

function toForm(point: Point | undefined): Partial<z.input<typeof Form>> {
  if (!point) return { doNotUse: 'no', kind: 'phone', rank: 1, safeToCall: true, safeToLeaveMessage: false, days: [], note: '' };
  const { hours, doNotUse, kind, value, usage, belongsTo, rank, safeToCall, safeToLeaveMessage, codeName, note } = point;
  return {
    ...{ kind, value, usage, belongsTo, rank, safeToCall, safeToLeaveMessage, codeName, note },
    doNotUse: doNotUse ? 'yes' : 'no',
    days: (hours?.days ?? []).map(String) as (typeof weekdays)[number][],
    from: hours?.from ?? null,
    to: hours?.to ?? null,
  };
}
