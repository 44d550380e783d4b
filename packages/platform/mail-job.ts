import type { Transporter } from 'nodemailer';
import { Language } from '#kernel';
import { systemActor } from './actor.ts';
import { mailQueue, placeOfMail } from './mail.ts';
import { type RenderedMail, renderMail } from './mail-text.ts';
import type { JobHandler, Platform } from './platform.ts';
import type { Settings } from './settings.ts';
import type { Tx } from './tx.ts';

/** Sends one mail over SMTP; with the local outbox it stays where it is, to be read at /outbox. A mail that was sent is never sent again. */
export const mailJob: JobHandler = {
  queue: mailQueue,
  async run(platform, data) {
    const { settings, inTransaction } = platform;
    if (settings.mail.transport.kind === 'outbox') return;
    const { url } = settings.mail.transport;
    const { networkId, mailId } = data as { networkId: string; mailId: string };
    const platformItself = systemActor(networkId, { timeZone: 'UTC', language: 'en' });
    const failure = await inTransaction(platformItself, (tx) => sendOnce(tx, platform, url, mailId));
    if (!failure) return;
    await inTransaction(platformItself, (tx) => noteFailure(tx, mailId, failure));
    // Thrown, the job is tried again after a pause; an address that does not exist stays wrong.
    if (!failure.permanent) throw new Error(`mail ${mailId} could not be sent: ${failure.reason}`);
  },
};

/** A mail of the outbox in words, with its secret facts opened. */
export function renderStoredMail(platform: Pick<Platform, 'sealer'>, mail: StoredMail): RenderedMail {
  const secretFacts = mail.sealedFacts ? JSON.parse(platform.sealer.open(mail.sealedFacts, placeOfMail(mail.id))) : {};
  return renderMail(Language.parse(mail.language), mail.template, { ...(mail.facts as object), ...secretFacts });
}

export interface StoredMail {
  readonly id: string;
  readonly language: string;
  readonly template: string;
  readonly facts: unknown;
  readonly sealedFacts: Buffer | null;
}

interface SendFailure {
  /** A code of the mail library or server; never its words, which may repeat the address. */
  readonly reason: string;
  readonly permanent: boolean;
}

/** The row stays locked while the mail leaves, so two servers never send it both. */
async function sendOnce(tx: Tx, platform: Platform, url: string, mailId: string): Promise<SendFailure | undefined> {
  const mail = await tx.db
    .selectFrom('mails')
    .select(['id', 'toAddress', 'language', 'template', 'facts', 'sealedFacts'])
    .where('id', '=', mailId)
    .where('sentAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!mail) return undefined;
  try {
    const transporter = await transporterFor(platform.settings, url);
    await transporter.sendMail({
      to: mail.toAddress,
      ...renderStoredMail(platform, mail),
      headers: { 'Auto-Submitted': 'auto-generated' },
      messageId: `<${mail.id}@${new URL(platform.settings.url).hostname}>`,
    });
  } catch (error) {
    return readFailure(error);
  }
  await tx.db
    .updateTable('mails')
    .set({ sentAt: tx.now.toString(), failedAt: null, failure: null, sealedFacts: null })
    .where('id', '=', mailId)
    .execute();
  return undefined;
}

async function noteFailure(tx: Tx, mailId: string, { reason }: SendFailure): Promise<void> {
  await tx.db.updateTable('mails').set({ failedAt: tx.now.toString(), failure: reason }).where('id', '=', mailId).execute();
}

function readFailure(error: unknown): SendFailure {
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number };
  const permanent = responseCode !== undefined && responseCode >= 500;
  return { reason: responseCode === undefined ? code : `${code} ${responseCode}`, permanent };
}

const transporters = new Map<string, Transporter>();

/** Shorter than the time after which the database ends a transaction that does nothing. */
const smtpPatience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Mails hold links that open a door: over a network they leave encrypted or not at all. */
function isThisMachine(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}

async function transporterFor(settings: Settings, url: string): Promise<Transporter> {
  const known = transporters.get(url);
  if (known) return known;
  const { createTransport } = await import('nodemailer');
  const fresh = createTransport({ url, requireTLS: !isThisMachine(url), ...smtpPatience }, { from: settings.mail.from });
  transporters.set(url, fresh);
  return fresh;
}
