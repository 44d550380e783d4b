import { accept, type DataCategory, type Decision, type Language, type Refusal } from '#kernel';
import type { ConsentPurpose } from '#modules/consents/index.ts';
import type { Tx } from '#platform';
import { type Basis, type Delivery, deliveries } from '../model.ts';
import { checkWay, mayGoOut } from '../rules-release.ts';
import { categoriesTold } from '../rules-template.ts';
import type { LetterCase } from './letter-case.ts';

/** What a letter of this template tells in a language. */
export function toldBy({ template }: LetterCase, language: Language): DataCategory[] {
  const text = template.texts[language] ?? { subject: '', body: '' };
  return categoriesTold(text, template.category as DataCategory);
}

/** Whether the letter may reach its recipient this way and tell them what it tells; answers the releases it goes by. */
export function checkOutgoing(
  tx: Tx,
  of: LetterCase,
  letter: { language: Language; delivery: Delivery; basis: Basis | null },
): Decision<{ consentIds: string[] }, Refusal> {
  const { recipient, client, template, consents } = of;
  const way = recipient.receiver.side === 'client' ? checkWay(letter.delivery, client?.contactPoints ?? [], of.mayUseMail) : accept();
  if (!way.ok) return way;
  const telling = {
    categories: toldBy(of, letter.language),
    purpose: template.purpose as ConsentPurpose,
    basis: letter.basis,
    at: tx.now.toString(),
  };
  return mayGoOut(recipient.receiver, telling, consents);
}

/** The first way in which the recipient may be reached: post, unless the client does not want it. */
export function firstWay({ recipient, client, mayUseMail }: LetterCase): Delivery {
  if (recipient.receiver.side !== 'client') return 'post';
  return deliveries.find((way) => checkWay(way, client?.contactPoints ?? [], mayUseMail).ok) ?? 'by_hand';
}
