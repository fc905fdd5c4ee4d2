import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MonitorQueryError } from './monitor-query-error.ts';
import { parseMonitorQuery } from './parse.ts';

const metric = (text: string) => {
  const query = parseMonitorQuery('query alert', text);
  assert.equal(query.kind, 'metric');
  return query.kind === 'metric' ? query : assert.fail();
};

/** The message of what is thrown, and what the text has at its offset. */
function refusal(type: string, text: string, options?: Parameters<typeof parseMonitorQuery>[2]): readonly string[] {
  try {
    parseMonitorQuery(type, text, options);
  } catch (error) {
    if (error instanceof MonitorQueryError) return [error.message, text.slice(error.offset, error.offset + 8)];
    throw error;
  }
  return assert.fail(`was read: ${text}`);
}

test('a metric alert', () => {
  const query = metric('avg(last_5m):avg:my_metric{env:prod} by {host} > 800');
  assert.deepEqual(
    { ...query, expression: query.expression.kind },
    {
      kind: 'metric',
      aggregator: 'avg',
      window: { kind: 'last', amount: 5, unit: 'm' },
      expression: 'metric',
      expressionText: 'avg:my_metric{env:prod} by {host}',
      groupBy: ['host'],
      comparator: '>',
      threshold: 800,
    },
  );
});

test('every form of a window, up to its bound', () => {
  const good = ['last_1m', 'last_10080m', 'last_730h', 'last_30d', 'last_4w', 'last_1mo'];
  for (const window of [...good, 'current_1h', 'current_1d', 'current_1mo']) metric(`sum(${window}):sum:a{*} > 1`);
  const forecast = "forecast(avg:a{*}, 'linear', 1)";
  for (const window of ['next_1w', 'next_12w', 'next_3mo', 'next_5h']) metric(`max(${window}):${forecast} > 1`);
  const bad = ['last_0m', 'last_10081m', 'last_731h', 'last_31d', 'last_5w', 'last_2mo', 'current_2h', 'current_5m'];
  for (const window of [...bad, 'last_5s', '5m', 'last_5']) {
    const [message = '', at] = refusal('query alert', `sum(${window}):sum:a{*} > 1`);
    assert.match(message, /expected a window such as last_5m/);
    assert.equal(at, `${window}):sum:a{*} > 1`.slice(0, 8));
  }
});

test('comparators and thresholds', () => {
  const read = (text: string) => {
    const { comparator, threshold } = metric(`min(last_1h):sum:a{*}${text}`);
    return [comparator, threshold];
  };
  assert.deepEqual(read(' <= -0.5'), ['<=', -0.5]);
  assert.deepEqual(read('>=1e3 '), ['>=', 1000]);
  assert.deepEqual(read(' == 0'), ['==', 0]);
  assert.deepEqual(read(' != 7'), ['!=', 7]);
  assert.deepEqual(read('<.5'), ['<', 0.5]);
  for (const [text, at] of [
    [' => 5', '=> 5'],
    [' = 5', '= 5'],
    [' > a', '> a'],
    ['', ''],
    [' > 5 6', '> 5 6'],
  ] as const) {
    const [message = '', found] = refusal('query alert', `min(last_1h):sum:a{*}${text}`);
    assert.match(message, /expected a comparison at the end/);
    assert.equal(found, at);
  }
});

test('change, with both spellings of its shift', () => {
  assert.deepEqual(metric('change(avg(last_5m),last_30m):avg:a{*} > 5').change, { kind: 'change', shiftS: 1800 });
  const query = metric('pct_change(max(last_1h), 1d_ago):avg:a{*} > 50');
  assert.deepEqual([query.change, query.aggregator], [{ kind: 'pct_change', shiftS: 86_400 }, 'max']);
  const [message, at] = refusal('query alert', 'change(avg(last_5m),5m):avg:a{*} > 5');
  assert.equal(message, 'expected a shift such as last_30m, 5m_ago or 1d_ago (line 1, column 21)');
  assert.equal(at, '5m):avg:');
});

test('a percentile is the one its queries ask for', () => {
  assert.deepEqual(metric('percentile(last_5m):p99.5:a{*} > 2').aggregator, { percentile: 99.5 });
  for (const asked of ['avg:a{*}', 'p95:a{*} / p99:a{*}', 'p95:a{*} / avg:b{*}']) {
    const [message = '', at] = refusal('query alert', `percentile(last_5m):${asked} > 2`);
    assert.match(message, /percentile\(\) is of queries for one percentile/);
    assert.equal(at, 'percenti');
  }
});

test('functions and arithmetic, grouped by all keys of their queries', () => {
  const query = metric('avg(last_1h):sum:a{*} by {host,env}.as_count() / sum:b{*} by {host}.as_count() * 100 > 5');
  assert.deepEqual(query.groupBy, ['host', 'env']);
  const anomalies = "anomalies(avg:a{*} by {host}, 'basic', 2, direction='both', alert_window='last_15m', interval=60)";
  assert.deepEqual(metric(`avg(last_4h):${anomalies} >= 1`).groupBy, ['host']);
});

test('what is wrong inside an expression has its place in the whole query', () => {
  const [message = '', at] = refusal('query alert', 'avg(last_5m):avg:a{* > 5');
  assert.match(message, /Rule 'scope_expr' didn't match at '' \(line 1, column 21\)\.$/);
  assert.equal(at, ' > 5');
  assert.deepEqual(refusal('query alert', 'avg(last_5m):max(avg:a{*}, 1) > 5'), [
    'not supported yet: function max() (line 1, column 14)',
    'max(avg:',
  ]);
});

test('what is no metric alert', () => {
  const refused = (text: string) => refusal('metric alert', text)[0];
  assert.equal(
    refused('median(last_5m):avg:a{*} > 5'),
    "'median' is none of avg, sum, min, max, count, percentile, change, pct_change (line 1, column 1)",
  );
  assert.equal(refused('avg(last_5m)avg:a{*} > 5'), "expected ':', found 'avg:a{*} > 5' (line 1, column 13)");
  assert.match(refused('avg(last_5m):histogram:a{*} > 5') ?? '', /^not supported yet: histogram: in a monitor/);
  assert.equal(refused('avg(last_5m):5 > 5'), 'there is no metric in the query (line 1, column 14)');
  assert.equal(
    refused('avg(last_5m):avg:a{*},avg:b{*} > 5'),
    'a monitor has one query, not several (line 1, column 14)',
  );
  assert.match(refused("avg(last_1w):forecast(avg:a{*}, 'linear', 1) > 5") ?? '', /forecast\(\) needs a window/);
  assert.match(refused('avg(next_1w):avg:a{*} > 5') ?? '', /needs forecast\(\)/);
  assert.match(refused(`avg(last_5m):avg:a{*} > ${'1'.repeat(10_000)}`) ?? '', /at most 10000 characters/);
});

test('a formula names the queries in the options', () => {
  const variables = [
    { name: 'query1', data_source: 'metrics', query: 'sum:errors{*} by {service}' },
    { name: 'query2', data_source: 'spans', group_by: [{ facet: 'service' }, 'env'] },
  ];
  const read = (text: string) => {
    const query = parseMonitorQuery('query alert', text, { variables });
    return query.kind === 'formula' ? query : assert.fail();
  };
  const query = read('formula("query1 / query2 * 100").rollup("sum").last("15m") >= 0.8');
  assert.deepEqual(
    { ...query, formula: query.formula.kind },
    {
      kind: 'formula',
      formula: 'arithmetic',
      formulaText: 'query1 / query2 * 100',
      rollup: 'sum',
      window: { kind: 'last', amount: 15, unit: 'm' },
      groupBy: ['service', 'env'],
      comparator: '>=',
      threshold: 0.8,
    },
  );
  assert.deepEqual(read('formula("query1").by("host").last("5m") > 1').groupBy, ['host']);
  const refused = (text: string) => refusal('query alert', text, { variables });
  assert.deepEqual(refused('formula("query3").last("5m") > 1')[1], 'query3")');
  assert.match(refused('formula("query1") > 1')[0] ?? '', /expected .last\("5m"\)/);
  assert.match(refused('formula("query1").last("5m").rollup("median") > 1')[0] ?? '', /\.rollup\(\) takes one of avg/);
  assert.deepEqual(refused('formula("query1").current("1d") > 1'), [
    'not supported yet: .current() (line 1, column 19)',
    'current(',
  ]);
  assert.match(refusal('query alert', 'formula("query1").last("5m") > 1')[0] ?? '', /'options.variables'/);
});

test('a service check', () => {
  const read = (text: string) => parseMonitorQuery('service check', text);
  assert.deepEqual(
    read(
      `"mysql.can_connect".over("env:Prod","role:db").exclude("host:a").by("host","port").last(3).count_by_status()`,
    ),
    {
      kind: 'service check',
      check: 'mysql.can_connect',
      over: ['env:prod', 'role:db'],
      exclude: ['host:a'],
      groupBy: ['host', 'port'],
      last: 3,
      count: 'count_by_status',
    },
  );
  assert.deepEqual(read(`'ntp.in_sync'.by("*").last(2).count_by_status()`), {
    kind: 'service check',
    check: 'ntp.in_sync',
    over: [],
    exclude: [],
    groupBy: ['*'],
    last: 2,
    count: 'count_by_status',
  });
  const percent = read('"a".over("*").by("env").pct_by_status()');
  assert.deepEqual(percent.kind === 'service check' && [percent.last, percent.count], [1, 'pct_by_status']);
  const refused = (text: string) => refusal('service check', text)[0] ?? '';
  assert.match(refused('a.last(1).count_by_status()'), /expected the name of a check in quotes, found 'a\.last/);
  assert.match(refused('"".last(1).count_by_status()'), /the name of the check is empty/);
  assert.match(refused('"a".last(1)'), /it ends with \.count_by_status/);
  assert.match(refused('"a".count_by_status()'), /expected \.last\(2\)/);
  assert.match(refused('"a".last(101).count_by_status()'), /from 1 to 100/);
  assert.match(refused('"a".last(0).count_by_status()'), /from 1 to 100/);
  assert.match(refused('"a".last(1).last(2).count_by_status()'), /\.last\(\) stands there twice/);
  assert.match(refused('"a".last(1).count_by_status().pct_by_status()'), /it ends with/);
  assert.match(refused('"a".last(1).count_by_status() > 3'), /expected the end of the query, found '> 3'/);
});

test('events and spans', () => {
  const events = parseMonitorQuery(
    'event-v2 alert',
    'events("source:deploy \\"to prod\\"").rollup("count").by("host, env").last("15m") > 0',
  );
  assert.deepEqual(events, {
    kind: 'events',
    searchText: 'source:deploy "to prod"',
    search: {
      kind: 'and',
      nodes: [
        { kind: 'attribute', attribute: { name: 'source', hasAt: false }, match: { kind: 'exact', value: 'deploy' } },
        { kind: 'text', match: { kind: 'exact', value: 'to prod' } },
      ],
    },
    indexes: [],
    rollup: { method: 'count' },
    groupBy: ['host', 'env'],
    window: { kind: 'last', amount: 15, unit: 'm' },
    comparator: '>',
    threshold: 0,
  });
  const spans = parseMonitorQuery(
    'trace-analytics alert',
    'trace-analytics("*").index("trace-search","djm-search").rollup("pc95", "@duration").last("1h") >= 1000',
  );
  assert.deepEqual(spans.kind === 'trace-analytics' && [spans.indexes, spans.rollup], [
    ['trace-search', 'djm-search'],
    { method: 'pc95', facet: '@duration' },
  ]);
  const refused = (text: string) => refusal('event-v2 alert', text);
  assert.match(refused('trace-analytics("a").rollup("count").last("5m") > 1')[0] ?? '', /expected 'events'/);
  assert.match(refused('events("a").last("5m") > 1')[0] ?? '', /expected \.rollup\("count"\)/);
  assert.match(refused('events("a").rollup("avg").last("5m") > 1')[0] ?? '', /and an attribute/);
  assert.match(refused('events("a").rollup("count", "@b").last("5m") > 1')[0] ?? '', /and an attribute/);
  assert.match(refused('events("a").rollup("count").last("5x") > 1')[0] ?? '', /takes a window such as "5m"/);
  const [message, at] = refused('events("\\"x\\" \\"y\\" a:>b").rollup("count").last("5m") > 1');
  assert.match(message ?? '', /\(line 1, column 24\)$/);
  assert.equal(at, 'b").roll');
  assert.deepEqual(refused('events("a:(").rollup("count").last("5m") > 1')[1], '").rollu');
});

test('a composite', () => {
  const query = parseMonitorQuery('composite', '12 && (456 || !12) || 3');
  const monitor = (id: number) => ({ kind: 'monitor', id }) as const;
  assert.deepEqual(query, {
    kind: 'composite',
    expression: {
      kind: 'or',
      left: {
        kind: 'and',
        left: monitor(12),
        right: { kind: 'or', left: monitor(456), right: { kind: 'not', operand: monitor(12) } },
      },
      right: monitor(3),
    },
    monitorIds: [12, 456, 3],
  });
  const ids = Array.from({ length: 11 }, (_, index) => index + 1);
  parseMonitorQuery('composite', ids.slice(1).join(' && '));
  assert.match(refusal('composite', ids.join(' && '))[0] ?? '', /at most 10 monitors/);
  assert.deepEqual(refusal('composite', '1 && a'), ["expected the id of a monitor, found 'a' (line 1, column 6)", 'a']);
  assert.match(refusal('composite', '1 2')[0] ?? '', /expected the end of the query/);
  assert.match(refusal('composite', '(1')[0] ?? '', /expected '\)', found its end/);
  assert.match(refusal('composite', `${'('.repeat(60)}1`)[0] ?? '', /at most 50 levels/);
});

test('types that are not evaluated are refused by name', () => {
  assert.equal(refusal('log alert', 'logs("a")')[0], "not supported yet: type 'log alert'");
  assert.equal(refusal('lag alert', 'logs("a")')[0], "'lag alert' is no type of a monitor");
});
