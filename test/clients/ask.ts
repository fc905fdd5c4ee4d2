import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { QueryResponse } from '../../lib/api-types/query.ts';
import type { Backend } from './start-backend.ts';

/** How long what was sent may take until it can be asked for. */
const patienceMs = 10_000;

/** Seconds of a DogStatsD bucket, and how near its end nothing more is sent. */
const bucketS = 10;
const bucketMarginS = 3;

/** Relative error of a quantile of the Agent's sketches, and a little for the ranks. */
const quantileError = 0.016;

/**
 * Waits until a fresh 10 s bucket has enough time left for a few sends: what falls into two buckets is two points.
 * Real clients go by the real clock, hence this wait of at most three seconds.
 */
export async function awayFromBucketEnd(): Promise<void> {
  const leftS = bucketS - ((Date.now() / 1000) % bucketS);
  if (leftS < bucketMarginS) await delay(leftS * 1000 + 10);
}

/** Asks again until the answer is the one expected, then asserts it: data is queryable a moment after it is sent. */
export async function becomes<Value>(ask: () => Promise<Value>, expected: Value, message?: string): Promise<void> {
  for (const giveUp = Date.now() + patienceMs; ; await delay(50)) {
    const value = await ask();
    if (isDeepStrictEqual(value, expected)) return;
    if (Date.now() > giveUp) assert.deepEqual(value, expected, message);
  }
}

/** As `becomes`, for a condition that is not an equality. @returns the first answer that satisfies it */
export async function until<Value>(
  ask: () => Promise<Value>,
  satisfies: (value: Value) => boolean,
  message: string,
): Promise<Value> {
  for (const giveUp = Date.now() + patienceMs; ; await delay(50)) {
    const value = await ask();
    if (satisfies(value)) return value;
    if (Date.now() > giveUp) assert.fail(`${message}: ${JSON.stringify(value)}`);
  }
}

/** Text of a query's answer when it is refused: `400 …`. */
type Refused = `${number} ${string}`;

/**
 * The values of a query of the last seconds and the next minute over `GET /api/v1/query`, of all its series in order; counts are
 * summed up (`as_count`), of anything else all points are given.
 */
export async function ask(backend: Backend, query: string, lastS = 60): Promise<readonly number[] | Refused> {
  const nowS = Math.floor(Date.now() / 1000);
  const parameters = new URLSearchParams({ query, from: String(nowS - lastS), to: String(nowS + 60) });
  const response = await fetch(`${backend.url}/api/v1/query?${parameters}`);
  if (response.status !== 200) return `${response.status} ${await response.text()}`;
  const { series } = (await response.json()) as QueryResponse;
  const values = series.map(({ pointlist }) => pointlist.map(([, value]) => value ?? Number.NaN));
  if (!query.includes('.as_count()')) return values.flat();
  return values.map((points) => points.reduce((sum, value) => sum + value, 0));
}

/** Tags of the series of a metric, as `by {key}` groups them, sorted. */
export async function groups(backend: Backend, metric: string, key: string): Promise<readonly string[]> {
  const nowS = Math.floor(Date.now() / 1000);
  const query = `avg:${metric}{*} by {${key}}`;
  const parameters = new URLSearchParams({ query, from: String(nowS - 60), to: String(nowS + 60) });
  const response = await fetch(`${backend.url}/api/v1/query?${parameters}`);
  const { series } = (await response.json()) as QueryResponse;
  return series.flatMap(({ tag_set }) => tag_set).sort();
}

/** An event as `GET /api/v1/events` gives it, in the parts that a client says. */
export interface ReadEvent {
  readonly id_str: string;
  readonly title: string;
  readonly text: string;
  readonly date_happened: number;
  readonly priority: string;
  readonly host: string;
  readonly alert_type: string;
  readonly source: string;
  readonly tags: readonly string[];
}

/** Events with all these tags, of the last hour. */
export async function eventsTagged(backend: Backend, ...tags: readonly string[]): Promise<readonly ReadEvent[]> {
  const nowS = Math.floor(Date.now() / 1000);
  const parameters = new URLSearchParams({
    start: String(nowS - 3600),
    end: String(nowS + 60),
    tags: tags.join(','),
    unaggregated: 'true',
  });
  const response = await fetch(`${backend.url}/api/v1/events?${parameters}`);
  assert.equal(response.status, 200, await response.clone().text());
  const { events } = (await response.json()) as { readonly events: readonly ReadEvent[] };
  return events;
}

/**
 * Asserts a distribution by its aggregates: sum, count, least and greatest are exact, percentiles within the sketch's
 * error.
 * @param metric with its scope, `m{*}`
 */
export async function distributionBecomes(backend: Backend, metric: string, values: readonly number[]): Promise<void> {
  const sum = values.reduce((total, value) => total + value, 0);
  await becomes(() => ask(backend, `count:${metric}`), [values.length], `count:${metric}`);
  await becomes(() => ask(backend, `sum:${metric}`), [sum], `sum:${metric}`);
  await becomes(() => ask(backend, `avg:${metric}`), [sum / values.length], `avg:${metric}`);
  await becomes(() => ask(backend, `min:${metric}`), [Math.min(...values)], `min:${metric}`);
  await becomes(() => ask(backend, `max:${metric}`), [Math.max(...values)], `max:${metric}`);
  const ordered = [...values].sort((a, b) => a - b);
  for (const percentile of [50, 95, 99]) {
    const exact = ordered[Math.round((percentile / 100) * (ordered.length - 1))] ?? Number.NaN;
    const answer = await ask(backend, `p${percentile}:${metric}`);
    const [value, ...more] = typeof answer === 'string' ? [] : answer;
    assert.ok(
      value !== undefined && more.length === 0 && Math.abs(value - exact) <= quantileError * Math.abs(exact),
      `p${percentile}:${metric}: ${JSON.stringify(answer)}, not ${exact}`,
    );
  }
}
