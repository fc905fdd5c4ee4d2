import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpError } from '../../../../lib/http/http-error.ts';
import { readDashboard } from './read-dashboard.ts';

const note = { definition: { type: 'note', content: 'x' } };
const layout = { x: 0, y: 0, width: 1, height: 1 };
const valid = { title: 't', layout_type: 'ordered', widgets: [note] };

function withRequests(type: string, requests: unknown) {
  return { ...valid, widgets: [note, note, { definition: { type, requests } }] };
}

function withVariable(variable: object) {
  return { ...valid, template_variables: [{ name: 'env', ...variable }] };
}

function inGroup(widget: unknown) {
  return { ...valid, widgets: [{ definition: { type: 'group', layout_type: 'ordered', widgets: [note, widget] } }] };
}

const query = 'top(avg:trace.x{env:a} by {b}, 2)';

/** What is refused → the text. */
const refused: readonly (readonly [string, unknown, string])[] = [
  ['no body', undefined, 'Request body is missing'],
  ['a list', [], 'Request body is missing'],
  ['no title', { ...valid, title: undefined }, "Required parameter 'title' is missing"],
  ['a title that is a number', { ...valid, title: 1 }, "The value provided for parameter 'title' is invalid"],
  ['no widgets', { ...valid, widgets: undefined }, "Required parameter 'widgets' is missing"],
  [
    'a layout that there is not',
    { ...valid, layout_type: 'grid' },
    "The value provided for parameter 'layout_type' is invalid",
  ],
  [
    'reflow of a free board',
    { ...valid, layout_type: 'free', widgets: [{ ...note, layout }], reflow_type: 'auto' },
    "The value provided for parameter 'reflow_type' is invalid",
  ],
  [
    'a property that there is not',
    { ...valid, template_variable: [] },
    "Additional properties are not allowed ('template_variable' was unexpected)",
  ],
  ['a tag of no team', { ...valid, tags: ['env:x'] }, 'Invalid tag format. Valid tag keys are: team.'],
  [
    'six tags',
    { ...valid, tags: Array(6).fill('team:x') },
    "Maximum number of elements in parameter 'tags' should be 5",
  ],
  ['default and defaults', withVariable({ default: 'a', defaults: ['a'] }), "'template_variables' is invalid"],
  ['an empty default', withVariable({ defaults: ['a', ''] }), "Minimum length of parameter 'defaults' should be 1"],
  ['a name with a space', withVariable({ name: 'a b' }), "'template_variables' is invalid"],
  [
    'two variables of one name',
    { ...valid, template_variables: [{ name: 'a' }, { name: 'a' }] },
    "'template_variables' is invalid",
  ],
  [
    'a preset without values',
    { ...valid, template_variable_presets: [{ name: 'p', template_variables: [{ name: 'a', values: [] }] }] },
    "Minimum number of elements in parameter 'values' should be 1",
  ],
  [
    'a timeframe that there is not',
    { ...valid, default_timeframe: { type: 'live', unit: 'hour' } },
    "The value provided for parameter 'default_timeframe' is invalid",
  ],
  [
    'a widget without definition',
    { ...valid, widgets: [note, {}] },
    "Invalid widget at position 1. Error: 'definition' is a required property.",
  ],
  [
    'a widget without type',
    { ...valid, widgets: [{ definition: {} }] },
    "Invalid widget definition at position 0 of type undefined. Error: 'type' is a required property.",
  ],
  [
    'a type that there is not',
    withRequests('constructor', []),
    "Invalid widget definition at position 2 of type constructor. Error: 'constructor' is no type of widget.",
  ],
  [
    'a graph without requests',
    withRequests('timeseries', undefined),
    "Invalid widget definition at position 2 of type timeseries. Error: 'requests' is a required property.",
  ],
  [
    'a graph of nothing',
    withRequests('timeseries', []),
    "Invalid widget definition at position 2 of type timeseries. Error: 'requests' is too short.",
  ],
  [
    'a graph of an object',
    withRequests('toplist', { q: 'avg:a{*}' }),
    "Invalid widget definition at position 2 of type toplist. Error: 'requests' is not of type 'array'.",
  ],
  [
    'a query that cannot be read',
    withRequests('timeseries', [{ q: 'avg:a{*}' }, { q: 'avg:a{$env b}' }]),
    "Invalid query in widget at position 2. Error: unable to parse avg:a{$env b}: Rule 'scope_expr' didn't match at 'b}' (line 1, column 12).",
  ],
  [
    'a query of the new form',
    withRequests('query_value', [{ queries: [{ data_source: 'metrics', name: 'a', query: 'nothing' }] }]),
    "Invalid query in widget at position 2. Error: unable to parse nothing: Rule 'scope_expr' didn't match at '' (line 1, column 8).",
  ],
  [
    'half a formula',
    withRequests('query_value', [{ queries: [{ data_source: 'logs', name: 'a' }], formulas: [{ formula: 'a +' }] }]),
    "Invalid query in widget at position 2. Error: unable to parse a +: Rule 'query_name' didn't match at '' (line 1, column 4).",
  ],
  [
    'a query in a map of hosts',
    withRequests('hostmap', { fill: { q: 'avg:' } }),
    "Invalid query in widget at position 2. Error: unable to parse avg:: Rule 'metric_name' didn't match at '' (line 1, column 5).",
  ],
  [
    'a group in a group',
    inGroup({ definition: { type: 'group', layout_type: 'ordered', widgets: [] } }),
    "Invalid widget definition at position 0 of type group. Error: Invalid inner widget definition at position 1 of type group. Error: Widget type 'group' is not allowed in group widgets.",
  ],
  [
    'a query in a group',
    inGroup({ definition: { type: 'toplist', requests: [{ q: '{' }] } }),
    "Invalid widget definition at position 0 of type group. Error: Invalid query in inner widget at position 1. Error: unable to parse {: Rule 'metric_name' didn't match at '{' (line 1, column 1).",
  ],
  [
    'a free board without places',
    { ...valid, layout_type: 'free' },
    "Invalid widget layout at position 0. Error: 'layout' is a required property.",
  ],
  [
    'a fixed board without places',
    { ...valid, reflow_type: 'fixed' },
    "Invalid widget layout at position 0. Error: 'layout' is a required property.",
  ],
  [
    'a place beyond the grid',
    { ...valid, widgets: [{ ...note, layout: { ...layout, x: 10, width: 3 } }] },
    'Invalid widget layout at position 0. Error: the grid has 12 columns.',
  ],
  [
    'a place of no size',
    { ...valid, widgets: [{ ...note, layout: { ...layout, height: 1.5 } }] },
    "Invalid widget layout at position 0. Error: 'height' must be a whole number from 0.",
  ],
];

for (const [name, body, text] of refused) {
  test(`refused: ${name}`, () => {
    assert.throws(
      () => readDashboard(body),
      (error) => {
        assert.ok(error instanceof HttpError, String(error));
        assert.deepEqual([error.status, error.errors], [400, [text]]);
        return true;
      },
    );
  });
}

test('a document of any depth is answered', () => {
  const deep = JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) as object;
  assert.throws(() => readDashboard({ ...valid, widgets: [{ definition: { type: 'note', content: deep } }] }), {
    message: 'Lists and objects may be nested 60 levels deep',
  });
});

test('what Datadog reads and this lab does not evaluate is kept: functions, other sources, what is computed', () => {
  const requests = [
    { q: `anomalies(avg:a{$env} by {$g}, 'basic', 2)` },
    { q: query.replace(', 2', ", 2, 'mean', 'desc'") },
    { queries: [{ data_source: 'logs', name: 'a', query: 'not a metric query (' }], formulas: [{ formula: 'a * 2' }] },
    { log_query: { index: '*', search: { query: '(' } } },
  ];
  const body = { ...withRequests('timeseries', requests), id: 'abc-def-ghi', created_at: 'x', restricted_roles: [] };
  const read = readDashboard(body);
  assert.deepEqual(read.widgets, body.widgets);
  assert.ok(!('id' in read) && !('restricted_roles' in read));
});
