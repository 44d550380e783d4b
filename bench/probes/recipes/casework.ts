import { newId } from '#kernel';
import { filledResponse, instrument, phq9Answers } from '#modules/assessments/testing.ts';
import { addShippedTemplates } from '#modules/letters/server/index.ts';
import { anUpload } from '../everything-on-case.ts';
import { type Asked, aCase, made, type Recipe, type Stage } from './stage.ts';

const caseId = async (stage: Stage) => (await aCase(stage)).caseId;
const reason = 'It was said differently.';

/** Asks about the shared case, under this address. */
const ofCase =
  (path: string, body?: () => object): Recipe =>
  async (stage) => ({ url: `/cases/${await caseId(stage)}${path}`, ...(body ? { body: body() } : {}) });

async function aDraft(stage: Stage, of?: string): Promise<string> {
  return made(stage, `/cases/${of ?? (await caseId(stage))}/assessments`, { questionnaire: 'phq-9', language: 'en', mode: 'self' });
}
const ofAssessment = (id: string) => ({ table: 'assessments', id });
async function answered(stage: Stage, answers = phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 1)): Promise<string> {
  const id = await aDraft(stage);
  const response = filledResponse(instrument('phq-9'), answers);
  await stage.make('PUT', `/assessments/${id}/response`, { response }, { headers: await stage.seen(ofAssessment(id)) });
  return id;
}
async function completed(stage: Stage): Promise<string> {
  const id = await answered(stage);
  await stage.make('POST', `/assessments/${id}/completion`, {}, { headers: await stage.seen(ofAssessment(id)) });
  return id;
}
const need = { domain: 'housing', text: 'A flat' };
const strength = { domain: 'daily-living', text: 'Cooks.' };

async function aProposal(stage: Stage): Promise<Asked> {
  const { caseId: id } = await stage.server.openCase();
  const assessmentId = await made(stage, `/cases/${id}/assessments`, { questionnaire: 'lotse-needs', language: 'en', mode: 'interview' });
  const areas = ['housing', 'food', 'income', 'work', 'health', 'daily-living', 'support', 'transport', 'safety', 'legal'];
  const answers = { ...Object.fromEntries(areas.map((area) => [`${area}-situation`, 4])), 'housing-situation': 1 };
  const response = filledResponse(instrument('lotse-needs'), answers);
  await stage.make('PUT', `/assessments/${assessmentId}/response`, { response }, { headers: await stage.seen(ofAssessment(assessmentId)) });
  await stage.make('POST', `/assessments/${assessmentId}/completion`, {}, { headers: await stage.seen(ofAssessment(assessmentId)) });
  return { url: `/cases/${id}/proposal-decisions`, body: { id: newId(), assessmentId, key: 'housing', decision: 'accept' } };
}

const questionnaire = (name: string) => ({
  id: newId(),
  category: 'social',
  resource: {
    resourceType: 'Questionnaire',
    url: `http://example.org/${name}`,
    version: '1',
    name,
    title: 'Home check',
    status: 'active',
    item: [{ linkId: 'a', text: 'Is the home warm?', type: 'boolean' }],
  },
});
const aName = () => `check${newId().slice(-8)}`;

let hours = 0;
/** Appointments of one worker do not overlap; each is an hour later than the one before. */
async function anAppointment(stage: Stage): Promise<object> {
  hours += 2;
  const at = { startsAt: stage.moment(hours), endsAt: stage.moment(hours + 1) };
  return { caseId: await caseId(stage), title: 'Home visit', ...at };
}
const appointment = async (stage: Stage) => made(stage, '/appointments', await anAppointment(stage));
/** Every other series half an hour later, and then another day: nobody is in two places at once. */
const rhythm = (stage: Stage) => {
  hours += 2;
  const time = `${String(8 + (hours % 10)).padStart(2, '0')}:30`;
  return { every: 'day', interval: 7, weekdays: [], time, minutes: 20, startsOn: stage.day(3 + Math.floor(hours / 10)), end: { count: 1 } };
};
const series = async (stage: Stage) => ({ caseId: await caseId(stage), title: 'Physiotherapy', rhythm: rhythm(stage) });
const ofAppointment = (id: string) => ({ table: 'appointments', id });
const ofSeries = (id: string) => ({ table: 'appointment_series', id });

const contact = async (stage: Stage) => ({
  caseId: await caseId(stage),
  mode: 'call',
  outcome: 'reached',
  at: stage.moment(-2),
  note: 'Talked about the flat.',
});
const aContact = async (stage: Stage) => made(stage, '/contacts', await contact(stage));
const ofContact = (id: string) => ({ table: 'contacts', id });
async function signed(stage: Stage): Promise<string> {
  const id = await aContact(stage);
  await stage.make('POST', `/contacts/${id}/signature`, undefined, { headers: await stage.seen(ofContact(id)) });
  return id;
}

async function aDocument(stage: Stage, uses = 1): Promise<string> {
  return stage.shared(
    `document of ${uses}`,
    async () => {
      const [body, headers] = anUpload();
      return (await stage.make('POST', `/cases/${await caseId(stage)}/documents`, body, { headers })).id;
    },
    uses,
  );
}
const ofDocument = (id: string) => ({ table: 'documents', id });

const text = { name: 'Invitation', subject: 'Your appointment', body: 'Please come.' };
const aTemplate = (stage: Stage) =>
  made(stage, '/letter-templates', { audience: 'client', category: 'social', en: text }, stage.administrator);
const shipped = (stage: Stage) =>
  stage.shared(
    'shipped template',
    async () => {
      await stage.server.inTransaction(stage.server.system(), (tx) => addShippedTemplates(tx));
      const { items } = await stage.make('GET', '/letter-templates?status=published');
      return items.find(({ audience }: { audience: string }) => audience === 'client').id as string;
    },
    Number.MAX_SAFE_INTEGER,
  );
const letter = {
  language: 'en',
  address: 'River Almeida\n12 Elm Street',
  subject: 'Your appointment',
  body: 'Dear River,\n\nPlease come.',
};

/** Assessments, calendar, contacts, documents and letters of a case. */
export const caseworkRecipes: Readonly<Record<string, Recipe>> = {
  'POST /questionnaires': () => ({ url: '/questionnaires', body: questionnaire(aName()) }),
  'GET /questionnaires/{key}': () => ({ url: '/questionnaires/phq-9' }),
  'POST /questionnaires/{key}/retirement': async (stage) => {
    const key = aName();
    await stage.make('POST', '/questionnaires', questionnaire(key), { as: stage.supervisor });
    return { url: `/questionnaires/${key}/retirement` };
  },
  'GET /cases/{id}/assessments': ofCase('/assessments'),
  'POST /cases/{id}/assessments': ofCase('/assessments', () => ({ id: newId(), questionnaire: 'phq-9', language: 'en', mode: 'self' })),
  'GET /assessments/{id}': async (stage) => ({ url: `/assessments/${await stage.shared('assessment', () => completed(stage))}` }),
  'PUT /assessments/{id}/response': async (stage) => {
    const id = await aDraft(stage);
    return {
      url: `/assessments/${id}/response`,
      body: { response: filledResponse(instrument('phq-9'), phq9Answers(0, 1, 2)) },
      of: ofAssessment(id),
    };
  },
  'POST /assessments/{id}/completion': async (stage) => {
    const id = await answered(stage);
    return { url: `/assessments/${id}/completion`, body: {}, of: ofAssessment(id) };
  },
  'POST /assessments/{id}/amendment': async (stage) => ({
    url: `/assessments/${await completed(stage)}/amendment`,
    body: { id: newId(), reason },
  }),
  'POST /assessments/{id}/withdrawal': async (stage) => {
    const id = await completed(stage);
    return { url: `/assessments/${id}/withdrawal`, body: { reason }, of: ofAssessment(id) };
  },
  'POST /assessments/{id}/acknowledgement': async (stage) => ({
    url: `/assessments/${await answered(stage)}/acknowledgement`,
    body: { id: newId(), action: 'safety_plan', note: 'Talked for half an hour.' },
  }),
  'GET /cases/{id}/assessments/grid': ofCase('/assessments/grid'),
  'GET /cases/{id}/assessments/grid/export': ofCase('/assessments/grid/export'),
  'GET /cases/{id}/needs': ofCase('/needs'),
  'POST /cases/{id}/needs': ofCase('/needs', () => ({ id: newId(), ...need })),
  'PATCH /cases/{id}/needs/{needId}': async (stage) => {
    const of = await caseId(stage);
    const id = await made(stage, `/cases/${of}/needs`, need);
    return { url: `/cases/${of}/needs/${id}`, body: { text: 'A flat of her own' }, of: { table: 'needs', id } };
  },
  'GET /cases/{id}/strengths': ofCase('/strengths'),
  'POST /cases/{id}/strengths': ofCase('/strengths', () => ({ id: newId(), ...strength })),
  'PATCH /cases/{id}/strengths/{strengthId}': async (stage) => {
    const of = await caseId(stage);
    const id = await made(stage, `/cases/${of}/strengths`, strength);
    return { url: `/cases/${of}/strengths/${id}`, body: { text: 'Sings.' }, of: { table: 'strengths', id } };
  },
  'POST /cases/{id}/proposal-decisions': aProposal,
  'POST /cases/{id}/no-need': async (stage) => ({
    url: `/cases/${(await stage.server.openCase()).caseId}/no-need`,
    body: { id: newId(), reason },
  }),
  'GET /appointments': async (stage) => ({ url: `/appointments?from=${stage.moment(-24)}&until=${stage.moment(24 * 30)}` }),
  'POST /appointments': async (stage) => ({ url: '/appointments', body: { id: newId(), ...(await anAppointment(stage)) } }),
  'GET /cases/{id}/open-appointments': ofCase('/open-appointments'),
  'GET /appointments/{id}': async (stage) => ({ url: `/appointments/${await stage.shared('appointment', () => appointment(stage))}` }),
  'PATCH /appointments/{id}': async (stage) => {
    const id = await appointment(stage);
    return { url: `/appointments/${id}`, body: { place: 'Room 3' }, of: ofAppointment(id) };
  },
  'POST /appointments/{id}/outcome': async (stage) => {
    const id = await appointment(stage);
    return { url: `/appointments/${id}/outcome`, body: { status: 'cancelled', reason: 'client_ill' }, of: ofAppointment(id) };
  },
  'GET /appointment-series': async (stage) => ({ url: `/appointment-series?caseId=${await caseId(stage)}` }),
  'POST /appointment-series': async (stage) => ({ url: '/appointment-series', body: { id: newId(), ...(await series(stage)) } }),
  'POST /appointment-series/preview': async (stage) => ({
    url: '/appointment-series/preview',
    body: { caseId: await caseId(stage), rhythm: rhythm(stage) },
  }),
  'POST /appointment-series/{id}/changes': async (stage) => {
    const id = await made(stage, '/appointment-series', await series(stage));
    return { url: `/appointment-series/${id}/changes`, body: { from: null, change: { place: 'Room 3' } }, of: ofSeries(id) };
  },
  'POST /appointment-series/{id}/cancellation': async (stage) => {
    const id = await made(stage, '/appointment-series', await series(stage));
    return { url: `/appointment-series/${id}/cancellation`, body: { from: null, reason: 'other' }, of: ofSeries(id) };
  },
  'GET /ical/{token}.ics': async (stage) => {
    const { url } = await stage.shared('calendar feed', () => stage.make('POST', '/calendar-feed', {}, { as: stage.supervisor }), 100);
    return { url: new URL(url).pathname.replace('/api', ''), as: null };
  },
  'POST /contacts': async (stage) => ({ url: '/contacts', body: { id: newId(), ...(await contact(stage)) } }),
  'GET /contacts': async (stage) => ({ url: `/contacts?caseId=${await caseId(stage)}` }),
  'PATCH /contacts/{id}': async (stage) => {
    const id = await aContact(stage);
    return { url: `/contacts/${id}`, body: { note: reason }, of: ofContact(id) };
  },
  'GET /contacts/{id}': async (stage) => ({ url: `/contacts/${await stage.shared('contact', () => aContact(stage))}` }),
  'POST /contacts/{id}/signature': async (stage) => {
    const id = await aContact(stage);
    return { url: `/contacts/${id}/signature`, of: ofContact(id) };
  },
  'POST /contacts/{id}/addenda': async (stage) => ({
    url: `/contacts/${await signed(stage)}/addenda`,
    body: { id: newId(), text: 'It was Tuesday.' },
  }),
  'POST /contacts/{id}/review': async (stage) => ({
    url: `/contacts/${await signed(stage)}/review`,
    body: { id: newId(), feedback: 'Clear.' },
  }),
  'GET /cases/{id}/note-templates': ofCase('/note-templates'),
  'GET /cases/{id}/documents': ofCase('/documents'),
  'POST /cases/{id}/documents': async (stage) => {
    const [body, headers] = anUpload();
    return { url: `/cases/${await caseId(stage)}/documents`, body, headers };
  },
  'GET /documents/{id}': async (stage) => ({ url: `/documents/${await aDocument(stage, 40)}` }),
  'GET /documents/{id}/versions': async (stage) => ({ url: `/documents/${await aDocument(stage, 40)}/versions` }),
  'GET /documents/{id}/content': async (stage) => ({ url: `/documents/${await aDocument(stage, 40)}/content` }),
  'PATCH /documents/{id}': async (stage) => {
    const id = await aDocument(stage);
    return { url: `/documents/${id}`, body: { title: 'Lease' }, of: ofDocument(id) };
  },
  'POST /documents/{id}/entered-in-error': async (stage) => {
    const id = await aDocument(stage);
    return { url: `/documents/${id}/entered-in-error`, body: { reason }, of: ofDocument(id) };
  },
  'GET /letter-templates/{id}': async (stage) => ({ url: `/letter-templates/${await shipped(stage)}`, as: stage.administrator }),
  'POST /letter-templates': () => ({ url: '/letter-templates', body: { id: newId(), audience: 'client', category: 'social', en: text } }),
  'PATCH /letter-templates/{id}': async (stage) => {
    const id = await aTemplate(stage);
    return { url: `/letter-templates/${id}`, body: { status: 'published' }, of: { table: 'letter_templates', id } };
  },
  'POST /cases/{id}/letters/draft': async (stage) => ({
    url: `/cases/${await caseId(stage)}/letters/draft`,
    body: { templateId: await shipped(stage), recipient: { kind: 'client' } },
  }),
  'POST /cases/{id}/letters/preview': ofCase('/letters/preview', () => letter),
  'POST /cases/{id}/letters': async (stage) => ({
    url: `/cases/${await caseId(stage)}/letters`,
    body: {
      id: newId(),
      ...letter,
      templateId: await shipped(stage),
      templateVersion: 1,
      recipient: { kind: 'client' },
      delivery: 'by_hand',
    },
  }),
  'GET /cases/{id}/letters': ofCase('/letters'),
};
