import { accept, type Country, type Decision, type PhoneRefusal, parsePhoneNumber, refuse } from '#kernel';
import type { ContactKind, NewContactPoint } from './model-reach.ts';

export type ReachRefusal = PhoneRefusal | { code: 'email.unreadable' } | { code: 'contact-point.value-missing' };

/** The form in which a number or address is kept and compared. Post has no value of its own: letters go to the person's addresses. */
export function normalizeReach(
  point: Pick<NewContactPoint, 'kind' | 'value' | 'doNotUse'>,
  country: Country,
): Decision<string | null, ReachRefusal> {
  const { kind, value, doNotUse } = point;
  if (kind === 'post') return accept(null);
  if (value === null) return doNotUse ? accept(null) : refuse({ code: 'contact-point.value-missing' });
  return normalizeValue(kind, value, country);
}

function normalizeValue(kind: Exclude<ContactKind, 'post'>, value: string, country: Country): Decision<string | null, ReachRefusal> {
  switch (kind) {
    case 'phone':
    case 'text':
      return parsePhoneNumber(value, country);
    case 'email':
      return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(value) ? accept(value.toLowerCase()) : refuse({ code: 'email.unreadable' });
  }
}
