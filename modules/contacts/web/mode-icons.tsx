import { IconBuilding, IconHome, IconMail, IconMessage, IconPhone, IconUsers, IconVideo, IconWalk } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ContactMode } from '../model.ts';

/** The picture of each way to meet; always beside its word. */
export const modeIcons: Readonly<Record<ContactMode, ReactNode>> = {
  call: <IconPhone size={16} aria-hidden />,
  text: <IconMessage size={16} aria-hidden />,
  visit: <IconHome size={16} aria-hidden />,
  mail: <IconMail size={16} aria-hidden />,
  video: <IconVideo size={16} aria-hidden />,
  office: <IconBuilding size={16} aria-hidden />,
  accompaniment: <IconWalk size={16} aria-hidden />,
  meeting: <IconUsers size={16} aria-hidden />,
};
