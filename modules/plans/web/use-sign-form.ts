import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { useCase } from '#modules/cases/web/index.ts';
import { useSaveDocument } from '#modules/documents/web/index.ts';
import { useFormat } from '#ui';
import type { NewSignature } from '../model.ts';
import { type Plan, type Signature, useSavePlan } from './queries.ts';
import { isSignature, type Point } from './strokes.ts';

type InPerson = 'client' | 'custodians';

/** What is written in the drawer. A signature is never kept as a draft: it belongs to the moment. */
export type SignForm = {
  party: InPerson;
  mode: 'drawn' | 'paper' | 'refused';
  byRepresentative: boolean;
  signerName: string;
  authority: string;
  strokes: readonly (readonly Point[])[];
  file: File | null;
  signedOn: string | null;
  reason: string;
};

export type SignGap = 'signerName' | 'authority' | 'strokes' | 'file' | 'signedOn' | 'reason';

/** What is still missing, in the order of the form. */
export function gapsOf(form: SignForm, today: string): SignGap[] {
  const gaps: SignGap[] = [];
  if (form.signerName.trim() === '') gaps.push('signerName');
  if (form.byRepresentative && form.authority.trim() === '') gaps.push('authority');
  if (form.mode === 'drawn' && !isSignature(form.strokes)) gaps.push('strokes');
  if (form.mode === 'paper' && form.file === null) gaps.push('file');
  if (form.mode === 'paper' && (form.signedOn === null || form.signedOn > today)) gaps.push('signedOn');
  if (form.mode === 'refused' && form.reason.trim().length < 3) gaps.push('reason');
  return gaps;
}

/** The state of giving a word: the form in person, or the approval of somebody signed in. */
export function useSignForm({ plan, caseId, onDone }: { plan: Plan; caseId?: string; onDone: () => void }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const save = useSavePlan();
  const documents = useSaveDocument();
  // A second try after a lost answer is the same signature and the same paper.
  const ids = useRef({ signature: newId(), paper: newId() });
  const parties = plan.signatures
    .filter(({ given }) => given === null)
    .map(({ party }) => party)
    .filter(isInPerson);
  // The client's own name is known; whoever signs instead writes theirs.
  const client = useCase(plan.caseId).data?.person?.name ?? '';
  const [written, setForm] = useState<Written>(() => ({ ...empty, party: parties[0] ?? 'client', signedOn: format.today }));
  const form: SignForm = { ...written, signerName: written.signerName ?? (signsSelf(written) ? client : '') };
  const [state, setState] = useState<{ tried: boolean; busy: boolean; progress?: number | undefined; error?: unknown }>({
    tried: false,
    busy: false,
  });

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    setState({ tried: true, busy: true });
    try {
      await work();
      onDone();
    } catch (error) {
      setState({ tried: true, busy: false, error });
    }
  }

  async function filePaper(file: File): Promise<string> {
    const document = {
      id: ids.current.paper as never,
      title: t('paperTitle', { number: plan.number }),
      kind: 'signed_plan' as const,
      category: 'social' as const,
      replaces: null,
    };
    const onProgress = (progress: number) => setState({ tried: true, busy: true, progress });
    return (await documents.file({ caseId: caseId ?? plan.caseId, document, file, onProgress })).id;
  }

  return {
    form,
    parties,
    set: (change: Partial<SignForm>) => setForm({ ...written, ...(isSomebodyElse(change) && { signerName: null }), ...change }),
    gaps: state.tried ? gapsOf(form, format.today) : [],
    busy: state.busy,
    progress: state.progress,
    error: state.error,
    save: async () => {
      if (gapsOf(form, format.today).length > 0) return setState({ tried: true, busy: false });
      await attempt(async () => {
        const documentId = form.mode === 'paper' && form.file ? await filePaper(form.file) : undefined;
        await save.sign(plan.id, toSignature(form, ids.current.signature, plan.sha256, documentId));
      });
    },
    approve: (party: Signature['party']) =>
      attempt(() =>
        save.approve(plan.id, { id: ids.current.signature, party: party as Exclude<Signature['party'], InPerson>, sha256: plan.sha256 }),
      ),
  };
}

/** As it was written; without a name while nobody wrote one. */
type Written = Omit<SignForm, 'signerName'> & { signerName: string | null };

const signsSelf = ({ party, byRepresentative }: Written): boolean => party === 'client' && !byRepresentative;
const isSomebodyElse = (change: Partial<SignForm>): boolean => 'party' in change || 'byRepresentative' in change;

const empty: Written = {
  party: 'client',
  mode: 'drawn',
  byRepresentative: false,
  signerName: null,
  authority: '',
  strokes: [],
  file: null,
  signedOn: null,
  reason: '',
};

function isInPerson(party: Signature['party']): party is InPerson {
  return party === 'client' || party === 'custodians';
}

/** The word to send. Call only when `gapsOf` is empty. */
function toSignature(form: SignForm, id: string, sha256: string, documentId: string | undefined): NewSignature {
  const { party, byRepresentative, signerName } = form;
  const common = {
    id,
    sha256,
    party,
    byRepresentative,
    signerName: signerName.trim(),
    authority: byRepresentative ? form.authority.trim() : '',
  };
  switch (form.mode) {
    case 'drawn':
      return { ...common, mode: 'drawn', strokes: form.strokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y])) };
    case 'paper':
      return { ...common, mode: 'paper', documentId: documentId ?? '', signedOn: form.signedOn as never };
    case 'refused':
      return { ...common, mode: 'refused', reason: form.reason.trim() };
  }
}
