import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpError } from '../../../../lib/http/http-error.ts';
import type { JsonObject } from './json-object.ts';
import { readMonitor } from './read-monitor.ts';

const query = 'avg(last_5m):avg:my_metric{*} by {host} > 800';
const plain = { type: 'query alert', query };

const read = (body: JsonObject) => readMonitor(body).content;

/** The status and the words of a refusal. */
function refusal(body: JsonObject, before?: Parameters<typeof readMonitor>[1]): string {
  try {
    readMonitor(body, before);
  } catch (error) {
    if (error instanceof HttpError) return `${error.status} ${error.message}`;
    throw error;
  }
  return assert.fail(`was read: ${JSON.stringify(body)}`);
}

const withOptions = (options: JsonObject, other: JsonObject = {}) => ({ ...plain, ...other, options });
const refusedOptions = (options: JsonObject, other?: JsonObject) => refusal(withOptions(options, other));
const invalid = (name: string, reason: string) =>
  `400 The value provided for parameter '${name}' is invalid: ${reason}`;

test('a monitor of a type and a query, with what Datadog adds', () => {
  assert.deepEqual(read(plain), {
    type: 'query alert',
    query,
    name: '**my_metric** over ***** was **> 800.0** on average during the **last 5m**.',
    message: '',
    tags: [],
    priority: null,
    options: {
      notify_no_data: false,
      notify_audit: false,
      new_host_delay: 300,
      include_tags: true,
      silenced: {},
      thresholds: { critical: 800 },
    },
    restricted_roles: null,
  });
  const events = read({ type: 'event-v2 alert', query: 'events("a").rollup("count").last("5m") > 1' });
  assert.equal(events.options.groupby_simple_monitor, false);
  assert.equal('notify_no_data' in read(withOptions({ on_missing_data: 'resolve' })).options, false);
  assert.equal(read(withOptions({ on_missing_data: null })).options.notify_no_data, false);
});

test('what its author decides stays as it was sent, options that are not known too', () => {
  const options = {
    thresholds: { critical: '800', warning: 500, critical_recovery: null },
    timeout_h: null,
    notify_no_data: true,
    no_data_timeframe: 10,
    some_option_of_tomorrow: { a: [1] },
  };
  const sent = {
    ...plain,
    name: 'n',
    message: 'm @a@b.c',
    tags: ['a:b'],
    priority: 2,
    restricted_roles: ['r'],
    options,
  };
  const content = read({ ...sent, id: 5, multi: true, created: 'x', creator: {}, overall_state: 'OK' });
  assert.deepEqual(
    [content.name, content.message, content.tags, content.priority, content.restricted_roles],
    ['n', 'm @a@b.c', ['a:b'], 2, ['r']],
  );
  assert.deepEqual(content.options, {
    notify_audit: false,
    new_host_delay: 300,
    include_tags: true,
    silenced: {},
    ...options,
    thresholds: { critical: 800, warning: 500 },
  });
});

test('mutes are told apart', () => {
  const { content, silenced } = readMonitor(withOptions({ silenced: { 'host:a': null, '*': 12 } }));
  assert.deepEqual([content.options.silenced, silenced], [{}, { 'host:a': null, '*': 12 }]);
  assert.equal('silenced' in readMonitor(plain), false);
  assert.equal(refusedOptions({ silenced: { '*': 'x' } }), invalid('silenced', '*: expected number, received string'));
});

test('a metric alert that is more than a metric in a window is a query alert', () => {
  const typeOf = (text: string) => read({ type: 'metric alert', query: text }).type;
  assert.equal(typeOf(query), 'metric alert');
  assert.equal(typeOf('avg(last_5m):avg:a{*} / avg:b{*} > 1'), 'query alert');
  assert.equal(typeOf('change(avg(last_5m),5m_ago):avg:a{*} > 1'), 'query alert');
  assert.equal(typeOf('avg(current_1mo):avg:a{*} > 1'), 'query alert');
  assert.equal(typeOf('percentile(last_5m):p95:a{*} > 1'), 'query alert');
});

test('what is missing or of another type is named', () => {
  assert.equal(refusal({ query }), "400 Required parameter 'type' is missing");
  assert.equal(refusal({ type: 'query alert', query: null }), "400 Required parameter 'query' is missing");
  assert.equal(refusal({ ...plain, query: '' }), invalid('query', 'must not be empty'));
  assert.equal(refusal({ ...plain, type: 'a alert' }), invalid('type', "'a alert' is no type of a monitor"));
  assert.equal(refusal({ ...plain, type: 'log alert' }), "400 not supported yet: type 'log alert'");
  assert.equal(refusal({ ...plain, priority: 6 }), invalid('priority', 'expected number to be <=5'));
  assert.equal(refusal({ ...plain, tags: 'a' }), invalid('tags', 'expected array, received string'));
  const old = "400 not supported yet: type 'event alert'; events are of type 'event-v2 alert'";
  assert.equal(refusal({ ...plain, type: 'event alert' }), old);
  assert.equal(refusal({ ...plain, options: [] }), invalid('options', 'must be an object'));
  assert.equal(refusal({ ...plain, draft_status: 'draft' }), "400 not supported yet: draft_status 'draft'");
  assert.equal(
    refusal({ ...plain, constructor: 1 }),
    "400 Additional properties are not allowed ('constructor' was unexpected)",
  );
  assert.match(
    refusal({ ...plain, query: 'avg(last_5m):avg:a{*} => 1' }),
    /^400 The value provided for parameter 'query' is invalid: expected a comparison/,
  );
  assert.match(
    refusal({ ...plain, query: 'avg(last_5m):max(avg:a{*}, 1) > 1' }),
    /^400 not supported yet: function max\(\)/,
  );
});

test('thresholds go together with the query', () => {
  const refused = (thresholds: JsonObject, text = 'avg(last_5m):avg:a{*} > 200') =>
    refusedOptions({ thresholds }, { query: text });
  assert.equal(refused({ critical: 90 }), '400 Alert threshold (90.0) does not match that used in the query (200.0).');
  assert.equal(refused({ warning: 90 }), '400 Alert status is required.');
  assert.equal(refused({ critical: 200, unknown: 1 }), '400 Invalid threshold statuses found: unknown.');
  assert.equal(refused({ critical: true }), invalid('thresholds', 'critical: must be a number'));
  assert.equal(
    refused({ critical: 200, warning: 200 }),
    '400 Warning threshold (200.0) must be less than the alert threshold (200.0).',
  );
  assert.equal(
    refused({ critical: 200, warning: 199.5 }, 'avg(last_5m):avg:a{*} <= 200'),
    '400 Warning threshold (199.5) must be greater than the alert threshold (200.0).',
  );
  const overlap = (status: string) =>
    `400 ${status} and ${status} recovery criteria are such that the monitor can be simultaneously in ${status} and ${status} recovery states`;
  assert.equal(refused({ critical: 200, critical_recovery: 200 }), overlap('alert'));
  assert.equal(refused({ critical: 200, warning: 100, critical_recovery: 201 }), overlap('alert'));
  assert.equal(refused({ critical: 200, warning: 100, warning_recovery: 100 }), overlap('warning'));
  assert.equal(
    refused({ critical: 200, warning_recovery: 100 }),
    "400 Parameter 'thresholds.warning_recovery' needs thresholds.warning",
  );
  read(withOptions({ thresholds: { critical: 800, warning: 500, critical_recovery: 501, warning_recovery: 499 } }));
  for (const critical_recovery of [500, 2]) {
    read(withOptions({ thresholds: { critical: 800, warning: 500, critical_recovery } }));
  }
  const below = { critical: 1, warning: 2, critical_recovery: 1.5, warning_recovery: 3 };
  read(withOptions({ thresholds: below }, { query: 'min(last_5m):avg:a{*} < 1' }));
  read(withOptions({ thresholds: { critical: 1, warning: 2 } }, { query: 'min(last_5m):avg:a{*} == 1' }));
  const events = { type: 'event-v2 alert', query: 'events("a").rollup("count").last("5m") > 1' };
  assert.equal(
    refusedOptions({ thresholds: { critical: 1, critical_recovery: 0 } }, events),
    '400 Invalid threshold statuses found: critical_recovery.',
  );
});

test('thresholds of a service check are numbers of reports, or shares', () => {
  const check = (last: number, thresholds: JsonObject, count = 'count_by_status') =>
    withOptions({ thresholds }, { type: 'service check', query: `"a".by("*").last(${last}).${count}()` });
  read(check(3, { ok: 1, warning: 2, critical: 3, unknown: 0 }));
  assert.equal(
    refusal(check(3, { critical: 4 })),
    '400 Last field should be larger than or equal to max threshold defined in monitor options',
  );
  assert.equal(
    refusal(check(3, { critical: 1.5 })),
    invalid('thresholds.critical', 'must be a number of reports in a row'),
  );
  assert.equal(refusal(check(3, { critical_recovery: 1 })), '400 Invalid threshold statuses found: critical_recovery.');
  read(check(1, { critical: 50, warning: 0.5 }, 'pct_by_status'));
  assert.equal(
    refusal(check(1, { critical: 101 }, 'pct_by_status')),
    invalid('thresholds.critical', 'must be a percentage, from 0 to 100'),
  );
});

test('options up to their bounds', () => {
  const bounds: readonly (readonly [string, readonly unknown[], readonly unknown[]])[] = [
    ['no_data_timeframe', [1, 20, null], [0, 1.5, '10']],
    ['renotify_interval', [0, 10, null], [-1, 'x']],
    ['evaluation_delay', [0, 86_400, null], [-1, 86_401]],
    ['new_group_delay', [0, 60], [-1]],
    ['timeout_h', [0, 24, null], [25]],
    ['include_tags', [true, null], ['true']],
    ['require_full_window', [false], [0]],
    ['on_missing_data', ['default', 'show_no_data', 'show_and_notify_no_data', 'resolve'], ['none']],
    ['notification_preset_name', ['hide_all', null], ['hide_nothing']],
    ['group_retention_duration', ['60m', '72h', '3d', null], ['59m', '73h', '60', '1w']],
    ['notify_by', [['host'], ['*'], []], [['env'], 'host']],
    ['escalation_message', ['x', null], [1]],
  ];
  for (const [name, good, bad] of bounds) {
    for (const value of good) assert.deepEqual(read(withOptions({ [name]: value })).options[name], value);
    for (const value of bad) {
      const said = refusedOptions({ [name]: value });
      assert.ok(said.startsWith(invalid(name, '')) && !said.includes('undefined'), said);
    }
  }
});

test('a reason says what an option must be', () => {
  const cases: readonly (readonly [JsonObject, string, string])[] = [
    [{ renotify_interval: 'ten' }, 'renotify_interval', 'expected number, received string'],
    [{ timeout_h: 25 }, 'timeout_h', 'expected number to be <=24'],
    [
      { on_missing_data: 'x' },
      'on_missing_data',
      'expected one of "default"|"show_no_data"|"show_and_notify_no_data"|"resolve"',
    ],
    [{ group_retention_duration: '1w' }, 'group_retention_duration', "must be from '60m' to '72h'"],
    [{ notify_by: ['env'] }, 'notify_by', "'env': it is grouped by host"],
  ];
  for (const [options, name, reason] of cases) assert.equal(refusedOptions(options), invalid(name, reason));
});

test('options that need others, or cannot be with them', () => {
  assert.equal(
    refusedOptions({ on_missing_data: 'resolve', notify_no_data: true }),
    "400 Parameters 'on_missing_data' and 'notify_no_data' cannot be given together",
  );
  assert.equal(
    refusedOptions({ on_missing_data: 'resolve', no_data_timeframe: 10 }),
    "400 Parameters 'on_missing_data' and 'no_data_timeframe' cannot be given together",
  );
  read(withOptions({ on_missing_data: 'resolve', notify_no_data: false, no_data_timeframe: null }));
  const needs = (name: string, needed: string) => `400 Parameter '${name}' needs ${needed}`;
  assert.equal(refusedOptions({ renotify_occurrences: 1 }), needs('renotify_occurrences', 'renotify_interval'));
  assert.equal(
    refusedOptions({ renotify_statuses: ['alert'], renotify_interval: 0 }),
    needs('renotify_statuses', 'renotify_interval'),
  );
  read(
    withOptions({ renotify_interval: 10, renotify_occurrences: 3, renotify_statuses: ['alert', 'warn', 'no data'] }),
  );
  const windows = { threshold_windows: { trigger_window: 'last_15m', recovery_window: 'last_15m' } };
  assert.equal(refusedOptions(windows), needs('threshold_windows', 'anomalies()'));
  const anomalies = "avg(last_4h):anomalies(avg:a{*}, 'basic', 2) >= 1";
  read(withOptions(windows, { query: anomalies }));
  assert.equal(
    refusedOptions({ threshold_windows: { trigger_window: '15m' } }),
    invalid('threshold_windows', "trigger_window: must be a window such as 'last_15m'"),
  );
  const evaluation_window = { day_starts: '04:00', timezone: 'Europe/Paris' };
  assert.equal(
    refusedOptions({ scheduling_options: { evaluation_window } }),
    needs('scheduling_options.evaluation_window', 'a window such as current_1d'),
  );
  const current = { query: 'sum(current_1d):sum:a{*} > 1' };
  read(withOptions({ scheduling_options: { evaluation_window } }, current));
  for (const wrong of [{ day_starts: '24:00' }, { hour_starts: 60 }, { month_starts: 2 }, { timezone: 'Mars' }]) {
    const said = refusedOptions({ scheduling_options: { evaluation_window: wrong } }, current);
    assert.ok(said.startsWith(invalid('scheduling_options', `evaluation_window.${Object.keys(wrong)[0]}: `)), said);
  }
});

test('queries of a formula are read', () => {
  const formula = { query: 'formula("a / b").last("5m") > 1' };
  const a = { name: 'a', data_source: 'metrics', query: 'sum:x{*} by {host}' };
  const b = { name: 'b', data_source: 'spans', search: { query: 'env:prod' }, compute: { aggregation: 'count' } };
  assert.deepEqual(read(withOptions({ variables: [a, b] }, formula)).options.variables, [a, b]);
  assert.match(refusedOptions({ variables: [a] }, formula), /query_name/);
  assert.match(
    refusedOptions({ variables: [a, { ...b, name: 'a' }] }, { query: 'formula("a").last("5m") > 1' }),
    /options\.variables\.1\.name: 'a' is there twice/,
  );
  assert.match(refusedOptions({ variables: [a, { ...b, data_source: 'rum' }] }, formula), /data_source rum/);
  assert.match(refusedOptions({ variables: [{ ...a, query: 'sum:x{*' }, b] }, formula), /Error parsing query/);
  assert.equal(
    refusedOptions({ variables: [{ data_source: 'metrics' }] }, formula),
    invalid('variables', '0.name: expected string, received undefined'),
  );
});

test('a custom schedule is read, and what is wrong in it is named', () => {
  const rule = { rrule: 'FREQ=DAILY', start: '2026-11-27T19:00:00', timezone: 'Europe/Berlin' };
  const scheduled = (custom_schedule: unknown) => ({ scheduling_options: { custom_schedule } });
  const right = scheduled({ recurrences: [rule, { rrule: 'FREQ=WEEKLY', start: null }] });
  assert.deepEqual(read(withOptions(right)).options.scheduling_options, right.scheduling_options);
  read(withOptions(scheduled(null)));
  const name = 'scheduling_options.custom_schedule';
  const refused = (custom_schedule: unknown, query = {}) => refusedOptions(scheduled(custom_schedule), query);
  const of = (part: string, reason: string) => invalid(`${name}${part}`, reason);
  assert.match(refused([]), /custom_schedule' is invalid: /);
  assert.match(refused({ recurrences: [] }), /custom_schedule\.recurrences' is invalid: /);
  assert.match(refused({ recurrences: Array(6).fill(rule) }), /custom_schedule\.recurrences' is invalid: /);
  assert.match(refused({ recurrences: [{ start: rule.start }] }), /recurrences\.0\.rrule' is invalid: /);
  assert.match(refused({ recurrences: [{ ...rule, duration: '1h' }] }), /recurrences\.0' is invalid: .*duration/);
  assert.equal(
    refused({ recurrences: [rule, { ...rule, timezone: 'Mars' }] }),
    of('.recurrences.1.timezone', 'there is no such time zone'),
  );
  assert.equal(
    refused({ recurrences: [rule, { ...rule, rrule: 'FREQ=SECONDLY' }] }),
    of('.recurrences.1.rrule', "Invalid rrule: FREQ is 'SECONDLY', expected YEARLY, MONTHLY, WEEKLY, DAILY or HOURLY"),
  );
  assert.equal(
    refused({ recurrences: [{ ...rule, start: '2026-11-27T19:00:00Z' }] }),
    of(
      '.recurrences.0.start',
      "Invalid start '2026-11-27T19:00:00Z': expected a local time without offset, as 2026-11-27T19:00",
    ),
  );
  const check = { type: 'service check', query: '"a".over("*").last(2).count_by_status()' };
  assert.match(
    refused({ recurrences: [rule] }, check),
    /custom_schedule' is invalid: a service check monitor has none, it is evaluated every minute/,
  );
});

test('what is not evaluated is refused by name', () => {
  const spans = (text: string) => ({
    type: 'trace-analytics alert',
    query: `trace-analytics("a")${text}.last("5m") > 1`,
  });
  read(spans('.index("trace-search").rollup("pc95","@duration").by("service,env")'));
  assert.match(refusal(spans('.index("djm-search").rollup("count")')), /query\.indexes\.0/);
  assert.match(refusal(spans('.rollup("count").by("a,b,c,d,e")')), /query\.group_by/);
});

test('an update changes what is sent; options are replaced whole', () => {
  const before = read(withOptions({ notification_preset_name: 'hide_all' }, { name: 'n', tags: ['a'], priority: 1 }));
  const renamed = readMonitor({ name: 'other' }, before).content;
  assert.deepEqual(renamed, { ...before, name: 'other' });
  const replaced = readMonitor({ options: { timeout_h: null } }, before).content;
  assert.deepEqual(replaced.options, {
    notify_no_data: false,
    notify_audit: false,
    new_host_delay: 300,
    include_tags: true,
    silenced: {},
    timeout_h: null,
    thresholds: { critical: 800 },
  });
  assert.equal(
    refusal({ query: 'avg(last_5m):avg:a{*} > 1' }, before),
    '400 Alert threshold (800.0) does not match that used in the query (1.0).',
  );
  assert.equal(readMonitor({ type: 'metric alert' }, before).content.type, 'metric alert');
  assert.equal(
    refusal({ type: 'composite', query: '1 && 2', options: {} }, before),
    invalid('type', "it is a 'query alert' and stays one"),
  );
});
