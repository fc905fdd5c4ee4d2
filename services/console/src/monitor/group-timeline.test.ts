import assert from 'node:assert/strict';
import test from 'node:test';
import { groupTimeline, timeInStates } from './group-timeline.ts';

const history = [
  { group: 'host:a', state: 'OK', atMs: 0 },
  { group: 'host:b', state: 'Alert', atMs: 10 },
  { group: 'host:a', state: 'Alert', atMs: 100 },
  { group: 'host:a', state: 'OK', atMs: 150 },
] as const;
const ok = { key: 'host:a', state: 'OK', sinceMs: 150 } as const;

test('the states of a group within a window, up to now', () => {
  const spans = groupTimeline(ok, { history, window: { fromMs: 50, toMs: 400 }, nowMs: 300 });
  assert.deepEqual(spans, [
    { state: 'OK', fromMs: 50, toMs: 100 },
    { state: 'Alert', fromMs: 100, toMs: 150 },
    { state: 'OK', fromMs: 150, toMs: 300 },
  ]);
  assert.deepEqual(timeInStates(spans), [
    { state: 'OK', ms: 200 },
    { state: 'Alert', ms: 50 },
  ]);
});

test('a window before the history is empty, one within a state is whole', () => {
  assert.deepEqual(groupTimeline(ok, { history, window: { fromMs: -50, toMs: 0 }, nowMs: 300 }), []);
  const within = groupTimeline(ok, { history, window: { fromMs: 110, toMs: 120 }, nowMs: 300 });
  assert.deepEqual(within, [{ state: 'Alert', fromMs: 110, toMs: 120 }]);
});

test('a group whose changes are forgotten is in what it is in since then', () => {
  const group = { key: 'host:c', state: 'Warn', sinceMs: 200 } as const;
  const spans = groupTimeline(group, { history, window: { fromMs: 50, toMs: 400 }, nowMs: 300 });
  assert.deepEqual(spans, [{ state: 'Warn', fromMs: 200, toMs: 300 }]);
});
