import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, Temporal } from '#kernel';
import type { Actor } from '#platform';
import { readPdfText, type TestServer, testServer } from '#testing';
import { assess } from './answers.ts';
import { senderTo } from './api-sender.ts';

const start = '2026-03-02';
const river = { givenNames: 'River', familyName: 'Almeida', birthDate: '1997-02-14' };

interface DateOfSeries {
  id: string;
  position: number;
  startsAt: string;
  endsAt: string;
  status: string;
}
interface Series {
  id: string;
  dates: DateOfSeries[];
}

/** River's case, from the hospital's referral to the closing summary, as a script would do it. */
describe('story 1 over the API: River, bicycle accident', () => {
  let server: TestServer;
  let intake: Actor;
  let manager: Actor;
  let counsellor: Actor;
  const caseId = newId();
  const referralId = newId();
  const planId = newId();
  const series: Record<string, Series> = {};

  before(async () => {
    server = await testServer();
    at(start, '09:00');
    intake = await server.as('intake_worker');
    manager = await server.as('case_manager');
    counsellor = await server.as('financial_counsellor');
  });
  after(() => server.stop());

  const at = (day: string, time: string) =>
    server.setNow(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime('America/New_York').toInstant().toString());
  const inDays = (days: number): string => Temporal.PlainDate.from(start).add({ days }).toString();
  const send = senderTo(() => server);
  const step = (event: object) => send(manager, 'POST', `/cases/${caseId}/transitions`, { id: newId(), event });
  const goals = async () => (await send(manager, 'GET', `/plans/${planId}`)).goals;

  it('Mercy General refers River with a head injury, a broken arm and femur; intake opens a clinical case', async () => {
    await send(await server.as('partner', 'mercy'), 'POST', '/referrals', {
      id: referralId,
      receivingOrganizationId: server.organizations.harbor,
      reason: 'Bicycle accident: head injury, broken arm and femur. Body and memory are affected; works as a courier.',
      urgency: 'soon',
      personAgrees: 'yes',
      person: river,
    });
    await send(intake, 'POST', `/referrals/${referralId}/acceptance`, {
      caseId,
      person: { kind: 'new', personId: newId() },
      programId: server.programId,
      model: 'clinical',
      caseManagerId: manager.userId,
      identityCheck: 'document_seen',
      safety: { result: 'no_danger' },
      eligibility: 'recorded',
      consent: { id: newId(), legalForm: 'written', signedOn: start, noticeGiven: true },
    });
    const head = await send(manager, 'GET', `/cases/${caseId}`);
    assert.deepEqual([head.state, head.model], ['assessment', 'clinical']);
  });

  it('body, mood and everyday life are assessed; a thought of death owes a call at once; what is missing becomes needs', async () => {
    at(inDays(1), '10:00');
    await assess(send, manager, { caseId, questionnaire: 'lotse-needs', choose: () => 2 });
    const phq9 = await assess(send, manager, { caseId, questionnaire: 'phq-9', choose: () => 1 });
    const owed = async () => (await send(manager, 'GET', `/duties?caseId=${caseId}`)).items.map(({ kind }: { kind: string }) => kind);
    assert.equal((await owed())[0], 'safety-call');
    const done = { id: newId(), action: 'safe_now', note: 'Talked about it; no plan, Jo stays over.' };
    await send(manager, 'POST', `/assessments/${phq9.id}/acknowledgement`, done);
    assert.ok(!(await owed()).includes('safety-call'));
    const text = 'Walking and balance after a broken femur';
    await send(manager, 'POST', `/cases/${caseId}/needs`, { id: newId(), domain: 'health', text, wantsHelp: true, priority: 1 });
    await step({ type: 'complete_assessment', summary: 'Legs, memory, kitchen, rent.' });
  });

  it('the plan names physiotherapy, neuropsychology, occupational therapy and money, and is signed by River', async () => {
    at(inDays(2), '10:00');
    await send(manager, 'POST', `/cases/${caseId}/plan`, { id: planId });
    await send(manager, 'PATCH', `/plans/${planId}`, { reviewOn: inDays(60), emergencyPlan: 'Call 911, then Jo.' }, 1);
    for (const [clientWords, measure, what, by] of [
      ['I want to ride my bike to work again.', '6-minute walk', 'Physiotherapy', {}],
      ['I want to remember what people told me.', 'Memory tasks done alone', 'Neuropsychology', {}],
      ['I want to cook for my friends.', 'Lawton scale', 'Occupational therapy', {}],
      ['I want to keep my flat.', 'Months of rent paid', 'Budget and sick pay', { responsibleUserId: counsellor.userId }],
    ] as const) {
      const goalId = newId();
      const goal = { id: goalId, clientWords, measure, scale: 'number', baseline: 1, target: 9, targetOn: inDays(60) };
      await send(manager, 'POST', `/plans/${planId}/goals`, goal);
      const intervention = { id: newId(), what, responsibleName: 'Cedar Rehabilitation', times: 1, per: 'week', dueOn: inDays(60), ...by };
      const party = 'responsibleUserId' in by ? { responsibleName: null } : {};
      await send(manager, 'POST', `/plans/${planId}/goals/${goalId}/interventions`, { ...intervention, ...party });
    }
    const { sha256 } = await send(manager, 'GET', `/plans/${planId}`);
    await send(manager, 'POST', `/plans/${planId}/submission`, { sha256 });
    const strokes = [Array.from({ length: 20 }, (_, index) => [100 + index * 20, 150 + (index % 5) * 10])];
    const signature = { id: newId(), mode: 'drawn', party: 'client', signerName: 'River Almeida', sha256, strokes };
    assert.equal((await send(manager, 'POST', `/plans/${planId}/signatures`, signature)).status, 'in_force');
  });

  it('three therapy series and a weekly meeting are made; none collide, each has a place and transport', async () => {
    for (const [title, weekdays, time, count] of [
      ['Physiotherapy', [2, 5], '08:30', 8],
      ['Neuropsychology', [3], '09:30', 4],
      ['Occupational therapy', [4], '14:00', 4],
      ['Weekly meeting', [1], '11:00', 4],
    ] as const) {
      series[title] = await send(manager, 'POST', '/appointment-series', {
        id: newId(),
        caseId,
        title,
        rhythm: { every: 'week', interval: 1, weekdays, time, minutes: 45, startsOn: inDays(7), end: { count } },
        place: 'Cedar Rehabilitation, room 2',
        transport: 'booked',
        transportNote: 'ramp bus',
        category: 'health_general',
        workers: title === 'Weekly meeting' ? [{ userId: manager.userId }] : [],
      });
    }
    const rhythm = { every: 'week', interval: 1, weekdays: [3], time: '10:00', minutes: 45, startsOn: inDays(7), end: { count: 2 } };
    const twice = { id: newId(), caseId, title: 'Twice', rhythm };
    const refused = await server.request(manager, 'POST', '/api/appointment-series', twice);
    assert.equal(refused.status, 409);
    const dates = Object.values(series)
      .flatMap((one) => one.dates)
      .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
    assert.equal(dates.length, 20);
    for (const [index, date] of dates.entries()) {
      const next = dates[index + 1];
      assert.ok(!next || date.endsAt <= next.startsAt, `${date.startsAt} overlaps ${next?.startsAt}`);
      const appointment = await send(manager, 'GET', `/appointments/${date.id}`);
      assert.deepEqual([appointment.place !== '', appointment.transport], [true, 'booked']);
    }
  });

  it('week after week is worked: attended and missed, a phone check-in, progress on the goals', async () => {
    for (let week = 1; week <= 4; week += 1) {
      const until = Temporal.PlainDate.from(inDays(7 * week + 5));
      at(until.toString(), '17:00');
      for (const date of Object.values(series).flatMap((one) => one.dates)) {
        const day = Temporal.Instant.from(date.startsAt).toZonedDateTimeISO('America/New_York').toPlainDate();
        if (date.status !== 'planned' || Temporal.PlainDate.compare(day, until) > 0) continue;
        const isMissed = date === series.Physiotherapy?.dates[2];
        const outcome = isMissed ? { status: 'missed', reason: 'no_transport' } : { status: 'kept' };
        const { version } = await send(manager, 'GET', `/appointments/${date.id}`);
        date.status = (await send(manager, 'POST', `/appointments/${date.id}/outcome`, outcome, version)).status;
      }
      const contact = {
        mode: 'call',
        outcome: 'reached',
        minutes: 6,
        note: 'Check-in.',
        at: Temporal.Instant.from(nowOf(until)).toString(),
      };
      await send(manager, 'POST', '/contacts', { id: newId(), caseId, ...contact });
      for (const goal of await goals()) {
        const entry = { id: newId(), recordedOn: until.toString(), value: 1 + week * 2, note: '' };
        await send(manager, 'POST', `/plans/${planId}/goals/${goal.goalId}/progress`, entry);
      }
    }
    const { items } = await send(manager, 'GET', `/appointment-series?caseId=${caseId}`);
    const physiotherapy: Series = items.find((one: { title: string }) => one.title === 'Physiotherapy');
    const counted = Object.groupBy(physiotherapy.dates, (date) => date.status);
    assert.deepEqual([counted.kept?.length, counted.missed?.length, counted.planned], [7, 1, undefined]);
    assert.deepEqual(
      (await goals())[0].progress.map((entry: { value: number }) => entry.value),
      [3, 5, 7, 9],
    );
    const { items: owed } = await send(manager, 'GET', `/duties?caseId=${caseId}&state=overdue`);
    assert.deepEqual(owed, []);
  });

  it('the case closes with the outcome of every goal, and the summary says so as a PDF', async () => {
    at(inDays(40), '10:00');
    await step({ type: 'start_closing', reason: 'goals_met', note: '' });
    const on = inDays(40);
    for (const goal of await goals()) {
      const end = { outcome: 'achieved', on, note: `${goal.measure} reached.` };
      await send(manager, 'PUT', `/plans/${planId}/goals/${goal.goalId}/outcome`, end, goal.version);
      for (const { interventionId, statusVersion } of goal.interventions)
        await send(manager, 'PUT', `/plans/${planId}/interventions/${interventionId}/status`, { status: 'done', on }, statusVersion);
    }
    const closure = { summary: 'Rides to work again.', remainingNeeds: '', handOver: '', clientInformedOn: on };
    assert.equal((await step({ type: 'close', closure })).state, 'closed');
    const printed = await server.app.inject({
      method: 'GET',
      url: `/api/cases/${caseId}/closure-summary?language=de`,
      headers: { 'x-test-actor': manager.userId ?? '' },
    });
    assert.equal(printed.statusCode, 200);
    const text = readPdfText(printed.rawPayload);
    assert.match(text, /I want to ride my bike to work again/);
    assert.match(text, /Months of rent paid reached/);
  });

  function nowOf(day: Temporal.PlainDate): string {
    return day.toZonedDateTime({ timeZone: 'America/New_York', plainTime: '16:55' }).toInstant().toString();
  }
});
