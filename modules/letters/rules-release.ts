import { accept, type DataCategory, type Decision, isProtected, refuse } from '#kernel';
import { type ConsentPurpose, type ConsentType, type Permit, permit, type StoredConsent } from '#modules/consents/index.ts';
import type { Basis, Delivery } from './model.ts';

/** Who gets a letter, as far as it decides whether they may. */
export type Receiver =
  | { readonly side: 'client' }
  /** Somebody of the organisation that runs the case. */
  | { readonly side: 'own' }
  | { readonly side: 'organization'; readonly organizationId: string }
  /** A person or body that is no organisation of the network: no release can name it. */
  | { readonly side: 'other' };

export type ReleaseRefusal =
  | {
      readonly code: 'letter.release-missing';
      readonly organizationId: string | null;
      readonly category: DataCategory;
      readonly missing: Extract<Permit, { permitted: false }>['missing'];
      readonly type: ConsentType;
    }
  | { readonly code: 'letter.basis-missing' };

/** What a letter tells, and what for. */
export interface Telling {
  readonly categories: readonly DataCategory[];
  readonly purpose: ConsentPurpose;
  readonly basis: Basis | null;
  readonly at: string;
}

/**
 * Whether a letter may go to its receiver, with the releases it goes by. The client and colleagues need none. To an organisation everything it tells has to be
 * released for its purpose (privacy.md § 3.2: one consent per category that covers recipient, purpose and time). Whom no release can name may be
 * told at the client's request or by law, which the writer states; what is specially protected never goes there.
 */
export function mayGoOut(
  receiver: Receiver,
  telling: Telling,
  consents: readonly StoredConsent[],
): Decision<{ consentIds: string[] }, ReleaseRefusal> {
  if (receiver.side === 'client' || receiver.side === 'own') return accept({ consentIds: [] });
  if (receiver.side === 'other') return mayGoToOther(telling);
  const { organizationId } = receiver;
  const consentIds = new Set<string>();
  for (const category of telling.categories) {
    const answer = permit(consents, { organizationId, category, purpose: telling.purpose, at: telling.at });
    if (!answer.permitted)
      return refuse({ code: 'letter.release-missing', organizationId, category, missing: answer.missing, type: answer.type });
    consentIds.add(answer.consentId);
  }
  return accept({ consentIds: [...consentIds] });
}

function mayGoToOther({ categories, basis }: Telling): Decision<{ consentIds: string[] }, ReleaseRefusal> {
  const category = categories.find(isProtected);
  if (category !== undefined) {
    const type = category === 'sud_part2' ? 'part2_specific' : 'release_of_information';
    return refuse({ code: 'letter.release-missing', organizationId: null, category, missing: 'recipient', type });
  }
  return basis === null ? refuse({ code: 'letter.basis-missing' }) : accept({ consentIds: [] });
}

/** A way to reach the client, as far as letters are concerned. */
export interface ReachPoint {
  readonly kind: string;
  readonly value: string | null;
  readonly doNotUse: boolean;
}

export type WayRefusal = {
  readonly code: 'letter.way-not-allowed';
  readonly way: Delivery;
  readonly why: 'unwanted' | 'no-address' | 'no-consent';
};

/** Whether a letter may reach the client this way: never as they do not want it, by e-mail only with an address and their consent to it. */
export function checkWay(way: Delivery, points: readonly ReachPoint[], mayUseMail: boolean): Decision<undefined, WayRefusal> {
  if (way === 'by_hand') return accept();
  const own = points.filter(({ kind }) => kind === way);
  if (way === 'post')
    return own.some(({ doNotUse }) => doNotUse) ? refuse({ code: 'letter.way-not-allowed', way, why: 'unwanted' }) : accept();
  const usable = own.some(({ value, doNotUse }) => value !== null && !doNotUse);
  if (!usable) return refuse({ code: 'letter.way-not-allowed', way, why: own.some((point) => point.doNotUse) ? 'unwanted' : 'no-address' });
  return mayUseMail ? accept() : refuse({ code: 'letter.way-not-allowed', way, why: 'no-consent' });
}

/** Whether a text says where somebody lives: a street line of one of the addresses stands in it, however it is spaced or written. */
export function tellsAddress(text: string, addresses: readonly { readonly lines: readonly string[] }[]): boolean {
  const told = plain(text);
  return addresses.some(({ lines }) => lines.map(plain).some((line) => line.length > 3 && told.includes(line)));
}

/** Letters and figures only, so that commas, spaces and capitals hide nothing. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '');
}
