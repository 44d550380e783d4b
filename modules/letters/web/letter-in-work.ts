import { useEffect, useState } from 'react';
import { newId } from '#kernel';
import { useDraft } from '#ui';
import type { Basis, Delivery, LetterChoice, LetterText, Recipient } from '../model.ts';
import { type Drafted, useLetterDraft } from './queries.ts';

type Body = Pick<LetterText, 'address' | 'subject' | 'body'>;

/** A letter as its writer left it. `filled` is what the record gave, to see whether anybody has worked on it since. */
export interface LetterInWork {
  readonly id: string;
  readonly templateId: string | null;
  /** `client`, `member:…`, `organization:…` or `other`, as it is chosen from one list. */
  readonly to: string | null;
  readonly otherName: string;
  readonly language: LetterText['language'] | null;
  readonly delivery: Delivery | null;
  readonly ground: Basis['ground'] | null;
  readonly groundNote: string;
  readonly text: Body | null;
  readonly filled: Body | null;
  readonly templateVersion: number;
}

const fresh = (): LetterInWork => ({
  id: newId(),
  templateId: null,
  to: 'client',
  otherName: '',
  language: null,
  delivery: null,
  ground: null,
  groundNote: '',
  text: null,
  filled: null,
  templateVersion: 1,
});

/** The letter one works on, kept as a draft, and what the record gives for it. A text nobody has touched follows the choices by itself. */
export function useLetterInWork(caseId: string, label: Record<string, string>) {
  const [first] = useState(fresh);
  const draft = useDraft<LetterInWork>(`letter:${caseId}`, first, label);
  const { value, setValue } = draft;
  const found = useLetterDraft(caseId, choiceOf(value));
  const given = found.data;
  const isTouched = value.text !== null && !same(value.text, value.filled);
  const isBehind = given !== undefined && !same(given, value.filled);
  useEffect(() => {
    if (given && isBehind && !isTouched) setValue(fillWith(value, given));
  }, [given, isBehind, isTouched, value, setValue]);
  return {
    ...draft,
    given,
    error: found.error,
    isFilling: found.isFetching,
    /** The record would say something else now, and somebody has worked on the text. */
    wouldOverwrite: isBehind && isTouched,
    change: (change: Partial<LetterInWork>) => setValue({ ...value, ...change }),
    refill: () => given && setValue(fillWith(value, given)),
  };
}

/** What is asked of the server; nothing until it is known what and to whom. */
function choiceOf({ templateId, language, delivery, ...rest }: LetterInWork): LetterChoice | undefined {
  const recipient = recipientOf(rest);
  if (templateId === null || recipient === undefined) return undefined;
  return { templateId: templateId as LetterChoice['templateId'], recipient, language, delivery };
}

/** The recipient that was chosen from the list; nobody while a name is missing. */
export function recipientOf({ to, otherName }: Pick<LetterInWork, 'to' | 'otherName'>): Recipient | undefined {
  const [kind, id = ''] = (to ?? '').split(':');
  switch (kind) {
    case 'client':
      return { kind };
    case 'member':
      return { kind, memberId: id };
    case 'organization':
      return { kind, organizationId: id };
    case 'other':
      return otherName.trim() === '' ? undefined : { kind, name: otherName.trim() };
    default:
      return undefined;
  }
}

function fillWith(letter: LetterInWork, { address, subject, body, templateVersion }: Drafted): LetterInWork {
  const text = { address, subject, body };
  return { ...letter, text, filled: text, templateVersion };
}

function same(one: Body, other: Body | null): boolean {
  return other !== null && one.address === other.address && one.subject === other.subject && one.body === other.body;
}
