import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CasePicker, useCaseOptions } from '#modules/cases/web/index.ts';
import { Drawer, useShell } from '#ui';
import { NewAppointmentDrawer } from './appointment-drawer.tsx';

/** An appointment from anywhere: on the page of a case it is about that case; elsewhere one first says whose it is. */
export function AppointmentAnywhere({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const { currentCase } = useShell();
  const [chosen, setChosen] = useState<string>();
  const options = useCaseOptions(opened);
  const caseId = chosen ?? currentCase?.id;
  const close = () => {
    setChosen(undefined);
    onClose();
  };
  if (opened && caseId !== undefined) {
    const who = chosen && options.find(({ value }) => value === chosen)?.label;
    return <NewAppointmentDrawer key={caseId} caseId={caseId} who={who} onClose={close} />;
  }
  return (
    <Drawer opened={opened} onClose={close} title={t('make')}>
      <CasePicker label={t('whoseCase')} nothingFound={t('noSuchCase')} value={null} onChange={(id) => setChosen(id ?? undefined)} />
    </Drawer>
  );
}
