import { Popover } from '@mantine/core';
import { IconUserShare } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../actions/button.tsx';
import { LoadingLine } from '../feedback/loading.tsx';

const HandOverForm = lazy(() => import('./hand-over-form.tsx').then((module) => ({ default: module.HandOverForm })));

export type Receiver = {
  id: string;
  name: string;
  /** How much they carry, in words: "31.5 of 36 h". */
  load?: string | undefined;
};
export type HandOverAnswer = { to: string; note: string };
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
  const [opened, setOpened] = useState(false);
  const toggle = () => {
    if (!opened) onOpen?.();
    setOpened(!opened);
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <IconButton label={t('duty.handOver')} data-row-hand-over onClick={toggle}>
          <IconUserShare aria-hidden />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('duty.handOver')}>
        {receivers ? (
          <Suspense fallback={<LoadingLine />}>
            <HandOverForm
              receivers={receivers}
              onAnswer={async (answer) => {
                await onHandOver(answer);
                setOpened(false);
              }}
            />
          </Suspense>
        ) : (
          <LoadingLine />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
