import { useTranslation } from 'react-i18next';
import { Problem } from '#client';
import { Button, ProblemAlert, useFormat } from '#ui';

type CollisionAlertProps = { error: unknown; onTake: (slot: { startsAt: string; endsAt: string }) => void };

/** A refusal; when somebody is elsewhere, the free time nearest to the wanted one lies beside it. */
export function CollisionAlert({ error, onTake }: CollisionAlertProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { freeFrom, freeUntil } = (error instanceof Problem ? error.facts : {}) as { freeFrom?: string; freeUntil?: string };
  const take =
    freeFrom && freeUntil ? (
      <Button size="small" onClick={() => onTake({ startsAt: freeFrom, endsAt: freeUntil })}>
        {t('takeSlot', { from: format.time(freeFrom), until: format.time(freeUntil) })}
      </Button>
    ) : undefined;
  return <ProblemAlert error={error} actions={take} />;
}
