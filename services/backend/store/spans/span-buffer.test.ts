import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { WriteBuffer } from '../engine/group-commit.ts';
import { spanBatch } from './span-batch.ts';
import { defaultDictionaryLimits } from './span-dictionary.ts';
import { openSpans } from './testing/open-spans.ts';

/** A buffer whose next writes fail, behind the others in the same transaction. */
function failing(times: number): WriteBuffer {
  let left = times;
  return {
    get pendingRows() {
      return left;
    },
    take: () => ({
      write: async () => {
        throw new Error('the disk is full');
      },
      restore: () => {
        left--;
      },
    }),
  };
}

test('what a failed transaction took along is written by a later one, spans and texts, once', async (t) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'labrador-spans-'));
  t.after(() => rm(dataDir, { recursive: true }));
  const first = await openSpans(dataDir, { ...defaultDictionaryLimits, valuesPerTag: 2 });
  first.commit.add(failing(2));
  const send = (n: number): void =>
    first.spans.accept(
      spanBatch({ startNs: BigInt(n), service: `s${n}`, tags: [['k', `v${n}`]], numbers: { [`n${n}`]: n } }),
    );
  send(1);
  await assert.rejects(first.commit.flush());
  send(2);
  await assert.rejects(first.commit.flush());
  send(3);
  await first.commit.flush();
  const query = { fromMs: 0, toMs: 1, search: { kind: 'all' } } as const;
  const read = async ({ spans }: Pick<typeof first, 'spans'>) =>
    (await spans.search(query, { limit: 9, ascending: true })).spans.map(({ service, tags, numbers }) => [
      service,
      ...tags,
      numbers,
    ]);
  const expected = [1, 2, 3].map((n) => [`s${n}`, ['k', `v${n}`], { [`n${n}`]: n }]);
  assert.deepEqual(await read(first), expected);
  await first.close();
  const again = await openSpans(dataDir, defaultDictionaryLimits);
  assert.deepEqual(await read(again), expected);
  const groups = await again.spans.aggregate(query, {
    computes: [{ kind: 'count' }],
    groupBy: [{ attribute: 'k', limit: 9 }],
  });
  assert.deepEqual(groups.map(({ by: [value], values: [count] }) => [value, count]).sort(), [
    ['v1', 1],
    ['v2', 1],
    ['v3', 1],
  ]);
  await again.close();
});
