import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { TimeZone } from '#kernel';
import { FormDrawer, knownTimeZones } from '#ui';
import { HolidaySetId } from '../model-place.ts';
import { useHolidaySetName, useHolidaySetOptions } from './holiday-set-name.ts';
import { MovedNote } from './moved-note.tsx';
import { type Organization, type OrganizationChangeBody, useOrganizationActions } from './queries.ts';
import type { Place } from './queries-place.ts';

const Form = z.object({ holidaySet: HolidaySetId.nullable(), timeZone: TimeZone.nullable() });

type PlaceDrawerProps = { organization: Organization; place: Place; onClose: () => void };

/** Another place for the clocks of the organisation; what it moves is said before it is saved. */
export function PlaceDrawer({ organization, place, onClose }: PlaceDrawerProps) {
  const { t } = useTranslation('organizations');
  const sets = useHolidaySetOptions();
  const setName = useHolidaySetName();
  const { change } = useOrganizationActions();
  const initial = { holidaySet: place.ownHolidaySet, timeZone: place.ownTimeZone };
  return (
    <FormDrawer
      schema={Form}
      initial={initial}
      version={organization.version}
      title={t('place.title')}
      what={t('page.what')}
      onClose={onClose}
      onSave={async ({ changes, version }) => {
        if (Object.keys(changes).length === 0) return;
        await change(organization.id, version ?? organization.version, changes as OrganizationChangeBody);
      }}
      sections={({ values }) => {
        const thought = { holidaySet: textOrNull(values.holidaySet), timeZone: textOrNull(values.timeZone) };
        const isOther = thought.holidaySet !== initial.holidaySet || thought.timeZone !== initial.timeZone;
        return [
          {
            help: t('place.changeHelp'),
            fields: {
              holidaySet: {
                label: t('place.holidaySet'),
                help: t('place.emptyHelp', { now: setName(place.holidaySet) }),
                widget: 'choice',
                options: sets,
              },
              timeZone: {
                label: t('place.timeZone'),
                help: t('place.emptyHelp', { now: place.timeZone.replaceAll('_', ' ') }),
                widget: 'choice',
                options: knownTimeZones(),
              },
            },
            notice: <MovedNote organizationId={organization.id} thought={isOther ? thought : undefined} />,
          },
        ];
      }}
    />
  );
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
