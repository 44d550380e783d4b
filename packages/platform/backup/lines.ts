import type { Readable } from 'node:stream';

const lineBreak = 10;

/** The lines of a byte stream, as many at a time as have arrived. A last line without a line break counts. */
export async function* linesOf(stream: Readable): AsyncGenerator<string[]> {
  let rest: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(lineBreak);
    if (end === -1) {
      rest.push(chunk);
      continue;
    }
    const whole = Buffer.concat([...rest, chunk.subarray(0, end)]);
    rest = [chunk.subarray(end + 1)];
    yield whole.toString('utf8').split('\n');
  }
  const last = Buffer.concat(rest);
  if (last.length > 0) yield [last.toString('utf8')];
}

/** Takes lines one at a time; `undefined` after the last. */
export interface LineReader {
  next(): Promise<string | undefined>;
}

/** Reads a stream line by line. */
export function lineReader(stream: Readable): LineReader {
  const batches = linesOf(stream);
  let batch: string[] = [];
  let position = 0;
  return {
    async next() {
      while (position >= batch.length) {
        const { done, value } = await batches.next();
        if (done) return undefined;
        batch = value;
        position = 0;
      }
      return batch[position++];
    },
  };
}
