import { parentPort, workerData } from 'node:worker_threads';
import { browserAt } from './browser.ts';

/** What a thread asks a server for, over and over, until it is ended. */
export interface Asking {
  readonly address: string;
  readonly cookie: string;
  readonly paths: readonly string[];
  readonly concurrency: number;
}

const { address, cookie, paths, concurrency } = workerData as Asking;
const browser = browserAt(address);
const askOn = async () => {
  for (;;) {
    for (const path of paths) await browser.ask(cookie, path);
    parentPort?.postMessage('turn');
  }
};
await Promise.all(Array.from({ length: concurrency }, askOn));
