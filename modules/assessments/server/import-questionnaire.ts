import { createHash } from 'node:crypto';
import { canonicalJson, orThrow, Refused } from '#kernel';
import { invalidRequest, json, record, type Tx } from '#platform';
import {
  CodeSystem,
  emptyResponse,
  type FileResource,
  identityProblems,
  loadCalculator,
  Questionnaire,
  type QuestionnaireProblem,
  questionnaireProblems,
  readQuestionnaireFile,
  terminologyOf,
  ValueSet,
  withImprovement,
  withValueSets,
} from '#questionnaire';
import { type QuestionnaireImport, shippedInstruments } from '../model-instruments.ts';
import { questionnaireImported, questionnaireRetired } from './events.ts';
import { shippedEditions } from './instruments.ts';
import { programsAsking } from './shelf.ts';

/**
 * Takes a questionnaire in, with its value sets worked out and the way it gets better, under the key of its earlier versions, which are retired by it.
 * Refuses `request.invalid` with every wrong place of the file, `questionnaire.faulty` with every fault a form would stumble over, `questionnaire.none-in-file`,
 * `questionnaire.several-in-file`, `questionnaire.exists`, `questionnaire.shipped`.
 */
export async function importQuestionnaire(tx: Tx, brought: QuestionnaireImport): Promise<string> {
  const { id, resource, category, licence, betterWhen } = brought;
  const sound = await soundForm(resource);
  const form = betterWhen === null ? sound : withImprovement(sound, betterWhen);
  const { url, version } = sound;
  if (shippedEditions().some((edition) => edition.url === url)) throw new Refused({ code: 'questionnaire.shipped' });
  const key = await keyFor(tx, sound);
  await retireEditions(tx, key);
  const title = (form.title ?? form.name ?? key).slice(0, 200);
  const terms = licence || (form.copyright ?? '');
  await tx.db
    .insertInto('questionnaires')
    .values({ id, key, url, formVersion: version, title, status: 'active', category, licence: terms, resource: json(form) })
    .execute();
  record(tx, questionnaireImported, { subjectId: id }, { key, url, version });
  return key;
}

/** Takes an instrument of the network's own out of use; what was answered with it stays. Refuses `questionnaire.shipped`, `questionnaire.asked-for`. */
export async function retireQuestionnaire(tx: Tx, key: string): Promise<void> {
  if (key in shippedInstruments) throw new Refused({ code: 'questionnaire.shipped' });
  const programs = (await programsAsking(tx)).get(key) ?? [];
  if (programs.length > 0) throw new Refused({ code: 'questionnaire.asked-for', programs } as { code: string });
  const retired = await retireEditions(tx, key);
  if (retired === 0) throw new Refused({ code: 'questionnaire.not-found' });
}

async function retireEditions(tx: Tx, key: string): Promise<number> {
  const editions = await tx.db
    .updateTable('questionnaires')
    .set({ status: 'retired' })
    .where('key', '=', key)
    .where('status', '=', 'active')
    .returning(['id', 'url', 'formVersion'])
    .execute();
  for (const { id, url, formVersion } of editions) record(tx, questionnaireRetired, { subjectId: id }, { key, url, version: formVersion });
  return editions.length;
}

type Identified = Questionnaire & { readonly url: string; readonly version: string };

async function soundForm(resource: Record<string, unknown>): Promise<Identified> {
  const { questionnaire, terminology: beside } = orThrow(readQuestionnaireFile(resource));
  const parsed = Questionnaire.safeParse(questionnaire.resource);
  if (!parsed.success) throw wrongPlaces(questionnaire, parsed.error);
  const terminology = terminologyOf(parsed.data, beside.map(readTerminology));
  const problems: object[] = [...identityProblems(parsed.data), ...questionnaireProblems(parsed.data, terminology)].map(
    inFile(questionnaire),
  );
  const form = withValueSets(parsed.data, terminology);
  if (problems.length === 0) {
    const calculator = await loadCalculator();
    const failed = calculator.calculate(form, emptyResponse(form)).problems;
    problems.push(...failed.map(({ linkId, expression }) => ({ code: 'questionnaire.expression-failed', linkId, path: '', expression })));
  }
  if (problems.length > 0) throw new Refused({ code: 'questionnaire.faulty', problems } as { code: string });
  return identified(form);
}

function readTerminology(found: FileResource): ValueSet | CodeSystem {
  const parsed = (found.resource.resourceType === 'ValueSet' ? ValueSet : CodeSystem).safeParse(found.resource);
  if (!parsed.success) throw wrongPlaces(found, parsed.error);
  return parsed.data;
}

const wrongPlaces = ({ at, resource }: FileResource, error: Parameters<typeof invalidRequest>[0]) =>
  invalidRequest(error, `#/resource${at}`, resource);

const inFile =
  ({ at }: FileResource) =>
  (problem: QuestionnaireProblem): QuestionnaireProblem => ({ ...problem, path: at + problem.path });

/**
 * Many published files have neither address nor version. The address is then made of its name, so that a later file of the same name takes its place,
 * and the version of its content, so that the same file is the same version.
 */
function identified(form: Questionnaire): Identified {
  const content = createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(form))))
    .digest('hex')
    .slice(0, 8);
  const name = slug(form.name ?? form.id ?? form.title ?? '') || content;
  return { ...form, url: form.url || `urn:lotse:brought:${name}`, version: form.version || content };
}

/** The key of the same questionnaire in an earlier version, else a free one made of its name. */
async function keyFor(tx: Tx, { url, name, id, title }: Identified): Promise<string> {
  const before = await tx.db.selectFrom('questionnaires').select('key').where('url', '=', url).executeTakeFirst();
  if (before) return before.key;
  const wished = slug(name ?? id ?? title ?? '') || 'questionnaire';
  const taken = new Set([
    ...Object.keys(shippedInstruments),
    ...(await tx.db.selectFrom('questionnaires').select('key').distinct().execute()).map(({ key }) => key),
  ]);
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? wished : `${wished}-${number}`;
    if (!taken.has(key)) return key;
  }
}

function slug(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}
