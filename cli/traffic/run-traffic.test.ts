import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { type Targets, Traffic, type TrafficResult } from './run-traffic.ts';
import type { Tally } from './tally.ts';
import { TestingService } from './testing-service.ts';

const both: Targets = { employees: new URL('http://127.0.0.1:1'), apmApp: new URL('http://127.0.0.1:2') };

interface Wanted {
  readonly targets?: Targets;
  readonly rate?: number;
  readonly forMs?: number;
  readonly seed?: number;
  readonly fetch?: typeof fetch;
}

function makeTraffic({ targets = both, rate = 5, forMs = 600_000, seed = 1, fetch }: Wanted = {}) {
  const clock = new VirtualClock();
  const service = new TestingService(clock);
  const summaries: Tally[] = [];
  const onSummary = (tally: Tally): void => void summaries.push(tally);
  const traffic = new Traffic({ targets, rate, forMs, seed, clock, fetch: fetch ?? service.fetch, onSummary });
  return { traffic, clock, service, summaries };
}

async function runWholly(made: ReturnType<typeof makeTraffic>, forMs = 600_000): Promise<TrafficResult> {
  const running = made.traffic.run();
  await made.clock.advance(forMs);
  return running;
}

test('ten minutes of it: about as many visits as asked for, to everything that there is, and nobody else’s data changed', async () => {
  const made = makeTraffic();
  const { visits, tallies, leftOut, tookMs } = await runWholly(made);
  assert.deepEqual([leftOut, tookMs], [0, 600_000]);
  // 3,000 arrivals of a Poisson process are within five standard deviations of 3,000.
  assert.ok(Math.abs(visits - 3000) < 5 * Math.sqrt(3000), `${visits} visits`);
  const { service } = made;
  const kinds = new Set(service.seen.map(({ method, address }) => `${method} ${address.replace(/\d{2,}|\?.*/g, '…')}`));
  for (const kind of [
    'GET /employees',
    'GET /employees…',
    'GET /employees/…',
    'GET /employees/new',
    'POST /employees',
    'GET /employees/…/edit',
    'POST /employees/…',
    'GET /employees/…/delete',
    'POST /employees/…/delete',
    'GET /api/employees…',
    'GET /api/employees/…',
    'POST /api/employees',
    'PUT /api/employees/…',
    'PATCH /api/employees/…',
    'DELETE /api/employees/…',
    'GET /',
    'GET /api/apm',
    'GET /api/trace',
    'GET /api/slow…',
    'GET /api/error',
  ]) {
    assert.ok(kinds.has(kind), `${kind} is not among ${[...kinds].join(', ')}`);
  }
  assert.deepEqual(service.trespasses, []);
  assert.ok(service.stored.size > 5 && service.stored.size < 80, `${service.stored.size} employees`);
  const employees = tallies.get('employees');
  const apmApp = tallies.get('apm-app');
  assert.equal(service.seen.length, (employees?.requests ?? 0) + (apmApp?.requests ?? 0));
  assert.ok((employees?.refused ?? 0) > 0 && employees?.errors === 0);
  assert.ok((apmApp?.errors ?? 0) > 0);
});

test('arrivals know nothing of each other: the times between them vary as much as they are long', async () => {
  const made = makeTraffic({ targets: { apmApp: new URL('http://127.0.0.1:2') } });
  await runWholly(made);
  const times = made.service.seen.map(({ atMs }) => atMs);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
  assert.ok(Math.abs(mean - 200) < 20, `mean ${mean} ms`);
  assert.ok(Math.abs(deviation / mean - 1) < 0.1, `deviation ${deviation} ms`);
});

test('the same seed is the same traffic, another is not', async () => {
  const addresses = async (seed: number): Promise<string[]> => {
    const made = makeTraffic({ seed, forMs: 20_000 });
    await runWholly(made, 20_000);
    return made.service.seen.map(({ method, address, body }) => `${method} ${address} ${body}`);
  };
  const first = await addresses(7);
  assert.ok(first.length > 50);
  assert.deepEqual(await addresses(7), first);
  assert.notDeepEqual(await addresses(8), first);
});

test('every ten seconds there is a summary of them', async () => {
  const made = makeTraffic({ forMs: 35_000 });
  const { tallies } = await runWholly(made, 35_000);
  assert.equal(made.summaries.length, 3);
  const summed = made.summaries.reduce((sum, { requests }) => sum + requests, 0);
  const all = [...tallies.values()].reduce((sum, { requests }) => sum + requests, 0);
  assert.ok(summed > 100 && summed < all);
});

test('a service that does not answer is counted and asked again', async () => {
  let isAway = true;
  const made = makeTraffic({
    forMs: 20_000,
    fetch: (input, init) => (isAway ? Promise.reject(new TypeError('fetch failed')) : made.service.fetch(input, init)),
  });
  const running = made.traffic.run();
  await made.clock.advance(10_000);
  isAway = false;
  await made.clock.advance(10_000);
  const employees = (await running).tallies.get('employees');
  assert.ok((employees?.failed ?? 0) > 10);
  assert.ok((employees?.answered ?? 0) > 10);
});

test('stopped, it ends what is on its way, and says what came about', async () => {
  const made = makeTraffic({
    rate: 1000,
    fetch: (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      }),
  });
  const running = made.traffic.run();
  await made.clock.advance(1000);
  made.traffic.stop();
  const { visits, leftOut, tallies } = await running;
  // No more at a time than a hundred; those that nobody waited for do not count as unanswered.
  assert.equal(visits, 100);
  assert.ok(leftOut > 500);
  assert.deepEqual([...tallies], []);
});
