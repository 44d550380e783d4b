import { IconUserShare } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../actions/button.tsx';
import { LoadingLine } from '../feedback/loading.tsx';
import { Popover } from '../floating/popover.tsx';
import type { HandOverAnswer, Receiver } from './hand-over-form.tsx';

const HandOverForm = lazy(() => import('./hand-over-form.tsx').then((module) => ({ default: module.HandOverForm })));

export type HandOverProps = {
  /** Who may take it; undefined while they are fetched. */
  receivers: readonly Receiver[] | undefined;
  /** Called when the list is about to be shown, so that it is fetched only then. */
  onOpen?: (() => void) | undefined;
  onHandOver: (answer: HandOverAnswer) => Promise<void> | void;
};

/** Gives a duty to somebody else, seeing how much they already carry. */
export function HandOverButton({ receivers, onOpen, onHandOver }: HandOverProps) {
  const { t } = useTranslation('ui');
  return (
    <Popover
      label={t('duty.handOver')}
      width={320}
      onOpen={onOpen}
      trigger={(trigger) => (
        <IconButton label={t('duty.handOver')} data-row-hand-over {...trigger}>
          <IconUserShare aria-hidden />
        </IconButton>
      )}
    >
      {(close) =>
        receivers ? (
          <Suspense fallback={<LoadingLine />}>
            <HandOverForm
              receivers={receivers}
              onAnswer={async (answer) => {
                await onHandOver(answer);
                close();
              }}
            />
          </Suspense>
        ) : (
          <LoadingLine />
        )
      }
    </Popover>
  );
}
