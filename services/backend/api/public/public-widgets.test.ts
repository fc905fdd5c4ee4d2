import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Question } from '../../../../lib/widget/question.ts';
import { noSpans } from '../../../../test/harness/no-spans.ts';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import type { SpanReader } from '../../store/spans/span-reader.ts';
import { openSharedApp } from './testing-shared-app.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Without any spans. */
const spans: SpanReader = new Proxy(noSpans, {
  get: (target, name) => (name === 'aggregate' ? () => Promise.resolve([]) : Reflect.get(target, name)),
});

const query = { data_source: 'metrics', name: 'a', query: 'avg:my_metric{*} by {host}' };
const numbers = { queries: [query], formulas: [{ formula: 'a' }], response_format: 'scalar' };
const asked = { queries: [query], formulas: [{ formula: 'a' }] };
const stored = {
  data_source: 'spans',
  name: 's',
  search: { query: 'service:web' },
  compute: { aggregation: 'count' },
  group_by: [],
};
const hits = { data_source: 'apm_metrics', name: 'h', stat: 'hits', service: 'web' };

interface Case {
  readonly definition: object;
  readonly question: Question;
  /** How long before the present window it is asked for. */
  readonly beforeMs?: number;
}

const CASES: Readonly<Record<string, Case>> = {
  'a top list': {
    definition: { type: 'toplist', requests: [numbers] },
    question: { kind: 'scalar', ...asked },
  },
  'a tree map': {
    definition: { type: 'treemap', requests: [numbers] },
    question: { kind: 'scalar', ...asked },
  },
  'a sunburst': {
    definition: { type: 'sunburst', requests: [numbers] },
    question: { kind: 'scalar', ...asked },
  },
  'a table': {
    definition: { type: 'query_table', requests: [numbers] },
    question: { kind: 'scalar', ...asked },
  },
  'a trend of a table': {
    definition: { type: 'query_table', requests: [{ ...numbers, cell_display_mode: ['trend'] }] },
    question: { kind: 'timeseries', ...asked },
  },
  'the past of a change': {
    definition: { type: 'change', requests: [{ q: 'avg:my_metric{*} by {host}', compare_to: 'hour_before' }] },
    question: { kind: 'classic', query: 'hour_before(avg:my_metric{*} by {host})' },
  },
  'what a value is compared with': {
    definition: {
      type: 'query_value',
      requests: [{ ...numbers, comparison: { duration: { type: 'previous_day' } } }],
    },
    question: { kind: 'scalar', ...asked },
    beforeMs: DAY,
  },
  'the graph behind a value': {
    definition: { type: 'query_value', timeseries_background: { type: 'area' }, requests: [numbers] },
    question: { kind: 'timeseries', ...asked },
  },
  'a heat map of all values': {
    definition: {
      type: 'heatmap',
      requests: [
        { request_type: 'histogram', query: { data_source: 'metrics', query: 'histogram:my_distribution{*}' } },
      ],
    },
    question: { kind: 'histogram', query: 'histogram:my_distribution{*}.rollup(60)' },
  },
  'a heat map of groups': {
    definition: { type: 'heatmap', requests: [{ q: 'avg:my_metric{*} by {host}' }] },
    question: { kind: 'classic', query: 'avg:my_metric{*} by {host}.rollup(60)' },
  },
  'a distribution of all values': {
    definition: {
      type: 'distribution',
      requests: [
        { request_type: 'histogram', query: { data_source: 'metrics', query: 'histogram:my_distribution{*}' } },
      ],
    },
    question: { kind: 'histogram', query: 'histogram:my_distribution{*}.rollup(60)' },
  },
  'a scatter plot': {
    definition: {
      type: 'scatterplot',
      requests: { table: { ...numbers, formulas: [{ formula: 'a', dimension: 'x' }] } },
    },
    question: { kind: 'scalar', ...asked },
  },
  'a graph of spans': {
    definition: {
      type: 'timeseries',
      requests: [{ queries: [stored], formulas: [{ formula: 's' }], response_format: 'timeseries' }],
    },
    question: { kind: 'timeseries', queries: [stored], formulas: [{ formula: 's' }] },
  },
  'a value of a service': {
    definition: {
      type: 'query_value',
      requests: [{ queries: [hits], formulas: [{ formula: 'h' }], response_format: 'scalar' }],
    },
    question: { kind: 'scalar', queries: [hits], formulas: [{ formula: 'h' }] },
  },
};

for (const [name, { definition, question, beforeMs = 0 }] of Object.entries(CASES)) {
  test(`${name} is answered on a public page, and nothing like it`, async () => {
    const { ask, nowMs } = await openSharedApp({
      dashboard: { title: 'One', layout_type: 'ordered', widgets: [{ definition }] },
      storeAt: () => ({ metrics: new MemoryMetrics(), spans }),
    });
    const window = { from: nowMs - HOUR - beforeMs, to: nowMs - beforeMs };
    const { body } = await ask(question, window).expect(200);
    assert.equal(body.kind, question.kind);
    await ask(foreign(question), window).expect(403, { errors: ['No widget of this page asks that'] });
    await ask(question, { from: nowMs - 40 * DAY, to: nowMs - 40 * DAY + HOUR }).expect(403, {
      errors: ['This page shows another time range'],
    });
  });
}

/** The same of another metric, or of more spans. */
function foreign(question: Question): Question {
  return JSON.parse(
    JSON.stringify(question)
      .replaceAll(/my_(metric|distribution)/g, 'system.load.1')
      .replaceAll('service:web', '*')
      .replaceAll('"service":"web"', '"service":"other"'),
  ) as Question;
}
