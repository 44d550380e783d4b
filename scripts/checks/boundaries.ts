// Checks the walls between the rooms, after proving on a small made-up tree that every rule can turn red.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

const require = createRequire(import.meta.url);
const { forbidden, options } = require('../../.dependency-cruiser.cjs') as {
  forbidden: (IForbiddenRuleType & { name: string })[];
  options: ICruiseOptions;
};

const repository = join(import.meta.dirname, '../..');
const rooms = ['apps', 'packages', 'modules', 'e2e', 'bench'];

/** One broken wall per rule: the file and what it imports. */
const brokenWalls: Record<string, [file: string, text: string]> = {
  'front-door-only': ['modules/plans/server/store.ts', "import '../../cases/server/store.ts';"],
  'front-door-only-for-apps': ['apps/server/main.ts', "import '../../modules/cases/server/store.ts';"],
  'front-door-only-for-packages': ['modules/plans/server/routes.ts', "import '../../../packages/platform/database.ts';"],
  'pure-core': ['modules/plans/rules.ts', "import type { Store } from './server/store.ts'; export type Kept = Store;"],
  'kernel-imports-nothing': ['packages/kernel/index.ts', "import 'node:fs';"],
  'questionnaire-imports-the-kernel-only': ['packages/questionnaire/index.ts', "import 'node:fs';"],
  'packages-know-no-area': ['packages/platform/index.ts', "import '../../modules/cases/index.ts';"],
  'modules-know-no-app': ['modules/plans/server/index.ts', "import '../../../apps/server/areas.ts';"],
  'web-never-imports-server': ['modules/plans/web/page.tsx', "import type { Db } from '#platform'; export type Kept = Db;"],
  'web-uses-no-node': ['modules/plans/web/queries.ts', "import 'node:path';"],
  'server-never-imports-web': ['apps/server/start.ts', "import '../web/main.tsx';"],
  'testing-only-in-tests': ['apps/server/platform.ts', "import '../../modules/cases/testing.ts';"],
  'no-cycles': ['modules/cases/a.ts', "import './b.ts';"],
  resolvable: ['modules/cases/model.ts', "import './nowhere.ts';"],
};

/** What the made-up imports lead to. */
const neighbours: Record<string, string> = {
  'package.json': JSON.stringify({ type: 'module', imports: { '#platform': './packages/platform/index.ts' } }),
  'modules/plans/server/store.ts': 'export type Store = string;',
  'modules/cases/server/store.ts': 'export const store = 1;',
  'modules/cases/index.ts': 'export const cases = 1;',
  'modules/cases/testing.ts': 'export const aCase = 1;',
  'modules/cases/b.ts': "import './a.ts';",
  'packages/platform/database.ts': 'export const database = 1;',
  'packages/platform/index.ts': 'export type Db = string;',
  'apps/server/areas.ts': 'export const areas = 1;',
  'apps/web/main.tsx': 'export const main = 1;',
};

const failures = [...(await rulesThatStayGreen()), ...(await violations(repository))];
for (const failure of failures) process.stdout.write(`${failure}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function rulesThatStayGreen(): Promise<string[]> {
  const untried = forbidden
    .filter(({ name }) => !(name in brokenWalls))
    .map(({ name }) => `${name}: no broken wall proves that it can turn red`);
  const tree = mkdtempSync(join(tmpdir(), 'lotse-walls-'));
  try {
    const files = Object.entries(neighbours);
    for (const [file, text] of Object.values(brokenWalls)) files.push([file, `${neighbours[file] ?? ''}\n${text}`]);
    for (const [file, text] of files) {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), text);
    }
    const found = await violations(tree);
    const green = Object.entries(brokenWalls).filter(([rule, [file]]) => !found.some((line) => line.startsWith(`${rule}: ${file}`)));
    return [...untried, ...green.map(([rule, [file]]) => `${rule}: did not notice ${file}`)];
  } finally {
    rmSync(tree, { recursive: true });
  }
}

async function violations(baseDir: string): Promise<string[]> {
  const { output } = await cruise(
    rooms.filter((room) => existsSync(join(baseDir, room))),
    { ...options, baseDir, ruleSet: { forbidden }, validate: true },
  );
  const { summary } = output as ICruiseResult;
  return summary.violations.map(
    ({ rule, from, to, cycle }) => `${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}`,
  );
}
