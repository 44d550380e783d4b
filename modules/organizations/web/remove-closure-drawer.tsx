import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Drawer, ProblemAlert } from '#ui';
import { MovedNote } from './moved-note.tsx';
import { type Place, usePlaceActions } from './queries-place.ts';
import { useClosureWords } from './use-closure-words.ts';

type RemoveClosureDrawerProps = { organizationId: string; closure: Place['closures'][number]; onClose: () => void };

/** Opens the house again on those days, after saying what that moves. */
export function RemoveClosureDrawer({ organizationId, closure, onClose }: RemoveClosureDrawerProps) {
  const { t } = useTranslation('organizations');
  const words = useClosureWords();
  const { removeClosure } = usePlaceActions(organizationId);
  const [error, setError] = useState<unknown>();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={closure.name}
      footer={
        <>
          <Button variant="danger" onClick={() => void removeClosure(closure.id, closure.version).then(onClose, setError)}>
            {t('closure.remove')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('page.cancel')}
          </Button>
        </>
      }
    >
      <p>{words(closure)}</p>
      <p>{t('closure.removeMeans')}</p>
      <MovedNote organizationId={organizationId} thought={{ opening: closure.id }} />
      {error !== undefined && <ProblemAlert error={error} />}
    </Drawer>
  );
}
