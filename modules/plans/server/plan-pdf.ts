import type { Language } from '#kernel';
import { type CasePaper, framePaper, loadCasePaper } from '#modules/cases/server/index.ts';
import { makePdf, type Tx } from '#platform';
import type { PlanContent } from '../model.ts';
import type { PlanView } from '../model-views.ts';
import { isWritable } from '../rules.ts';
import { loadContent } from './content.ts';
import {
  contentOf,
  costLines,
  costText,
  frequencyText,
  measureLines,
  type PlanWords,
  planWords,
  printedSignature,
  quoted,
} from './print.ts';
import { loadPlan } from './store.ts';
import { viewPlan } from './views.ts';

/** Which paper: the whole plan as the record has it, or the client's own in plain language without anything internal. */
export type PlanCopy = 'record' | 'client';

/** The plan, and the case it is of. */
interface PlanPaper {
  readonly plan: PlanView;
  readonly content: PlanContent;
  readonly paper: CasePaper;
  readonly personName: string;
}

/** One version of a plan as a tagged PDF; of a submitted one exactly the text that is signed. Refuses `record.not-found`, `pdf.unavailable`. */
export async function planPdf(
  tx: Tx,
  planId: string,
  copy: PlanCopy,
  language: Language,
): Promise<{ pdf: Buffer; fileName: string; plan: PlanView; personId: string }> {
  const plan = await viewPlan(tx, planId);
  const paper = await loadCasePaper(tx, plan.caseId, language);
  const of = { plan, content: await printedContent(tx, planId), paper, personName: paper.personName ?? '–' };
  const speak = planWords(language);
  const pdf =
    copy === 'record'
      ? makePdf(new URL('./pdf/care-plan.typ', import.meta.url), recordCopy(of, speak))
      : makePdf(new URL('./pdf/my-plan.typ', import.meta.url), clientCopy(of, speak));
  const fileName = `${speak.words('print.fileName', { context: copy, case: paper.number, number: plan.number })}.pdf`;
  return { pdf, fileName, plan, personId: paper.personId };
}

function recordCopy(of: PlanPaper, speak: PlanWords) {
  const { plan, content } = of;
  const { words, day } = speak;
  return {
    ...framePaper(of.paper, words('print.title', { number: plan.number })),
    facts: [
      { label: words('print.for'), value: of.personName },
      { label: words('print.state'), value: words(`state.${plan.status}`) },
      { label: words('print.inForceSince'), value: plan.inForceOn ? day(plan.inForceOn) : '–' },
      { label: words('print.reviewOn'), value: plan.reviewOn ? day(plan.reviewOn) : '–' },
    ],
    notice: isWritable(plan.status)
      ? words('print.draftNotice')
      : plan.revisionReason
        ? words('print.revision', { reason: plan.revisionReason })
        : null,
    columns: [words('print.what'), words('print.who'), words('print.howOften'), words('print.until')],
    goals: content.goals.map((goal, index) => ({
      number: String(index + 1),
      words: quoted(speak, goal.clientWords),
      lines: measureLines(speak, goal, latestOf(plan, goal.goalId)),
      interventions: goal.interventions.map((intervention) => [
        [intervention.what, costText(speak, intervention)].filter((part) => part !== '').join('\n'),
        intervention.responsibleShown ?? '–',
        frequencyText(speak, intervention) || '–',
        untilText(speak, intervention),
      ]),
      note: noteOf(plan, goal.goalId) ? words('print.internalNote', { note: noteOf(plan, goal.goalId) }) : null,
    })),
    sections: [
      ...costSection(of, speak),
      ...(content.emergencyPlan === '' ? [] : [{ title: words('print.emergencyPlan'), text: content.emergencyPlan }]),
    ],
    signaturesTitle: words('print.signatures'),
    signatures: isWritable(plan.status) ? [] : plan.signatures.map((signature) => printedSignature(speak, signature)),
    seal: isWritable(plan.status) ? null : words('print.seal', { sha256: plan.sha256 }),
  };
}

function clientCopy(of: PlanPaper, speak: PlanWords) {
  const { plan, content } = of;
  const { words, day } = speak;
  const { manager, organization } = of.paper;
  const asks = [manager?.name ?? null, organization.name, manager?.phone ?? organization.phone].filter((part) => part !== null).join(', ');
  return {
    ...framePaper(of.paper, words('print.myPlan')),
    lead: words(isWritable(plan.status) ? 'print.myLeadDraft' : 'print.myLead', { name: of.personName }),
    stepsTitle: words('print.mySteps'),
    goals: content.goals.map((goal, index) => ({
      number: String(index + 1),
      words: quoted(speak, goal.clientWords),
      lines: measureLines(speak, goal, latestOf(plan, goal.goalId)),
      steps: goal.interventions.map((intervention) =>
        [
          intervention.what,
          intervention.responsibleShown,
          frequencyText(speak, intervention),
          untilSentence(speak, intervention),
          costText(speak, intervention),
        ]
          .filter((part) => part !== null && part !== '')
          .join(', '),
      ),
    })),
    sections: [
      ...costSection(of, speak),
      ...(content.emergencyPlan === '' ? [] : [{ title: words('print.myEmergency'), text: content.emergencyPlan }]),
      ...(content.reviewOn === null
        ? []
        : [{ title: words('print.myReview'), text: words('print.myReviewOn', { on: day(content.reviewOn) }) }]),
      { title: words('print.myQuestions'), text: words('print.myQuestionsTo', { who: asks }) },
    ],
    signatures: plan.signatures.filter(({ party }) => party === 'client').map((signature) => printedSignature(speak, signature)),
  };
}

function costSection({ content }: PlanPaper, speak: PlanWords) {
  const lines = costLines(speak, content);
  return lines.length === 0 ? [] : [{ title: speak.words('costs'), text: lines.join('\n') }];
}

/** What was submitted is printed from its copy, word for word; a draft, or what is only partly visible, from what the reader sees. */
async function printedContent(tx: Tx, planId: string): Promise<PlanContent> {
  const row = await loadPlan(tx, planId);
  const copy =
    row.copyId === null || isWritable(row.status)
      ? undefined
      : await tx.db.selectFrom('planCopies').select('content').where('id', '=', row.copyId).executeTakeFirst();
  return copy ? contentOf(copy.content) : loadContent(tx, row);
}

function latestOf(plan: PlanView, goalId: string) {
  return plan.goals.find((goal) => goal.goalId === goalId)?.progress.at(-1);
}

function noteOf(plan: PlanView, goalId: string): string {
  return plan.goals.find((goal) => goal.goalId === goalId)?.internalNote ?? '';
}

type Timed = PlanContent['goals'][number]['interventions'][number];

function untilText({ shortDay }: PlanWords, { startsOn, endsOn, dueOn }: Timed): string {
  const until = endsOn ?? dueOn;
  return (
    [startsOn, until]
      .filter((date) => date !== null)
      .map(shortDay)
      .join(' – ') || '–'
  );
}

function untilSentence({ words, day }: PlanWords, { endsOn, dueOn }: Timed): string {
  const until = endsOn ?? dueOn;
  return until === null ? '' : words('print.untilDay', { on: day(until) });
}
