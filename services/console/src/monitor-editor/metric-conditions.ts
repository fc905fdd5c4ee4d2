import type { MonitorOptions, MonitorThresholds } from '../../../../lib/api-types/monitors.ts';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import type { Comparator, MetricMonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { printWindow } from '../../../../lib/monitor-language/window.ts';
import { parseQueries } from '../../../../lib/query-language/parse.ts';
import { printExpression } from '../../../../lib/query-language/print.ts';
import type { ArgumentValue } from '../../../../lib/query-language/types.ts';
import type { JsonObject } from '../../../../lib/widget/read-value.ts';
import { withEvaluationWindow } from './evaluation-window.ts';

/** How a metric monitor detects; the last three are functions of the query. */
export type Detection = 'threshold' | 'change' | 'anomalies' | 'outliers' | 'forecast';

/** What a metric monitor compares with what, as the fields hold it. */
export interface MetricConditions {
  readonly detection: Detection;
  /** Without what the detection puts around it; empty while there is none. */
  readonly query: string;
  readonly aggregator: 'avg' | 'sum' | 'min' | 'max' | 'count';
  /** `last_5m` */
  readonly window: string;
  readonly change: { readonly kind: 'change' | 'pct_change'; readonly shift: string };
  /** Of the detection's function, by name. */
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
  readonly comparator: Comparator;
  readonly thresholds: MonitorThresholds;
}

/** A monitor as it is being written. */
export type MonitorDraft = JsonObject & { readonly options?: MonitorOptions };

const FUNCTIONS: readonly Detection[] = ['anomalies', 'outliers', 'forecast'];

/** What the fields can say of a monitor; undefined of one that says more, or is of another kind. */
export function readConditions(draft: MonitorDraft): MetricConditions | undefined {
  const { type, query: text, options } = draft;
  if ((type !== 'metric alert' && type !== 'query alert') || typeof text !== 'string') return undefined;
  const query = parsed(type, text);
  if (query?.kind !== 'metric' || typeof query.aggregator !== 'string') return undefined;
  const { expression, aggregator, comparator, threshold, window, change } = query;
  const isCall = expression.kind === 'call' && FUNCTIONS.some((name) => name === expression.name);
  if (isCall && change) return undefined;
  return {
    detection: isCall ? (expression.name as Detection) : change ? 'change' : 'threshold',
    query: isCall ? printExpression(expression.operand) : query.expressionText,
    ...{ aggregator, comparator, window: printWindow(window), arguments: isCall ? expression.arguments : {} },
    change: change ? { kind: change.kind, shift: spanText(change.shiftS) } : { kind: 'change', shift: '30m' },
    thresholds: { critical: threshold, ...options?.thresholds },
  };
}

/** The monitor with these conditions; without a query where they do not make one yet. */
export function withConditions(draft: MonitorDraft, conditions: MetricConditions): MonitorDraft {
  const { threshold_windows: _, ...others } = draft.options ?? {};
  // Only windows that begin by a clock may say when.
  const hasOwn = Boolean(others.scheduling_options?.evaluation_window);
  const options = hasOwn && !conditions.window.startsWith('current_') ? withEvaluationWindow(others, {}) : others;
  const own = conditions.detection === 'anomalies' ? thresholdWindows(conditions, draft) : undefined;
  return {
    ...draft,
    query: printConditions(conditions),
    options: { ...options, thresholds: conditions.thresholds, ...(own && { threshold_windows: own }) },
  };
}

/** `avg(last_5m):avg:my_metric{*} by {host} > 800`; empty while a part of it is missing. */
export function printConditions(conditions: MetricConditions): string {
  const { aggregator, window, change, comparator, thresholds, detection } = conditions;
  const expression = expressionOf(conditions);
  if (expression === undefined || thresholds.critical === undefined) return '';
  const head = `${aggregator}(${window})`;
  const whole = detection === 'change' ? `${change.kind}(${head},last_${change.shift})` : head;
  return `${whole}:${expression} ${comparator} ${thresholds.critical}`;
}

function expressionOf({ detection, query, arguments: values }: MetricConditions): string | undefined {
  if (query.trim() === '') return undefined;
  if (!FUNCTIONS.includes(detection)) return query.trim();
  try {
    const [operand] = parseQueries(query);
    return operand && printExpression({ kind: 'call', name: detection, operand, arguments: values });
  } catch {
    // The field of the query says what is wrong with it.
    return undefined;
  }
}

type Usual = Partial<Pick<MetricConditions, 'aggregator' | 'window' | 'comparator' | 'thresholds' | 'arguments'>>;

/** What a detection begins with. */
const USUAL: Readonly<Record<Detection, Usual>> = {
  threshold: { aggregator: 'avg', window: 'last_5m', comparator: '>', arguments: {} },
  change: { aggregator: 'avg', window: 'last_5m', comparator: '>', arguments: {} },
  anomalies: {
    ...{ aggregator: 'avg', window: 'last_4h', comparator: '>=', thresholds: { critical: 1, critical_recovery: 0 } },
    arguments: { algorithm: 'basic', bounds: 2, direction: 'both', alert_window: 'last_15m' },
  },
  outliers: {
    ...{ aggregator: 'avg', window: 'last_1h', comparator: '>', thresholds: { critical: 0 } },
    arguments: { algorithm: 'DBSCAN', tolerance: 3 },
  },
  forecast: {
    ...{ aggregator: 'max', window: 'next_1w', comparator: '>=' },
    arguments: { algorithm: 'linear', deviations: 1 },
  },
};

/** The same query, detected in another way. */
export function withDetection(conditions: MetricConditions, detection: Detection): MetricConditions {
  const isOwn = conditions.detection === 'anomalies' || conditions.detection === 'outliers';
  // What anomalies and outliers compare is a part of points, or whether there are any: no threshold of values.
  return { ...conditions, ...(isOwn && { thresholds: {} }), ...USUAL[detection], detection };
}

/** A new monitor, of nothing yet. */
export const FRESH_CONDITIONS: MetricConditions = {
  ...{ detection: 'threshold', query: '', aggregator: 'avg', window: 'last_5m', comparator: '>', thresholds: {} },
  ...{ change: { kind: 'change', shift: '30m' }, arguments: {} },
};

/** They go before the window that the query names: where that changes they change with it, a recovery of its own stays. */
function thresholdWindows(
  { arguments: { alert_window } }: MetricConditions,
  draft: MonitorDraft,
): MonitorOptions['threshold_windows'] {
  const windows = draft.options?.threshold_windows;
  if (windows && readConditions(draft)?.arguments.alert_window === alert_window) return windows;
  const window = typeof alert_window === 'string' ? alert_window : 'last_15m';
  const { trigger_window, recovery_window: recovery } = windows ?? {};
  const hasOwnRecovery = recovery !== undefined && recovery !== null && recovery !== trigger_window;
  return { trigger_window: window, recovery_window: hasOwnRecovery ? recovery : window };
}

function parsed(type: string, text: string): MetricMonitorQuery | undefined {
  try {
    const query = parseMonitorQuery(type, text);
    return query.kind === 'metric' ? query : undefined;
  } catch {
    return undefined;
  }
}

const UNITS = [
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
] as const;

/** `30m`, `1d`: the largest unit that it has a whole number of. */
function spanText(seconds: number): string {
  const [unit, of] = UNITS.find(([, each]) => seconds % each === 0) ?? ['m', 60];
  return `${Math.round(seconds / of)}${unit}`;
}
