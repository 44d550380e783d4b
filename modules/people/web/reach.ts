import type { ContactKind } from '../model-reach.ts';

/** A way to reach somebody as the API answers it, registered or only told. */
export type Reach = {
  id: string;
  kind: ContactKind;
  value: string | null;
  usage: 'home' | 'mobile' | 'work' | 'other' | null;
  belongsTo: string | null;
  rank: number;
  safeToCall: boolean;
  safeToLeaveMessage: boolean;
  codeName: string | null;
  hours: { days: number[]; from: string; to: string } | null;
  doNotUse: boolean;
  note: string;
};
