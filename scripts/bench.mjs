#!/usr/bin/env node
// npm run bench -- NAME …: runs a measurement of bench/ and prints its figures. Without a name, it says which there are.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, giveUp, handOver, root } from './run.mjs';

const [name, ...parameters] = process.argv.slice(2);
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
if (!names.includes(name)) giveUp(`Say what to measure: ${names.join(', ')}.`);
ensureInstalled();
handOver(`bench/${name}.ts`, parameters);
