import { z } from 'zod';
import { Refused } from '#kernel';
import { type App, changeVersioned, createOnce, type Platform, permitted, record, signedIn, type Tx, versionSeen } from '#platform';
import { CaseModel } from '../model.ts';
import { ProgramSettings, ProgramSettingsChange } from '../model-program.ts';
import { programChanged } from './events.ts';
import { loadProgram, type Program } from './programs.ts';

const ProgramView = z.object({
  id: z.uuid(),
  organizationId: z.uuid(),
  organizationName: z.string(),
  name: z.string(),
  targetGroup: z.string(),
  model: CaseModel,
  active: z.boolean(),
  settings: ProgramSettings,
  version: z.int(),
});
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

/** The programmes of the network: what each asks for, as data that its lead edits. */
export function programRoutes(app: App, { inTransaction }: Platform): void {
  const tags = ['programs'];
  const Params = z.object({ id: z.uuid() });

  app.get('/programs', { schema: { tags, response: { 200: z.object({ items: z.array(ProgramView) }) } } }, async (request) =>
    inTransaction(signedIn(request), async (tx) => {
      const ids = await tx.db.selectFrom('programs').select('id').orderBy('name').orderBy('id').execute();
      return { items: await Promise.all(ids.map(({ id }) => programView(tx, id))) };
    }),
  );

  app.post('/programs', { schema: { tags, body: NewProgram, response: { 201: ProgramView } } }, async (request, reply) => {
    const actor = permitted(request, 'programs.manage');
    const view = await inTransaction(actor, async (tx) => {
      const { id, ...program } = request.body;
      await createOnce(tx, { kind: 'program', id, body: request.body }, async () => {
        await tx.db
          .insertInto('programs')
          .values({ id, ...program, settings: JSON.stringify(program.settings), organizationId: actor.organizationId ?? '' })
          .execute();
        noteChange(tx, { id, name: program.name });
      });
      return programView(tx, id);
    });
    return reply.status(201).send(view);
  });

  app.patch('/programs/:id', { schema: { tags, params: Params, body: Change, response: { 200: ProgramView } } }, async (request) =>
    inTransaction(permitted(request, 'programs.manage'), async (tx) => {
      const program = await loadProgram(tx, request.params.id);
      if (program.organizationId !== tx.actor.organizationId) throw new Refused({ code: 'access.not-allowed' });
      await changeVersioned(tx, 'programs', program.id, versionSeen(request), request.body);
      noteChange(tx, program);
      return programView(tx, program.id);
    }),
  );
}

async function programView(tx: Tx, id: string) {
  const program: Program = await loadProgram(tx, id);
  const { name } = await tx.db
    .selectFrom('organizations')
    .select('name')
    .where('id', '=', program.organizationId)
    .executeTakeFirstOrThrow();
  return { ...program, organizationName: name };
}

function noteChange(tx: Tx, { id, name }: { id: string; name: string }): void {
  record(tx, programChanged, { organizationId: tx.actor.organizationId ?? undefined }, { programId: id, name });
}
