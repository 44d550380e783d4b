import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { areas } from './areas.ts';
import { openApiDocument } from './openapi.ts';

type Operations = Record<string, { summary?: string; tags?: string[] }>;

describe('the description of the API', () => {
  let operations: Map<string, { summary?: string; tags?: string[] }>;
  before(async () => {
    const { paths } = (await openApiDocument()) as { paths: Record<string, Operations> };
    operations = new Map(
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path.replace('/api', '')}`, operation] as const),
      ),
    );
  });

  it('says of every operation what it does, and under which heading it stands', () => {
    const silent = [...operations].filter(([, { summary, tags }]) => !summary || !tags?.length).map(([operation]) => operation);
    assert.deepEqual(silent, []);
  });

  it('says it of no operation that is gone', () => {
    const told = areas.flatMap((area) => Object.keys(area.summaries ?? {}));
    assert.deepEqual(
      told.filter((operation) => !operations.has(operation)),
      [],
    );
  });
});
