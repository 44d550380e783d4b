import { newId, Temporal } from '#kernel';
import type { Ledger } from './ledger.ts';
import type { Answer, Worker } from './worker.ts';

/** Sends until there is a yes, as a careful client does; undefined when the load was ended meanwhile, or the thing is gone. */
export type Persist = (send: () => Promise<Answer>, what?: { readonly mayBeGone: boolean }) => Promise<Answer | undefined>;

/** One kind of work that is done again and again: a write, and the note of it in the ledger once it was acknowledged. */
export type Work = (persist: Persist, ledger: Ledger) => Promise<void>;

let turn = 0;
function marker(): string {
  turn += 1;
  return `${Date.now().toString(36)}-${turn}`;
}

/** A case somebody works on, and a record of hers that is changed again and again. */
export interface Ground {
  readonly caseId: string;
  readonly needId: string;
  readonly planId: string | undefined;
}

/** Cases of the worker that may be worked on, each with a need that was noted and, where there is none in work, a new version of the plan. */
export async function prepareGround(amara: Worker, count: number): Promise<Ground[]> {
  const { body } = await amara.ask('GET', '/api/cases?of=mine&limit=50');
  const grounds: Ground[] = [];
  for (const { id: caseId } of body.items as { id: string }[]) {
    if (grounds.length === count) break;
    const needId = newId();
    const noted = await amara.ask('POST', `/api/cases/${caseId}/needs`, { id: needId, domain: 'housing', text: 'The flat is cold.' });
    if (noted.status !== 201) continue;
    await amara.ask('POST', `/api/cases/${caseId}/plan`, { id: newId(), reason: 'Something has changed at home' });
    const { inWork } = (await amara.ask('GET', `/api/cases/${caseId}/plan`)).body;
    const canBeWritten = ['draft', 'returned'].includes(inWork?.status);
    grounds.push({ caseId, needId, planId: canBeWritten ? inWork.id : undefined });
  }
  if (grounds.length < count) throw new Error(`only ${grounds.length} cases can be worked on`);
  return grounds;
}

export function logsContacts(worker: Worker, { caseId }: Ground): Work {
  return async (persist, ledger) => {
    const id = newId();
    const at = Temporal.Now.instant().subtract({ minutes: 10 }).toString();
    const contact = { id, caseId, mode: 'call', outcome: 'reached', minutes: 1, at };
    if (await persist(() => worker.ask('POST', '/api/contacts', contact))) ledger.acknowledge('record', 'contacts', id);
  };
}

export function notesNeeds(worker: Worker, { caseId }: Ground): Work {
  return async (persist, ledger) => {
    const id = newId();
    const need = { id, domain: 'food', text: `Noted ${marker()}` };
    if (await persist(() => worker.ask('POST', `/api/cases/${caseId}/needs`, need))) ledger.acknowledge('record', 'needs', id);
  };
}

/** The next free hour of a far year: nobody is in two places at once. */
let hour = Math.floor(Math.random() * 40_000);

export function makesAppointments(worker: Worker, { caseId }: Ground): Work {
  return async (persist, ledger) => {
    const id = newId();
    hour += 1;
    const startsAt = Temporal.Instant.from('2031-01-01T00:00:00Z').add({ hours: hour });
    const appointment = { id, caseId, title: 'Visit', startsAt: startsAt.toString(), endsAt: startsAt.add({ minutes: 45 }).toString() };
    if (await persist(() => worker.ask('POST', '/api/appointments', appointment))) ledger.acknowledge('record', 'appointments', id);
  };
}

export function takesReferrals(worker: Worker): Work {
  return async (persist, ledger) => {
    const id = newId();
    const referral = {
      id,
      receivingOrganizationId: worker.organizationId,
      sender: { source: 'self', phone: '(206) 555-0148', language: 'en' },
      channel: 'phone',
      reason: `Needs a place to stay ${marker()}`,
      urgency: 'routine',
      person: { givenNames: 'River', familyName: 'Almeida', birthDate: '1994-03-05' },
      personAgrees: 'yes',
    };
    if (await persist(() => worker.ask('POST', '/api/referrals', referral))) ledger.acknowledge('record', 'referrals', id);
  };
}

export function filesDocuments(worker: Worker, { caseId }: Ground, bytes = 20_000): Work {
  return async (persist, ledger) => {
    const id = newId();
    const mark = marker();
    const send = () => worker.ask('POST', `/api/cases/${caseId}/documents`, documentForm(id, mark, bytes));
    if (await persist(send)) ledger.acknowledge('record', 'documents', id);
  };
}

/** A text file with words of its own, so that it is stored as a file of its own. */
export function documentForm(id: string, mark: string, bytes: number): FormData {
  const form = new FormData();
  const document = { id, title: `Letter ${mark}`, kind: 'other', category: 'social', replaces: null };
  form.append('document', JSON.stringify(document));
  form.append('file', new Blob([`${mark} `.repeat(Math.ceil(bytes / (mark.length + 1)))]), 'letter.txt');
  return form;
}

/** Changes the words of a need under If-Match. An answer that got lost leaves the writer with a conflict with herself. */
export function changesNeed(worker: Worker, { caseId, needId }: Ground): Work {
  const path = `/api/cases/${caseId}/needs`;
  return edits(worker, { table: 'needs', id: needId, path: `${path}/${needId}`, field: 'text' }, async () => {
    const { body, status } = await worker.ask('GET', path);
    return status === 200 ? body.needs.find((need: { id: string }) => need.id === needId) : undefined;
  });
}

export function changesPlan(worker: Worker, { caseId, planId }: Ground): Work {
  if (!planId) throw new Error('there is no plan in work');
  return edits(worker, { table: 'plans', id: planId, path: `/api/plans/${planId}`, field: 'emergencyPlan' }, async () => {
    const { body, status } = await worker.ask('GET', `/api/cases/${caseId}/plan`);
    return status === 200 ? body.inWork : undefined;
  });
}

interface Edited {
  readonly table: string;
  readonly id: string;
  readonly path: string;
  readonly field: string;
}

function edits(worker: Worker, { table, id, path, field }: Edited, read: () => Promise<Record<string, unknown> | undefined>): Work {
  return async (persist, ledger) => {
    const words = `Words ${marker()}`;
    const done = await persist(async () => {
      const now = await read();
      if (now === undefined) return unread;
      // Sent before, and only the answer got lost.
      if (now[field] === words) return { ...unread, status: 200 };
      return worker.ask('PATCH', path, { [field]: words }, { 'if-match': `"${now.version}"` });
    });
    if (done) ledger.acknowledge('version', table, id, words);
  };
}

const unread: Answer = {
  status: 503,
  retryAfter: '1',
  contentType: 'application/problem+json',
  milliseconds: 0,
  body: { code: 'service.unavailable' },
};

/** Puts a duty off with a reason, and takes it back for the next turn. */
export function postponesDuties(worker: Worker): Work {
  return async (persist, ledger) => {
    const list = await persist(() => worker.ask('GET', '/api/duties?of=mine&limit=50'));
    const duty = list?.body.items.find((one: { priority: number }) => one.priority < 100) as { id: string } | undefined;
    if (!duty) return;
    const reason = `Waits for an answer ${marker()}`;
    const until = Temporal.Now.instant().add({ hours: 48 }).toString();
    // What somebody else does meanwhile may settle it.
    const mayBeGone = { mayBeGone: true };
    if (await persist(() => worker.ask('POST', `/api/duties/${duty.id}/postponement`, { until, reason }), mayBeGone))
      ledger.acknowledge('decision', 'duties', duty.id, reason);
    await persist(() => worker.ask('DELETE', `/api/duties/${duty.id}/postponement`), mayBeGone);
  };
}
