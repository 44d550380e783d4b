import { type Language, newId } from '#kernel';
import type { Platform } from './platform.ts';
import type { Tx } from './tx.ts';
import { json } from './writes.ts';

/**
 * A mail to be put into words when it leaves: `template` is `<area>.<name>`, whose texts lie under `mail.<name>` of the area's language files.
 * Facts are codes, names of staff and organisations and the like, never anything of a client (privacy.md § 7).
 */
export interface MailToSend {
  readonly to: string;
  readonly language: Language;
  readonly template: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** Facts that open a door, such as a link with a token: kept encrypted until the mail has left. */
  readonly secretFacts?: Readonly<Record<string, string>>;
}

/** The queue that sends what {@link sendMail} wrote down. */
export const mailQueue = 'mail.send';

/** Writes the mail down and lets it leave once the transaction commits; nothing is sent if it does not. Answers the mail's id. */
export async function sendMail(tx: Tx, { jobs, sealer }: Pick<Platform, 'jobs' | 'sealer'>, mail: MailToSend): Promise<string> {
  const id = newId();
  await tx.db
    .insertInto('mails')
    .values({
      id,
      toAddress: mail.to,
      language: mail.language,
      template: mail.template,
      facts: json(mail.facts),
      sealedFacts: mail.secretFacts ? sealer.seal(JSON.stringify(mail.secretFacts), placeOfMail(id)) : null,
      createdAt: tx.now.toString(),
    })
    .execute();
  await jobs.enqueue(tx, mailQueue, { networkId: tx.actor.networkId, mailId: id });
  return id;
}

/** Where the secret facts of a mail were sealed; needed to open them. */
export function placeOfMail(id: string): string {
  return `mails:${id}`;
}
