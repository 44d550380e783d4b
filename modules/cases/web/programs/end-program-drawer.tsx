import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Drawer, ProblemAlert } from '#ui';
import { type Program, useProgramActions } from './queries.ts';

/** Ends a programme or lets it go on. Its open cases stay and keep their clocks; it only takes no new ones. */
export function EndProgramDrawer({ program, onClose }: { program: Program; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const { change } = useProgramActions();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const verb = t(program.active ? 'programs.end' : 'programs.reopen');
  const confirm = () => {
    setBusy(true);
    change(program.id, program.version, { active: !program.active })
      .then(onClose, setError)
      .finally(() => setBusy(false));
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      title={program.name}
      footer={
        <>
          <Button variant={program.active ? 'danger' : 'primary'} busy={busy} onClick={confirm}>
            {verb}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('programs.cancel')}
          </Button>
        </>
      }
    >
      <p>{program.active ? t('programs.endMeans', { count: program.openCases }) : t('programs.reopenMeans')}</p>
      {error !== undefined && <ProblemAlert error={error} />}
    </Drawer>
  );
}
