
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { readCatalogue } from './plans/catalogue.ts';
import { checkStatements } from './plans/check.ts';
const db = JSON.parse(readFileSync('/tmp/growth-plandb.json', 'utf8').trim().split('\n').at(-1)!);
const statements = readFileSync('/tmp/growth-st.jsonl', 'utf8').trim().split('\n').map((l) => JSON.parse(l));
const client = new pg.Client(db.appUrl); await client.connect();
const t = performance.now();
const faults = await checkStatements(client, await readCatalogue(client), statements);
for (const { from, text, fault } of faults) console.log(`${from}: ${fault}\n  ${text}\n`);
console.log(statements.length, 'statements', faults.length, 'faults', Math.round(performance.now() - t), 'ms');
await client.end();
