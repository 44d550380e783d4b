import { Popover } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '#kernel';
import { IconButton } from '../actions/button.tsx';
import { LoadingLine } from '../feedback/loading.tsx';

const PostponeForm = lazy(() => import('./postpone-form.tsx').then((module) => ({ default: module.PostponeForm })));

export type PostponeAnswer = { until: CalendarDate; reason: string };

/** Asks until when and why; without a reason a duty does not move. */
export function PostponeButton({ onPostpone }: { onPostpone: (answer: PostponeAnswer) => Promise<void> | void }) {
  const { t } = useTranslation('ui');
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={360} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <IconButton label={t('duty.postpone')} data-row-postpone onClick={() => setOpened(!opened)}>
          <IconClockPause aria-hidden />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('duty.postpone')}>
        <Suspense fallback={<LoadingLine />}>
          <PostponeForm
            onAnswer={async (answer) => {
              await onPostpone(answer);
              setOpened(false);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
