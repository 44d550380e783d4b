import { mayDo, type Permission, type Role } from '#kernel';
import type { Actor } from '#platform';
import { demands } from '../demands.ts';
import type { Operation } from '../operations.ts';
import { accountRecipes } from './account.ts';
import { caseRecipes } from './cases.ts';
import { caseworkRecipes } from './casework.ts';
import { peopleRecipes } from './people.ts';
import { placeRecipes } from './places.ts';
import { planRecipes } from './plans.ts';
import type { Asked, Recipe, Stage } from './stage.ts';

export { type Asked, openStage, type Stage } from './stage.ts';

/** How every operation is asked so that it is accepted; one without a path to fill in and without a body needs no words. */
export const recipes: Readonly<Record<string, Recipe>> = {
  ...accountRecipes,
  ...placeRecipes,
  ...peopleRecipes,
  ...caseRecipes,
  ...caseworkRecipes,
  ...planRecipes,
  'GET /search': () => ({ url: '/search?q=almeida' }),
  'POST /calendar-feed': () => ({ url: '/calendar-feed', body: {} }),
};

/** What cannot be accepted on a place that is set up. */
export const neverAccepted: ReadonlySet<string> = new Set(['POST /setup']);

/** A request that is ready to be sent and to be accepted: who asks, and with the version of what is changed. */
export interface Prepared {
  readonly url: string;
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly as: Actor | null;
  readonly asked: Asked;
}

/** Makes ready what an operation needs, and answers how it is asked. */
export async function prepare(stage: Stage, { name, path }: Operation): Promise<Prepared> {
  const asked = (await recipes[name]?.(stage)) ?? { url: path.replace('/api', '') };
  const versions = asked.of ? await stage.seen(asked.of) : {};
  const as = asked.as === undefined ? whoMay(stage, name) : asked.as;
  return { url: `/api${asked.url}`, body: asked.body, headers: { ...asked.headers, ...versions }, as, asked };
}

const demandOf = new Map(Object.entries(demands).flatMap(([permission, names]) => names.map((name) => [name, permission as Permission])));

/** Somebody of Harbor with the permission; the case manager before all others. */
function whoMay({ manager, supervisor, administrator, intake }: Stage, name: string): Actor {
  const permission = demandOf.get(name);
  const may = ({ roles }: Actor) => permission === undefined || mayDo(roles as readonly Role[], permission);
  return [manager, supervisor, administrator, intake].find(may) ?? manager;
}
