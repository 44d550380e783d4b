import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dataCategories, day, holidaySet, Temporal } from '#kernel';
import { programSettings } from '#modules/cases/index.ts';
import type { QuestionnaireResponse } from '#questionnaire';
import { checkAmendment, checkCompletion, checkDecision, checkDraft, checkNeed, checkNoNeed, checkStart } from './rules.ts';
import { answersThatDiffer } from './rules-answers.ts';
import { missingInstruments, safetyDeadline } from './rules-duties.ts';
import { proposedNeeds, proposedStrengths } from './rules-proposals.ts';
import { hiddenItems, visibleResponse } from './rules-visible.ts';
import { filledResponse, instrument, needsAnswers, phq9Answers } from './testing.ts';

const form = instrument('lotse-needs');
const answered = (over: Record<string, number | boolean | string | string[]> = {}) => filledResponse(form, { ...needsAnswers(), ...over });
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }) => (decision.ok ? 'accepted' : decision.refusal?.code);
const place = { timeZone: 'America/New_York', holidays: holidaySet('US') };

describe('what a needs assessment suggests', () => {
  const summary = (over: Parameters<typeof answered>[0]) =>
    proposedNeeds('a', form, answered(over)).map(({ domain, level, wantsHelp, priority }) => [domain, level, wantsHelp, priority]);

  it('is nothing when all is well', () => assert.deepEqual(summary({}), []));
  it('is a need where life is in crisis or a struggle, crisis first', () => {
    assert.deepEqual(summary({ 'food-situation': 2, 'housing-situation': 1, 'work-situation': 3 }), [
      ['housing', 1, null, 1],
      ['food', 2, null, 2],
    ]);
  });
  it('is a need where help is wanted, however well it stands', () => {
    assert.deepEqual(summary({ 'legal-situation': 5, 'legal-help': true }), [['legal', 5, true, 3]]);
  });
  it('carries the own words of the client', () => {
    const [need] = proposedNeeds('a', form, answered({ 'income-situation': 1, 'income-words': 'Rent is two months behind.' }));
    assert.equal(need?.ownWords, 'Rent is two months behind.');
  });
  it('is a strength for each answer that names one; a hope is not a strength yet', () => {
    const response = answered({
      'strengths-people': 'My sister',
      'strengths-hope': 'A garden',
      'strengths-list': ['Cooking', ' ', 'Patience'],
    });
    assert.deepEqual(
      proposedStrengths('a', form, response).map(({ key, domain, text }) => [key, domain, text]),
      [
        ['strengths-people.0', 'relationships', 'My sister'],
        ['strengths-list.0', 'general', 'Cooking'],
        ['strengths-list.2', 'general', 'Patience'],
      ],
    );
  });
  it('is nothing for an instrument that asks about no area of life', () => {
    const phq9 = instrument('phq-9');
    assert.deepEqual(proposedNeeds('a', phq9, filledResponse(phq9, phq9Answers(3, 3, 3))), []);
  });
});

describe('a reader without the category of an area', () => {
  const response = answered({ 'safety-situation': 1, 'safety-words': 'He knows where I live.', 'food-situation': 2 });
  const cut = visibleResponse(response, hiddenItems(form, ['identity', 'social', 'health_general']));
  it('gets none of its answers, and all others', () => {
    assert.doesNotMatch(JSON.stringify(cut), /safety|knows|legal|income/);
    assert.match(JSON.stringify(cut), /food-situation/);
  });
  it('gets no suggestion from them', () =>
    assert.deepEqual(
      proposedNeeds('a', form, cut).map(({ domain }) => domain),
      ['food'],
    ));
  it('gets everything with all categories', () => {
    assert.equal(hiddenItems(form, dataCategories).size, 0);
    assert.deepEqual(visibleResponse(response, new Set()), response);
  });
});

describe('two people who answered one draft', () => {
  it('differ in the questions they answered differently, not in what is calculated', () => {
    const phq9 = instrument('phq-9');
    const of = (...scores: number[]) => filledResponse(phq9, phq9Answers(...scores));
    const total = (response: QuestionnaireResponse, value: number): QuestionnaireResponse => ({
      ...response,
      item: [...(response.item ?? []), { linkId: 'total', answer: [{ valueInteger: value }] }],
    });
    const conflicts = answersThatDiffer(phq9, { base: of(1, 1), theirs: total(of(1, 2), 3), yours: total(of(1, 1, 3), 5) });
    assert.deepEqual(
      conflicts.map(({ field, base, theirs, yours }) => [field, base.length, theirs.length, yours.length]),
      [
        ['problems/phq9-2', 1, 1, 1],
        ['problems/phq9-3', 0, 0, 1],
      ],
    );
  });
});

describe('the steps of an assessment', () => {
  const now = Temporal.Instant.from('2026-03-10T09:41:00Z');
  const rows: [string, ReturnType<typeof checkDraft>, string][] = [
    ['answering for somebody names who answers', checkStart({ mode: 'proxy', respondent: null }), 'assessment.needs-respondent'],
    ['answering oneself names nobody', checkStart({ mode: 'self', respondent: 'Ann' }), 'assessment.respondent-not-asked'],
    ['an interview starts', checkStart({ mode: 'interview', respondent: null }), 'accepted'],
    ['a draft is written to', checkDraft({ status: 'draft' }), 'accepted'],
    ['a completed one is not', checkDraft({ status: 'completed' }), 'assessment.not-a-draft'],
    ['a completed one is amended', checkAmendment({ status: 'completed' }), 'accepted'],
    ['an amended one is not amended again', checkAmendment({ status: 'amended' }), 'assessment.not-completed'],
    ['an empty form is not completed', checkCompletion(0, '2026-03-10T09:00:00Z', now), 'assessment.empty'],
    ['nothing is answered tomorrow', checkCompletion(3, '2026-03-11T09:00:00Z', now), 'assessment.in-future'],
    ['yesterday is fine', checkCompletion(3, '2026-03-09T09:00:00Z', now), 'accepted'],
    ['no need beside an open need', checkNoNeed(2), 'need.open-needs'],
    ['accepting takes no reason', checkDecision({ decision: 'accept', reason: '' }, 'need'), 'accepted'],
    ['putting off takes one', checkDecision({ decision: 'defer', reason: '' }, 'need'), 'need.needs-reason'],
    ['a strength does not wait', checkDecision({ decision: 'defer', reason: 'later' }, 'strength'), 'proposal.only-needs-wait'],
    ['a strength is left without a reason', checkDecision({ decision: 'reject', reason: '' }, 'strength'), 'accepted'],
  ];
  for (const [name, decision, expected] of rows) it(name, () => assert.equal(codeOf(decision), expected));
});

describe('a need', () => {
  const need = { text: '', ownWords: '', status: 'open', statusReason: '', proposed: false } as const;
  it('says what is missing, unless an assessment says it', () => {
    assert.equal(codeOf(checkNeed(need)), 'need.needs-words');
    assert.equal(codeOf(checkNeed({ ...need, proposed: true })), 'accepted');
    assert.equal(codeOf(checkNeed({ ...need, ownWords: 'I am cold.' })), 'accepted');
  });
  it('says why when it is put off or turned down', () => {
    assert.equal(codeOf(checkNeed({ ...need, text: 'Shoes', status: 'deferred' })), 'need.needs-reason');
    assert.equal(codeOf(checkNeed({ ...need, text: 'Shoes', status: 'met' })), 'accepted');
  });
});

describe('what is owed', () => {
  it('is a call within the hour after an answer that speaks of danger, told to the supervisor when it is late', () => {
    const alert = { originalId: 'a', assessmentId: 'a', questionnaire: 'phq-9', title: 'PHQ-9', raisedAt: '2026-03-10T22:30:00Z' };
    const { rule, deadline } = safetyDeadline(alert, place);
    assert.deepEqual([deadline.due, rule.escalationRole, rule.status], ['2026-03-10T23:30:00Z', 'supervisor', 'programme_default']);
  });
  const facts = {
    state: 'active',
    settings: programSettings('clinical', { requiredInstruments: ['lotse-needs', 'phq-9'] }),
    completed: ['lotse-needs'],
    missingSince: day('2026-03-02'),
    place,
  } as const;
  it('is an instrument the programme asks for and the case has not, in the programme’s time for an assessment', () => {
    const [missing, ...others] = missingInstruments(facts);
    assert.deepEqual([missing?.questionnaire, missing?.deadline.dueDate, others.length], ['phq-9', '2026-03-09', 0]);
  });
  it('is not owed twice while the case owes the stage of assessment, nor when the case rests', () => {
    assert.deepEqual(missingInstruments({ ...facts, state: 'assessment' }), []);
    assert.deepEqual(missingInstruments({ ...facts, state: 'on_hold' }), []);
  });
});
