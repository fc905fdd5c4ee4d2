import type { SentSpan } from './send-spans.ts';

const SERVICES = ['gateway', 'orders', 'stock', 'payments', 'orders-mysql', 'cache', 'shipping', 'mail'];
const TOTAL_US = 8_000_000;
const DEEPEST = 7;

/**
 * A job of exactly `count` spans over eight seconds: eight services, eight levels, children one after another and a
 * quarter of them at the same time, an error in every six hundred. The same each time.
 */
export function largeTrace(count: number): SentSpan[] {
  const random = randomFrom(7);
  const spans: SentSpan[] = [
    { id: 1, atUs: 0, forUs: TOTAL_US, service: 'gateway', name: 'job.run', resource: 'nightly', type: 'worker' },
  ];
  const add = (parent: number, atUs: number, forUs: number, depth: number): void => {
    if (spans.length >= count) return;
    const id = spans.length + 1;
    spans.push({ id, parent, atUs, forUs, ...kindOf(id, depth), isError: id % 613 === 0 });
    if (depth === DEEPEST) return;
    const children = Math.floor(random() * 5);
    let nextUs = atUs + forUs * 0.02;
    for (let nth = 0; nth < children; nth += 1) {
      const ownUs = forUs * (0.12 + random() * 0.5);
      const startUs = random() < 0.25 ? atUs + forUs * random() * 0.4 : nextUs;
      if (startUs + ownUs > atUs + forUs) continue;
      add(id, startUs, ownUs, depth + 1);
      nextUs = startUs + ownUs;
    }
  };
  // As many calls one after another as it takes; where they come to the end they begin anew, beside the others.
  for (let atUs = 1000; spans.length < count; atUs += 45_000) {
    add(1, atUs % (TOTAL_US - 150_000), 20_000 + random() * 120_000, 1);
  }
  return spans;
}

function kindOf(id: number, depth: number): Pick<SentSpan, 'service' | 'name' | 'resource' | 'type'> {
  const service = SERVICES[(id * 5 + depth) % SERVICES.length] ?? '';
  if (service === 'orders-mysql') {
    return { service, name: 'mysql.query', resource: `SELECT * FROM orders WHERE batch = ${id % 40}`, type: 'sql' };
  }
  if (service === 'cache') return { service, name: 'redis.command', resource: 'GET', type: 'redis' };
  return { service, name: `${service}.handle`, resource: `step ${id % 37}`, type: 'web' };
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
