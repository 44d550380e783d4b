#!/usr/bin/env node
// npm run bench [-- NAME …]: runs a measurement of bench/ and prints its figures; without a name, all that belong into the one table.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, giveUp, handOver, root } from './run.mjs';
import { ensureWebBuilt } from './web.mjs';

const given = process.argv.slice(2);
const [name, ...parameters] = !given[0] || given[0].startsWith('-') ? ['all', ...given] : given;
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
if (!names.includes(name)) giveUp(`Say what to measure: ${names.join(', ')}.`);
ensureInstalled();
if (['all', 'start', 'web'].includes(name)) ensureWebBuilt();
if (['all', 'web'].includes(name)) process.env.CHROMIUM_PATH = ensureChromium();
handOver(`bench/${name}.ts`, parameters);
