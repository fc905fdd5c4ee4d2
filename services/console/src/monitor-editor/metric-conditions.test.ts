import assert from 'node:assert/strict';
import test from 'node:test';
import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import {
  FRESH_CONDITIONS,
  type MonitorDraft,
  printConditions,
  readConditions,
  withConditions,
  withDetection,
} from './metric-conditions.ts';

const draftOf = (query: string, options: MonitorOptions = {}): MonitorDraft => ({
  type: 'query alert',
  query,
  options,
});

test('what the fields say of a monitor makes the same monitor again', () => {
  const queries = [
    'avg(last_5m):avg:my_metric{*} by {host} > 800',
    'pct_change(avg(last_5m),last_1h):avg:my_metric{env:lab} < -20',
    "avg(last_4h):anomalies(avg:my_metric{*}, 'basic', 2, direction='above', alert_window='last_15m') >= 1",
    "avg(last_1h):outliers(avg:my_metric{*} by {host}, 'DBSCAN', 3) > 0",
    "max(next_1w):forecast(avg:my_metric{*}, 'linear', 1) >= 800",
    'sum(last_1d):sum:a{*}.as_count() / sum:b{*}.as_count() * 100 >= 5.5',
  ];
  for (const query of queries) {
    const conditions = readConditions(draftOf(query));
    assert.ok(conditions, query);
    assert.equal(printConditions(conditions), query);
  }
});

test('thresholds and the query go together', () => {
  const draft = draftOf('avg(last_5m):avg:m{*} > 800', { thresholds: { critical: 800, warning: 500 }, timeout_h: 1 });
  const conditions = readConditions(draft);
  assert.deepEqual(conditions?.thresholds, { critical: 800, warning: 500 });
  const next = conditions && withConditions(draft, { ...conditions, thresholds: { critical: 900, warning: 500 } });
  assert.equal(next?.query, 'avg(last_5m):avg:m{*} > 900');
  assert.deepEqual(next?.options, { thresholds: { critical: 900, warning: 500 }, timeout_h: 1 });
});

test('anomalies have windows of their own, which go with them', () => {
  const plain = { ...FRESH_CONDITIONS, query: 'avg:m{*}', thresholds: { critical: 5 } };
  const odd = withConditions({}, withDetection(plain, 'anomalies'));
  assert.equal(
    odd.query,
    "avg(last_4h):anomalies(avg:m{*}, 'basic', 2, direction='both', alert_window='last_15m') >= 1",
  );
  assert.deepEqual(odd.options?.threshold_windows, { trigger_window: 'last_15m', recovery_window: 'last_15m' });
  const back = withConditions(odd, { ...withDetection(withDetection(plain, 'anomalies'), 'threshold') });
  assert.equal(back.query, '');
  assert.equal(back.options?.threshold_windows, undefined);
});

test('the windows of anomalies follow the one that the query names; a recovery of its own stays', () => {
  const query = "avg(last_4h):anomalies(avg:m{*}, 'basic', 2, alert_window='last_15m') >= 1";
  const windows = { trigger_window: 'last_15m', recovery_window: 'last_30m' };
  const draft = draftOf(query, { threshold_windows: windows });
  const conditions = readConditions(draft);
  assert.ok(conditions);
  const windowsWith = (alert_window: string, from = draft) =>
    withConditions(from, { ...conditions, arguments: { ...conditions.arguments, alert_window } }).options
      ?.threshold_windows;
  assert.deepEqual(windowsWith('last_15m'), windows);
  assert.deepEqual(windowsWith('last_1h'), { trigger_window: 'last_1h', recovery_window: 'last_30m' });
  const same = draftOf(query, { threshold_windows: { trigger_window: 'last_15m', recovery_window: 'last_15m' } });
  assert.deepEqual(windowsWith('last_1h', same), { trigger_window: 'last_1h', recovery_window: 'last_1h' });
});

test('other monitors, and what the fields have no room for, are edited as JSON', () => {
  assert.equal(readConditions({ type: 'composite', query: '1 && 2' }), undefined);
  assert.equal(readConditions(draftOf('percentile(last_5m):p95:m{*} > 1')), undefined);
  assert.equal(readConditions(draftOf('avg(last_5m):')), undefined);
});

test('when a window begins goes with a window of a calendar, and is left alone in that', () => {
  const evaluation_window = { day_starts: '04:00' };
  const draft = draftOf('sum(current_1d):sum:m{*} > 8', { scheduling_options: { evaluation_window } });
  const conditions = readConditions(draft);
  assert.ok(conditions);
  const next = withConditions(draft, { ...conditions, thresholds: { critical: 9 } });
  assert.deepEqual(next.options?.scheduling_options, { evaluation_window });
  assert.equal(withConditions(draft, { ...conditions, window: 'last_1d' }).options?.scheduling_options, undefined);
});
