import { asFloat } from '../../../../lib/monitor-language/default-name.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import type { PictureRequest } from '../../../../lib/picture/picture.ts';
import { parseQueries } from '../../../../lib/query-language/parse.ts';
import { printExpression } from '../../../../lib/query-language/print.ts';
import type { JsonObject } from '../../../../lib/widget/read-value.ts';
import type { Alert } from '../message/alert.ts';
import { narrowedExpression, narrowedSearch } from './narrowed.ts';

/** Pixels. */
const size = { width: 600, height: 240 } as const;

/** How many windows of an evaluation a picture shows, and how much at least, in milliseconds. */
const windows = 4;
const leastMs = 20 * 60_000;

type Pictured = Pick<Alert, 'transition' | 'monitor' | 'query'>;

/**
 * The graph of a monitor for the group of a transition, with its thresholds and the window that was evaluated; undefined of
 * monitors that are drawn by nothing: of service checks, events and other monitors, and by a percentile (api.md 6.2).
 */
export function alertPicture(alert: Pictured): PictureRequest | undefined {
  const { transition, monitor, query } = alert;
  const request = requestOf(query, alert);
  if (!request) return undefined;
  const { fromMs, toMs } = transition.window;
  const spanMs = Math.max(leastMs, windows * (toMs - fromMs));
  return {
    definition: {
      type: 'timeseries',
      title: monitor.name,
      requests: [request],
      markers: [
        ...thresholdMarkers(alert),
        { value: '', display_type: 'info dashed', time: fromMs, label: 'evaluated from' },
      ],
    },
    // Forecasts evaluate what is still to come.
    window: { fromMs: Math.min(fromMs, toMs - spanMs), toMs },
    theme: 'light',
    ...size,
  };
}

function requestOf(query: MonitorQuery, { transition, monitor }: Pictured): JsonObject | undefined {
  const { tags } = transition.group;
  switch (query.kind) {
    case 'metric':
      if (typeof query.aggregator === 'object') return undefined;
      return { q: printExpression(narrowedExpression(query.expression, tags)), display_type: 'line' };
    case 'formula': {
      const queries = (monitor.options.variables ?? []).map((variable) => narrowedVariable(variable, tags));
      return formulas(queries, query.formulaText);
    }
    case 'trace-analytics': {
      const { method, facet } = query.rollup;
      const compute = { aggregation: method, ...(facet !== undefined && { metric: facet }) };
      const search = { query: narrowedSearch(query.searchText, tags) };
      return { ...formulas([{ data_source: 'spans', name: 'a', search, compute }], 'a'), display_type: 'bars' };
    }
    default:
      return undefined;
  }
}

function formulas(queries: readonly JsonObject[], formula: string): JsonObject {
  return { response_format: 'timeseries', queries, formulas: [{ formula }] };
}

function narrowedVariable(variable: JsonObject, tags: readonly string[]): JsonObject {
  if (variable.data_source !== 'metrics' || typeof variable.query !== 'string') return variable;
  const expressions = parseQueries(variable.query).map((expression) => narrowedExpression(expression, tags));
  return { ...variable, query: expressions.map(printExpression).join(', ') };
}

/** Lines at what the graph's own values are compared with: that of a change, a count or an anomaly is none of them. */
function thresholdMarkers({ monitor, query }: Pictured): readonly JsonObject[] {
  const isPlain = query.kind === 'formula' || (query.kind === 'metric' && !query.change && comparesPoints(query));
  if (!isPlain) return [];
  const { critical = query.threshold, warning } = monitor.options.thresholds ?? {};
  return [
    {
      value: `y = ${critical}`,
      display_type: 'error dashed',
      label: `critical ${query.comparator} ${asFloat(critical)}`,
    },
    ...(warning === undefined
      ? []
      : [
          {
            value: `y = ${warning}`,
            display_type: 'warning dashed',
            label: `warning ${query.comparator} ${asFloat(warning)}`,
          },
        ]),
  ];
}

function comparesPoints({ aggregator, expression }: Extract<MonitorQuery, { kind: 'metric' }>): boolean {
  const isOther = expression.kind === 'call' && ['anomalies', 'outliers'].includes(expression.name);
  return ['avg', 'min', 'max'].includes(String(aggregator)) && !isOther;
}
