// Loaded before a test process when LOTSE_STATEMENTS names a file: writes down every statement the product sends as the role of the server, once, for `npm test -- plans`.
// What a test itself sends is not the product's. Plain JavaScript, so that the pinned Node loads it before anything else.
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './run.mjs';

const file = process.env.LOTSE_STATEMENTS;
if (file) gather(file);

function gather(file) {
  const { Client } = createRequire(import.meta.url)('pg');
  const query = Client.prototype.query;
  const written = new Set();
  Client.prototype.query = function (first, ...others) {
    const text = typeof first === 'string' ? first : first?.text;
    if (this.user === 'lotse_app' && text && !written.has(text) && readsOrWrites.test(text)) {
      const from = sender();
      if (from) {
        written.add(text);
        appendFileSync(file, `${JSON.stringify({ from, text })}\n`);
      }
    }
    return query.call(this, first, ...others);
  };
}

const readsOrWrites = /^\s*(select|insert|update|delete|with|merge)\b/i;
/** Files through which every statement goes. */
const passage = /^packages\/platform\/(database|transaction|sql-[a-z]+)\.ts$/;
/** The demo is told once, in an empty place. */
const ofTests = /\.test\.ts$|(^|\/)testing\.ts$|^(e2e|bench|scripts|apps\/server\/demo)\//;

/** The file of the product that sends what is sent now, as far as the stack tells; undefined when it is a test. */
function sender() {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 80;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = limit;
  const files = stack
    .split('\n')
    .map((line) => /(?:file:\/\/)?(\/[^():]+\.(?:ts|mjs|js))/.exec(line)?.[1] ?? '')
    .filter((path) => path.startsWith(`${root}/`) && !path.includes('/node_modules/'))
    .map((path) => path.slice(join(root, '/').length))
    .filter((path) => path !== 'scripts/gather-statements.mjs' && !passage.test(path));
  if (files.length === 0) return 'unknown';
  return ofTests.test(files[0]) ? undefined : files[0];
}
