import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import { optionWarnings } from './option-warnings.ts';

function warningsOf(options: MonitorOptions): readonly string[] {
  const query = parseMonitorQuery('query alert', 'avg(last_5m):avg:my_metric{*} > 800', {});
  return optionWarnings({ options }, query);
}

test('an option of no such name says what may be meant; those that Datadog has say nothing', () => {
  assert.deepEqual(warningsOf({ notify_no_dta: true }), [
    'options.notify_no_dta is not a known key and not read (did you mean notify_no_data?)',
  ]);
  assert.deepEqual(warningsOf({ notify_audit: false, locked: true, synthetics_check_id: 'a', silenced: {} }), []);
});

test('No Data that is to come sooner than twice the window is named, where it is told', () => {
  assert.match(
    warningsOf({ notify_no_data: true, no_data_timeframe: 9 })[0] ?? '',
    /^options\.no_data_timeframe: 9 .* of 5;/,
  );
  assert.deepEqual(warningsOf({ notify_no_data: true, no_data_timeframe: 10 }), []);
  assert.deepEqual(warningsOf({ notify_no_data: false, no_data_timeframe: 2 }), []);
});
