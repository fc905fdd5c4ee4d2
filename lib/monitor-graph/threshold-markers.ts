import type { MonitorThresholds } from '../api-types/monitors.ts';
import { inverse } from '../monitor-language/conditions.ts';
import { asFloat } from '../monitor-language/default-name.ts';
import type { Comparator, MonitorQuery } from '../monitor-language/types.ts';
import type { JsonObject } from '../widget/read-value.ts';

/** Markers of a widget at what a graph's own values are compared with: of a change, a count or an anomaly there are none. */
export function thresholdMarkers(query: MonitorQuery, thresholds: MonitorThresholds = {}): readonly JsonObject[] {
  const isPlain = query.kind === 'formula' || (query.kind === 'metric' && !query.change && comparesPoints(query));
  if (!isPlain) return [];
  const { critical = query.threshold, warning, critical_recovery, warning_recovery } = thresholds;
  const { comparator } = query;
  const recovers = inverse(comparator);
  return [
    ...line('critical', critical, { tone: 'error', comparator }),
    ...line('warning', warning, { tone: 'warning', comparator }),
    ...line('critical recovery', critical_recovery, { tone: 'ok', comparator: recovers }),
    ...line('warning recovery', warning_recovery, { tone: 'ok', comparator: recovers }),
  ];
}

interface LineLook {
  readonly tone: 'error' | 'warning' | 'ok';
  readonly comparator: Comparator;
}

function line(name: string, value: number | undefined, { tone, comparator }: LineLook): readonly JsonObject[] {
  if (value === undefined) return [];
  const label = `${name} ${comparator} ${asFloat(value)}`;
  return [{ value: `y = ${value}`, display_type: `${tone} dashed`, label }];
}

function comparesPoints({ aggregator, expression }: Extract<MonitorQuery, { kind: 'metric' }>): boolean {
  const isOther = expression.kind === 'call' && ['anomalies', 'outliers'].includes(expression.name);
  return ['avg', 'min', 'max'].includes(String(aggregator)) && !isOther;
}
