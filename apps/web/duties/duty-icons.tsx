import {
  IconAlertTriangle,
  IconCalendarEvent,
  IconCar,
  IconCheck,
  IconClipboardCheck,
  IconClipboardText,
  IconFlag,
  IconHeart,
  IconInbox,
  IconLock,
  IconMessage,
  IconPencil,
  IconPhone,
  IconPlayerPlay,
  IconRefresh,
  IconUserPlus,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

const byVerb: Readonly<Record<string, ReactNode>> = {
  call: <IconPhone aria-hidden />,
  sign: <IconPencil aria-hidden />,
  approve: <IconPencil aria-hidden />,
  answer: <IconMessage aria-hidden />,
  assess: <IconClipboardText aria-hidden />,
  plan: <IconFlag aria-hidden />,
  review: <IconFlag aria-hidden />,
  renew: <IconLock aria-hidden />,
  assign: <IconUserPlus aria-hidden />,
  book: <IconCar aria-hidden />,
  confirm: <IconCheck aria-hidden />,
  decide: <IconRefresh aria-hidden />,
  resume: <IconPlayerPlay aria-hidden />,
  close: <IconClipboardCheck aria-hidden />,
  'record-outcome': <IconCalendarEvent aria-hidden />,
};
const byArea: Readonly<Record<string, ReactNode>> = { intake: <IconInbox aria-hidden />, calendar: <IconCalendarEvent aria-hidden /> };

/** The picture of a duty: what one does, else where it comes from; a heart where somebody's safety depends on it. */
export function dutyIcon({ verb, area, priority }: { verb: string; area: string; priority: number }): ReactNode {
  if (priority >= 100) return <IconHeart aria-hidden />;
  return byVerb[verb] ?? byArea[area] ?? <IconAlertTriangle aria-hidden />;
}

/** The picture on the button, if the verb has one of its own. */
export const verbIcon = (verb: string): ReactNode => byVerb[verb];
