import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { addDays, newId, Temporal } from '#kernel';
import { importFhir } from '#modules/interop/server/index.ts';
import { type Actor, openPool, queryBuilder, systemActor, verifyJournal } from '#platform';
import { type TestServer, testServer } from '#testing';
import { assess } from './answers.ts';
import { senderTo } from './api-sender.ts';

const patientFile = fileURLToPath(new URL('../modules/interop/test-data/patient-social-needs.json.gz', import.meta.url));

/** The same job as `story 0` in the browser, over the API alone: what an integrator or a script would do. */
describe('story 0 over the API: the main job, from an imported patient to a closed case', () => {
  let server: TestServer;
  let intake: Actor;
  let manager: Actor;
  let patient: { id: string; name: string };
  const caseId = newId();
  const referralId = newId();
  const planId = newId();
  const goalId = newId();

  before(async () => {
    server = await testServer();
    intake = await server.as('intake_worker');
    manager = await server.as('case_manager');
  });
  after(() => server.stop());

  const send = senderTo(() => server);
  const duties = async (actor: Actor): Promise<string[]> =>
    (await send(actor, 'GET', '/duties?of=mine')).items.map((duty: { kind: string }) => duty.kind);
  const step = (event: object, actor = manager) => send(actor, 'POST', `/cases/${caseId}/transitions`, { id: newId(), event });

  it('imports a patient from a FHIR file; intake finds them by name', async () => {
    const actor = systemActor(server.networkId, {
      timeZone: 'America/New_York',
      language: 'en',
      organizationId: server.organizations.harbor,
    });
    const imported = await importFhir(server.platform, { path: patientFile, actor });
    assert.equal(imported.state, 'done');
    const { items } = await send(intake, 'GET', '/people?limit=10');
    assert.equal(items.length, 1);
    patient = { id: items[0].id, name: `${items[0].givenNames} ${items[0].familyName}` };
  });

  it('a referral by the hospital waits in the inbox of intake, because an answer is owed', async () => {
    const sender = await server.as('partner', 'mercy');
    const person = (await send(intake, 'GET', `/people/${patient.id}`)) as { givenNames: string; familyName: string; birthDate: string };
    await send(sender, 'POST', '/referrals', {
      id: referralId,
      receivingOrganizationId: server.organizations.harbor,
      reason: 'Lives alone, out of work, needs somebody who keeps it together.',
      urgency: 'soon',
      personAgrees: 'yes',
      person: { givenNames: person.givenNames, familyName: person.familyName, birthDate: person.birthDate },
    });
    assert.ok((await duties(intake)).includes('decide-on-referral'));
    const { items } = await send(intake, 'GET', `/referrals/${referralId}/possible-persons`);
    assert.equal(items[0].personId, patient.id);
  });

  it('accepting it opens a case on the known person, with consent, model and manager, and settles the duty', async () => {
    await send(intake, 'POST', `/referrals/${referralId}/acceptance`, {
      caseId,
      person: { kind: 'existing', personId: patient.id },
      programId: server.programId,
      model: 'clinical',
      caseManagerId: manager.userId,
      identityCheck: 'document_seen',
      safety: { result: 'no_danger' },
      eligibility: 'recorded',
      consent: { id: newId(), legalForm: 'written', signedOn: Temporal.Now.plainDateISO('America/New_York').toString(), noticeGiven: true },
    });
    assert.ok(!(await duties(intake)).includes('decide-on-referral'));
    const head = await send(manager, 'GET', `/cases/${caseId}`);
    assert.deepEqual(
      [head.state, head.person.id, head.manager.userId, head.consents.caseManagement],
      ['assessment', patient.id, manager.userId, true],
    );
    const owed = await duties(manager);
    assert.ok(owed.includes('first-contact') && owed.some((kind) => kind.startsWith('assessment')), owed.join());
  });

  it('a logged contact settles the first one that was owed', async () => {
    await send(manager, 'POST', '/contacts', {
      id: newId(),
      caseId,
      mode: 'call',
      outcome: 'reached',
      at: Temporal.Now.instant().subtract({ minutes: 2 }).toString(),
      minutes: 8,
      note: 'Wants help with work first.',
    });
    const owed = await duties(manager);
    assert.ok(!owed.includes('first-contact') && owed.includes('next-contact'), owed.join());
  });

  it('the case cannot leave assessment before the needs assessment is answered, and says so', async () => {
    const refused = await server.request(manager, 'POST', `/api/cases/${caseId}/transitions`, {
      id: newId(),
      event: { type: 'complete_assessment', summary: '' },
    });
    assert.deepEqual([refused.status, refused.body.code], [422, 'case.transition-blocked']);
  });

  it('the needs assessment is answered and scored by the server; a need is recorded; planning begins', async () => {
    const choose = (linkId: string) => (linkId.startsWith('work') ? 0 : 4);
    const completed = await assess(send, manager, { caseId, questionnaire: 'lotse-needs', choose });
    assert.deepEqual([completed.status, typeof completed.score.mean], ['completed', 'number']);
    await send(manager, 'POST', `/cases/${caseId}/needs`, {
      id: newId(),
      domain: 'work',
      text: 'Out of work',
      ownWords: 'I want to be needed.',
      wantsHelp: true,
      priority: 1,
    });
    assert.equal((await step({ type: 'complete_assessment', summary: 'Work first.' })).state, 'planning');
  });

  it('a plan with one goal and two interventions comes into force when the client signs', async () => {
    const due = addDays(Temporal.Now.plainDateISO('America/New_York').toString() as never, 30);
    await send(manager, 'POST', `/cases/${caseId}/plan`, { id: planId });
    await send(manager, 'PATCH', `/plans/${planId}`, { reviewOn: due, emergencyPlan: 'Call 911.' }, 1);
    await send(manager, 'POST', `/plans/${planId}/goals`, {
      id: goalId,
      clientWords: 'I want to be needed again.',
      measure: 'Days at work a week',
      scale: 'number',
      unit: 'days',
      baseline: 0,
      target: 3,
      targetOn: due,
    });
    for (const what of ['Talk with JobBridge', 'Write an application together']) {
      await send(manager, 'POST', `/plans/${planId}/goals/${goalId}/interventions`, {
        id: newId(),
        what,
        responsibleUserId: manager.userId,
        times: 1,
        per: 'once',
        dueOn: due,
      });
    }
    const { sha256 } = await send(manager, 'GET', `/plans/${planId}`);
    await send(manager, 'POST', `/plans/${planId}/submission`, { sha256 });
    const strokes = [Array.from({ length: 20 }, (_, index) => [100 + index * 20, 150 + (index % 5) * 10])];
    const signed = await send(manager, 'POST', `/plans/${planId}/signatures`, {
      id: newId(),
      mode: 'drawn',
      party: 'client',
      signerName: patient.name,
      sha256,
      strokes,
    });
    assert.equal(signed.status, 'in_force');
    assert.equal((await send(manager, 'GET', `/cases/${caseId}`)).state, 'active');
  });

  it('an appointment is made, cannot collide, and owes its outcome', async () => {
    const startsAt = Temporal.Now.instant().add({ hours: 26 }).round('hour').toString();
    const endsAt = Temporal.Instant.from(startsAt).add({ hours: 1 }).toString();
    const appointment = { id: newId(), caseId, title: 'Visit', startsAt, endsAt, workers: [{ userId: manager.userId }] };
    await send(manager, 'POST', '/appointments', appointment);
    const second = await server.request(manager, 'POST', '/api/appointments', { ...appointment, id: newId() });
    assert.equal(second.status, 409);
    await send(manager, 'POST', `/appointments/${appointment.id}/outcome`, { status: 'cancelled', reason: 'rescheduled' }, 1);
  });

  it('the case closes with the outcome of its goal, and then owes nothing', async () => {
    await step({ type: 'start_closing', reason: 'goals_met', note: '' });
    const plan = await send(manager, 'GET', `/plans/${planId}`);
    const goal = plan.goals.find((candidate: { goalId: string }) => candidate.goalId === goalId);
    await send(
      manager,
      'PUT',
      `/plans/${planId}/goals/${goalId}/outcome`,
      { outcome: 'achieved', on: Temporal.Now.plainDateISO('America/New_York').toString(), note: 'Works three days a week.' },
      goal.version,
    );
    for (const intervention of goal.interventions) {
      await send(
        manager,
        'PUT',
        `/plans/${planId}/interventions/${intervention.interventionId}/status`,
        { status: 'done', on: Temporal.Now.plainDateISO('America/New_York').toString() },
        intervention.statusVersion,
      );
    }
    const today = Temporal.Now.plainDateISO('America/New_York').toString();
    const closed = await step({
      type: 'close',
      closure: { summary: 'Found work.', remainingNeeds: '', handOver: '', clientInformedOn: today },
    });
    assert.equal(closed.state, 'closed');
    assert.deepEqual((await send(manager, 'GET', `/duties?caseId=${caseId}`)).items, []);
    const late = await server.request(manager, 'POST', '/api/contacts', {
      id: newId(),
      caseId,
      mode: 'call',
      outcome: 'reached',
      at: Temporal.Now.instant().subtract({ minutes: 1 }).toString(),
    });
    assert.deepEqual([late.status, late.body.code], [409, 'case.closed']);
  });

  it('the journal tells it in order, its chain verifies, and others see none of it', async () => {
    const { items } = await send(manager, 'GET', `/cases/${caseId}/timeline?limit=100`);
    const types = items.map((entry: { area: string; type: string }) => `${entry.area}.${entry.type}`).reverse();
    for (const type of ['contacts.contact-logged', 'calendar.appointment-made', 'calendar.appointment-cancelled'])
      assert.ok(types.includes(type), `${type} in ${types.join()}`);
    const owner = queryBuilder(openPool(server.ownerUrl, 2));
    assert.deepEqual((await verifyJournal(owner)).faults, []);
    await owner.destroy();
    const stranger = await server.as('case_manager', 'mercy');
    assert.equal((await server.request(stranger, 'GET', `/api/cases/${caseId}`)).status, 404);
  });
});
