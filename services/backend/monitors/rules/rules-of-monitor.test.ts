import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import { optionSchemas } from '../definitions/option-schemas.ts';
import { readMonitor } from '../definitions/read-monitor.ts';
import { evaluationWindow } from '../evaluate/evaluation-window.ts';
import { rulesOfMonitor } from './rules-of-monitor.ts';

const nulls = Object.fromEntries(Object.keys(optionSchemas).map((name) => [name, null]));

/** Options as they are kept of a monitor that was sent with these. */
function kept(options: Readonly<Record<string, unknown>>, query = 'avg(last_5m):avg:m{*} by {host} > 10') {
  return readMonitor({ type: 'query alert', query, options }).content.options;
}

function rulesWith(options: Readonly<Record<string, unknown>>) {
  const query = parseMonitorQuery('query alert', 'avg(last_5m):avg:m{*} by {host} > 10', {});
  return rulesOfMonitor(query, kept(options));
}

test('an option that is null is as one that is not there', () => {
  const { silenced: _, ...others } = nulls;
  assert.deepEqual(rulesWith(others), rulesWith({}));
  // Each by itself beside one that is set: null is not what decides.
  for (const name of Object.keys(others)) {
    if (name === 'notify_no_data') continue;
    assert.deepEqual(rulesWith({ notify_no_data: true, [name]: null }), rulesWith({ notify_no_data: true }), name);
  }
  assert.equal(rulesWith({ notify_no_data: true, on_missing_data: null }).tellsNoData, true);
});

test('a calendar window without its own beginnings has the usual ones', () => {
  const query = parseMonitorQuery('query alert', 'avg(current_1d):avg:m{*} > 10', {});
  assert.ok(query.kind === 'metric');
  const nowMs = Date.UTC(2026, 0, 5, 8);
  for (const scheduling of [null, { evaluation_window: null }, {}]) {
    const options = kept({ scheduling_options: scheduling }, 'avg(current_1d):avg:m{*} > 10');
    const { fromMs } = evaluationWindow(query.window, options, nowMs);
    assert.equal(fromMs, Date.UTC(2026, 0, 5));
  }
});
