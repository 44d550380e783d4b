import { z } from 'zod';
import { type App, createOnce, type Platform, permitted, signedIn, versionSeen } from '#platform';
import { CaseModel } from '../model.ts';
import { ProgramSettingsChange } from '../model-program.ts';
import { addProgram, changeProgram } from './program-store.ts';
import { listProgramChoices, listPrograms, loadProgramView, ProgramChoice, ProgramView } from './program-views.ts';

const fields = {
  name: z.string().trim().min(1).max(200),
  targetGroup: z.string().trim().max(500),
  model: CaseModel,
  settings: ProgramSettingsChange,
};
const NewProgram = z.object({
  id: z.uuid(),
  ...fields,
  targetGroup: fields.targetGroup.default(''),
  settings: fields.settings.default({}),
});
const Change = z.object({ ...fields, active: z.boolean() }).partial();

/** The programmes of an organisation: what each asks for, as data that its lead edits. */
export function programRoutes(app: App, platform: Platform): void {
  const { inTransaction } = platform;
  const tags = ['programs'];
  const Params = z.object({ id: z.uuid() });

  app.get('/programs', { schema: { tags, response: { 200: z.object({ items: z.array(ProgramView) }) } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => ({ items: await listPrograms(tx) })),
  );

  app.get('/cases/programs', { schema: { tags, response: { 200: z.object({ items: z.array(ProgramChoice) }) } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => ({ items: await listProgramChoices(tx) })),
  );

  app.get('/programs/:id', { schema: { tags, params: Params, response: { 200: ProgramView } } }, async (request) =>
    inTransaction(signedIn(request), (tx) => loadProgramView(tx, request.params.id)),
  );

  app.post('/programs', { schema: { tags, body: NewProgram, response: { 201: ProgramView } } }, async (request, reply) => {
    const view = await inTransaction(permitted(request, 'programs.manage'), async (tx) => {
      const { id, ...program } = request.body;
      await createOnce(tx, { kind: 'program', id, body: request.body }, () => addProgram(tx, id, program));
      return loadProgramView(tx, id);
    });
    return reply.status(201).send(view);
  });

  app.patch('/programs/:id', { schema: { tags, params: Params, body: Change, response: { 200: ProgramView } } }, async (request) =>
    inTransaction(permitted(request, 'programs.manage'), async (tx) => {
      const { id } = request.params;
      await changeProgram(tx, platform, id, versionSeen(request), request.body);
      return loadProgramView(tx, id);
    }),
  );
}
