import { newId } from '#kernel';
import { record, type Tx, text } from '#platform';
import { programChanged } from './events.ts';

/** A new network has one programme, so that the first referral can be accepted; administrators rename it or add others. */
export async function addFirstProgram(tx: Tx, organizationId: string): Promise<void> {
  const program = { id: newId(), organizationId, name: text(tx.actor.language, 'cases:firstProgram'), model: 'clinical' };
  await tx.db.insertInto('programs').values(program).execute();
  record(tx, programChanged, { organizationId }, { programId: program.id, name: program.name });
}
