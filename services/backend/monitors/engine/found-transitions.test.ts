import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import { matchedNames } from '../evaluate/matched/matched-names.ts';
import { foundTransitions } from './found-transitions.ts';
import { testMonitor } from './testing-engine.ts';

const queryText = 'trace-analytics("*").rollup("count").by("service").last("5m") > 0';

test('a slow search for what was matched takes a few seconds from the evaluation, and never a transition', async () => {
  const clock = new VirtualClock();
  const nowMs = clock.now();
  const query = parseMonitorQuery('trace-analytics alert', queryText);
  const record = testMonitor({ type: 'trace-analytics alert', query: queryText, message: '{{span.service}}' });
  const groups = Array.from({ length: 9 }, (_, at) => ({ key: `service:${at}`, tags: [`service:${at}`] }));
  const evaluation = {
    window: { fromMs: nowMs - 300_000, toMs: nowMs },
    groups: groups.map((group) => ({
      group,
      evaluation: { kind: 'value', value: 1, lastDataAtMs: nowMs } as const,
    })),
  };
  const changes = groups.map((group) => ({
    change: { from: 'OK', to: 'Alert', isRenotify: false, isNotified: true } as const,
    memory: { group, state: 'Alert', sinceMs: nowMs, renotified: 0, firstSeenAtMs: nowMs } as const,
  }));
  let searches = 0;
  const spans = {
    search: async () => {
      searches += 1;
      await clock.advance(2000);
      return { spans: [], hostTags: new Map<string, readonly string[]>() };
    },
  };
  const plan = { record, query, matchedNames: matchedNames(record, query) };
  const found = await foundTransitions(changes, plan, { evaluation, atMs: nowMs, spans, clock });
  assert.deepEqual([found.length, searches], [9, 3]);
});
