import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { VirtualClock } from '../../lib/clock/virtual-clock.ts';
import { parseCondition } from './condition.ts';
import { expectSpans } from './expect-spans.ts';

/** What a lab is asked of spans, as far as it matters. */
interface Asked {
  readonly url: string;
  readonly search: string;
  readonly from: string;
  readonly isGrouped: boolean;
}

/** A lab that gives `count` for a search, and for groups and lists what `kinds` and `newest` say. */
async function serve(
  context: TestContext,
  answers: {
    readonly count: (look: number) => number;
    readonly kinds?: (search: string) => readonly string[];
    readonly newest?: readonly unknown[];
  },
) {
  const asked: Asked[] = [];
  let looks = 0;
  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { filter, group_by } = JSON.parse(text).data.attributes;
    const isGrouped = group_by !== undefined;
    asked.push({ url: String(request.url), search: filter.query, from: filter.from, isGrouped });
    const bucket = (by: object, count: number) => ({ attributes: { by, compute: { c0: count } } });
    const groups = () =>
      (answers.kinds?.(filter.query) ?? []).map((resource) => bucket({ service: 'a', resource_name: resource }, 2));
    const buckets = isGrouped ? groups() : [bucket({}, answers.count(looks++))];
    response.end(JSON.stringify({ data: request.url?.endsWith('search') ? (answers.newest ?? []) : buckets }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const look = (search: string, condition: string, clock = new VirtualClock()) =>
    expectSpans(
      { url, keys: {}, timeoutMs: 5000 },
      { search, windowS: 300, condition: parseCondition(condition) },
      { withinMs: 0, clock },
    );
  return { asked, look };
}

test('the spans of the past minutes are counted by the lab', async (context) => {
  const { asked, look } = await serve(context, { count: () => 3 });
  assert.deepEqual(await look('service:a', '>= 3'), { kind: 'holds', found: { holds: true, count: 3 } });
  assert.deepEqual(asked, [
    { url: '/api/v2/spans/analytics/aggregate', search: 'service:a', from: 'now-300s', isGrouped: false },
  ]);
});

test('too few: the newest are fetched', async (context) => {
  const newest = [{ id: '1' }];
  const { asked, look } = await serve(context, { count: () => 2, newest });
  assert.deepEqual(await look('service:a', '>= 3'), { kind: 'fails', found: { holds: false, count: 2, newest } });
  assert.equal(asked[1]?.url, '/api/v2/spans/events/search');
});

test('none: what came of the services it names', async (context) => {
  const { asked, look } = await serve(context, {
    count: () => 0,
    kinds: (search) => (search.includes('-top_level') ? ['middleware'] : ['GET /x']),
  });
  const kinds = [
    { service: 'a', resource: 'GET /x', count: 2 },
    { service: 'a', resource: 'middleware', count: 2 },
  ];
  assert.deepEqual(await look('service:a resource_name:y', '> 0'), {
    kind: 'fails',
    found: { holds: false, count: 0, kinds, ofServices: 'service:a' },
  });
  assert.deepEqual([asked[1]?.search, asked[1]?.isGrouped], ['(service:a) top_level:true', true]);
});

test('none, and none of its services: what came of all', async (context) => {
  const { asked, look } = await serve(context, {
    count: () => 0,
    kinds: (search) => (search === '(*) top_level:true' ? ['GET /x'] : []),
  });
  const outcome = await look('service:aa', '> 0');
  assert.deepEqual(outcome.kind === 'fails' && outcome.found, {
    holds: false,
    count: 0,
    kinds: [{ service: 'a', resource: 'GET /x', count: 2 }],
  });
  assert.deepEqual(
    asked.map(({ search }) => search),
    ['service:aa', ...both('(service:aa)'), ...both('(*)')],
  );
});

/** Entry spans, then all others. */
function both(search: string): readonly string[] {
  return [`${search} top_level:true`, `${search} -top_level:true`];
}
