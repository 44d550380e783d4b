import type { ClientKey } from './clients.ts';
import type { Told } from './hand.ts';
import { agnes } from './stories/agnes.ts';
import { dwayne } from './stories/dwayne.ts';
import { lena } from './stories/lena.ts';
import { marta } from './stories/marta.ts';
import { river } from './stories/river.ts';
import { samuel } from './stories/samuel.ts';
import { tobias } from './stories/tobias.ts';
import { walter } from './stories/walter.ts';

/** What happened in each case so far, in the order it happened. */
export const stories: Partial<Record<ClientKey, (told: Told) => Promise<void>>> = {
  river,
  lena,
  dwayne,
  agnes,
  tobias,
  samuel,
  marta,
  walter,
};
