import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueryResponse, QuerySeries } from '../../lib/api-types/query.ts';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { awaitCondition } from './await-condition.ts';
import { parseCondition } from './condition.ts';
import type { QueryAnswer } from './query-lab.ts';
import { everyNewest, recentValues } from './recent-values.ts';

function data(...lines: readonly (readonly (number | null)[])[]): QueryAnswer {
  const series = lines.map(
    (values, index) => ({ scope: `n:${index}`, pointlist: values.map((value, at) => [at * 1000, value]) }) as unknown,
  ) as QuerySeries[];
  return { kind: 'data', response: { series } as unknown as QueryResponse };
}

/** Plays the answers, one a look, the last one for ever; advances the clock by 10 s. */
async function play(condition: string, ...answers: readonly QueryAnswer[]) {
  const clock = new VirtualClock();
  let looks = 0;
  const ask = async (): Promise<QueryAnswer> => answers[Math.min(looks++, answers.length - 1)] as QueryAnswer;
  const wanted = parseCondition(condition);
  const holds = (response: QueryResponse) => everyNewest(recentValues(response), wanted);
  const outcome = awaitCondition(ask, holds, { withinMs: 10_000, clock });
  // The first answer comes before the first timer is set.
  await clock.advance(0);
  await clock.advance(20_000);
  return { outcome: await outcome, looks };
}

test('the newest value that is there counts, in every series', async () => {
  assert.equal((await play('> 5', data([1, 9, null]))).outcome.kind, 'holds');
  assert.equal((await play('> 5', data([9, 1]))).outcome.kind, 'fails');
  assert.equal((await play('> 5', data([9], [1]))).outcome.kind, 'fails');
  assert.equal((await play('> 5', data([9], [null]))).outcome.kind, 'holds');
});

test('it looks until the condition holds', async () => {
  const { outcome, looks } = await play('>= 0', data(), data([-1]), data([3]));
  assert.deepEqual(outcome, { kind: 'holds', found: (data([3]) as { response: QueryResponse }).response });
  assert.equal(looks, 3);
});

test('without any point it fails at the end of the time, not before', async () => {
  const { outcome, looks } = await play('>= 0', data());
  assert.deepEqual(outcome, { kind: 'fails', found: { series: [] } });
  assert.equal(looks, 41);
});

test('a lab that starts late is waited for, one that never comes is an error', async () => {
  const away: QueryAnswer = { kind: 'unreachable', reason: 'connect ECONNREFUSED' };
  assert.equal((await play('>= 0', away, data([1]))).outcome.kind, 'holds');
  assert.deepEqual((await play('>= 0', away)).outcome, {
    kind: 'error',
    reason: 'unreachable',
    message: 'connect ECONNREFUSED',
  });
});

test('a lab that wants keys ends it at the first look, as forbidden', async () => {
  const { outcome, looks } = await play('>= 0', { kind: 'refused', status: 403, errors: 'API key required' });
  assert.deepEqual(outcome.kind === 'error' && [outcome.reason, outcome.message], [
    'forbidden',
    'API key required (status 403)',
  ]);
  assert.equal(looks, 1);
});

test('a refused query ends it at the first look', async () => {
  const { outcome, looks } = await play('>= 0', { kind: 'refused', status: 400, errors: 'no such function' });
  assert.equal(looks, 1);
  assert.equal(outcome.kind, 'error');
  assert.match(outcome.kind === 'error' ? outcome.message : '', /no such function.*400/);
});
