import { callsIn } from '../../../../lib/monitor-language/calls-in.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { queriesIn } from '../../../../lib/query-language/queries-in.ts';
import type { Expression } from '../../../../lib/query-language/types.ts';

/** The metrics that a query is about, each once. */
export function metricsOf(query: MonitorQuery): readonly string[] {
  return [...new Set(expressionsOf(query).flatMap((expression) => queriesIn(expression).map(({ metric }) => metric)))];
}

/** The conditions of its scopes, as they are written: `host:a`, `!env:b`, `*`. */
export function scopesOf(query: MonitorQuery): readonly string[] {
  if (query.kind === 'service check') return query.over.length === 0 ? ['*'] : query.over;
  const scopes = expressionsOf(query).flatMap((expression) => queriesIn(expression).map(({ scope }) => scope));
  return [...new Set(scopes.flatMap((scope) => scope.toLowerCase().split(/\s*,\s*|\s+and\s+/)))];
}

/** What Datadog's list of monitors calls a kind of monitor. */
export function classificationOf(query: MonitorQuery): string {
  switch (query.kind) {
    case 'service check':
      return query.check === 'datadog.agent.up' ? 'host' : 'custom';
    case 'events':
      return 'event';
    case 'trace-analytics':
      return 'trace-analytics';
    case 'composite':
      return 'composite';
    default: {
      const calls = expressionsOf(query).flatMap((expression) => callsIn(expression).map(({ name }) => name));
      if (calls.includes('anomalies')) return 'anomaly';
      if (calls.includes('outliers')) return 'outlier';
      return calls.includes('forecast') ? 'forecast' : 'metric';
    }
  }
}

function expressionsOf(query: MonitorQuery): readonly Expression[] {
  if (query.kind === 'metric') return [query.expression];
  return query.kind === 'formula' ? [query.formula] : [];
}
