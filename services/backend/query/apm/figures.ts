import type { ApmFigures } from '../../../../lib/api-types/apm.ts';
import { type Latency, quantileS } from './latency.ts';

/** The figures of requests that came within `spanS` seconds, from their latency and how many failed. */
export function toFigures(
  latency: Latency,
  { errors, spanS }: { readonly errors: number; readonly spanS: number },
): ApmFigures {
  const { count: hits, sumS } = latency;
  const at = (q: number): number | null => quantileS(latency, q);
  return {
    hits,
    errors,
    requestsPerS: spanS > 0 ? hits / spanS : 0,
    errorRate: hits > 0 ? Math.min(1, errors / hits) : 0,
    avgS: hits > 0 ? sumS / hits : null,
    p50S: at(0.5),
    p75S: at(0.75),
    p90S: at(0.9),
    p95S: at(0.95),
    p99S: at(0.99),
    maxS: hits > 0 ? latency.maxS : null,
    totalS: sumS,
  };
}
