import { type ReactNode, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { client } from '#client';
import { type Questionnaire, QuestionnaireResponse } from '#questionnaire';
import type { AssessmentView } from '../model.ts';
import { answersThatDiffer } from '../rules-answers.ts';
import { AnswerConflicts } from './answer-conflicts.tsx';
import { createAnswerSaver, type SaverState } from './answer-saver.ts';
import { type AnswerConflict, splitConflicts, withAnswers } from './merge-answers.ts';
import { useSaveAssessment } from './queries.ts';

/** Another version that both wrote on: what is decided, what is not, and against which version it is saved. */
interface Clash {
  readonly theirs: QuestionnaireResponse;
  readonly merged: QuestionnaireResponse;
  readonly both: readonly AnswerConflict[];
  readonly version: number;
}

export interface DraftAnswers {
  readonly response: QuestionnaireResponse;
  readonly change: (response: QuestionnaireResponse) => void;
  readonly state: SaverState;
  /** Saves at once; answers the version the server has, or undefined when something could not be saved. */
  readonly flush: () => Promise<number | undefined>;
  /** The questions two people answered differently, to choose from; goes anywhere into the page. */
  readonly dialog: ReactNode;
}

/**
 * The answers of a draft while they are written: saved on the server after a pause. When somebody else wrote on it too, questions only one side answered
 * are taken from that side, and the rest is chosen question by question.
 */
export function useDraftAnswers(draft: AssessmentView, form: Questionnaire): DraftAnswers {
  const { saveAnswers } = useSaveAssessment();
  const [response, show] = useState(() => QuestionnaireResponse.parse(draft.response));
  const [clash, setClash] = useState<Clash>();
  const [{ kept, saver }] = useState(() => keeperOf(draft, response, saveAnswers));
  const state = useSyncExternalStore(saver.subscribe, saver.state);
  const conflicts = state.kind === 'stopped' && state.problem.code === 'write.conflict';

  const change = (next: QuestionnaireResponse): void => {
    show(next);
    saver.write(next);
  };
  const continueWith = (merged: QuestionnaireResponse, { theirs, version }: Pick<Clash, 'theirs' | 'version'>): void => {
    kept.base = theirs;
    saver.continueFrom(version);
    setClash(undefined);
    change(merged);
  };
  const settle = useEffectEvent(async () => {
    const { data } = await client.GET('/api/assessments/{id}', { params: { path: { id: draft.id } } });
    if (!data) return;
    const theirs = QuestionnaireResponse.parse(data.response);
    const { mine, both } = splitConflicts(answersThatDiffer(form, { base: kept.base, theirs, yours: response }));
    const merged = withAnswers(form, theirs, Object.fromEntries(mine.map(({ field, yours }) => [field, yours])));
    if (both.length === 0) continueWith(merged, { theirs, version: data.version });
    else setClash({ theirs, merged, both, version: data.version });
  });
  useEffect(() => {
    if (conflicts) void settle();
  }, [conflicts]);
  useEffect(() => () => void saver.flush(), [saver]);

  const dialog = clash && state.kind === 'stopped' && (
    <AnswerConflicts
      form={form}
      response={clash.merged}
      conflicts={clash.both}
      problem={state.problem}
      onChoose={(chosen) => continueWith(withAnswers(form, clash.merged, chosen), clash)}
      onClose={() => setClash(undefined)}
    />
  );
  return { response, change, state, flush: saver.flush, dialog };
}

/** The saver of one draft, and the answers both sides know: the last that were saved. */
function keeperOf(draft: AssessmentView, response: QuestionnaireResponse, save: ReturnType<typeof useSaveAssessment>['saveAnswers']) {
  const kept = { base: response };
  const saver = createAnswerSaver(draft, async (sent, version) => {
    const saved = await save(draft.id, version, sent);
    kept.base = sent;
    return saved;
  });
  return { kept, saver };
}
