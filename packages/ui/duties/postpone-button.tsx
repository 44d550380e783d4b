import { IconClockPause } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../actions/button.tsx';
import { LoadingLine } from '../feedback/loading.tsx';
import { Popover } from '../floating/popover.tsx';
import type { PostponeAnswer } from './postpone-form.tsx';

const PostponeForm = lazy(() => import('./postpone-form.tsx').then((module) => ({ default: module.PostponeForm })));

/** Asks until when and why; without a reason a duty does not move. */
export function PostponeButton({ onPostpone }: { onPostpone: (answer: PostponeAnswer) => Promise<void> | void }) {
  const { t } = useTranslation('ui');
  return (
    <Popover
      label={t('duty.postpone')}
      width={360}
      trigger={(trigger) => (
        <IconButton label={t('duty.postpone')} data-row-postpone {...trigger}>
          <IconClockPause aria-hidden />
        </IconButton>
      )}
    >
      {(close) => (
        <Suspense fallback={<LoadingLine />}>
          <PostponeForm
            onAnswer={async (answer) => {
              await onPostpone(answer);
              close();
            }}
          />
        </Suspense>
      )}
    </Popover>
  );
}
