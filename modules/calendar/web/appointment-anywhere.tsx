import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#client';
import { Drawer, useShell } from '#ui';
import { NewAppointmentDrawer } from './appointment-drawer.tsx';

const mostCases = 200;

/** An appointment from anywhere: on the page of a case it is about that case; elsewhere one first says whose it is. */
export function AppointmentAnywhere({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const { currentCase } = useShell();
  const [chosen, setChosen] = useState<string>();
  const cases = api.useQuery('get', '/api/cases', { params: { query: { of: 'mine', limit: mostCases } } }, { enabled: opened });
  const caseId = chosen ?? currentCase?.id;
  const close = () => {
    setChosen(undefined);
    onClose();
  };
  const options = (cases.data?.items ?? []).map(({ id, personName, number }) => ({
    value: id,
    label: [personName, number].filter(Boolean).join(' · '),
  }));
  if (opened && caseId !== undefined) {
    const who = chosen && options.find(({ value }) => value === chosen)?.label;
    return <NewAppointmentDrawer key={caseId} caseId={caseId} who={who} onClose={close} />;
  }
  return (
    <Drawer opened={opened} onClose={close} title={t('make')}>
      <Select
        data-autofocus
        label={t('whoseCase')}
        searchable
        selectFirstOptionOnChange
        nothingFoundMessage={t('noSuchCase')}
        data={options}
        value={null}
        onChange={(id) => setChosen(id ?? undefined)}
      />
    </Drawer>
  );
}
