// npm run bench -- capacity [--json]
// Computes from bench/capacity/figures.json what 1 k, 100 k and 10 m clients need, writes docs/capacity.md and prints its table.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Figures, needsOf } from './capacity/needs.ts';
import { capacityPage } from './capacity/page.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const figures = Figures.parse(JSON.parse(readFileSync(new URL('capacity/figures.json', import.meta.url), 'utf8')));
const page = capacityPage(figures);
writeFileSync(fileURLToPath(new URL('../docs/capacity.md', import.meta.url)), page);
if (values.json) console.log(JSON.stringify([1_000, 100_000, 10_000_000].map((clients) => needsOf(clients, figures)), null, 2));
else console.log(page.split('\n').filter((line) => line.startsWith('|')).slice(0, 15).join('\n')); // biome-ignore format: one line
