import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import type { TimeseriesDisplay } from '../../../../lib/chart/timeseries-option.ts';

const DISPLAYS: readonly TimeseriesDisplay[] = ['line', 'area', 'bars'];

/** What the Metrics page shows, as its address says. */
export interface GraphState {
  /** Text of the metric query; absent until a metric is picked. */
  readonly query: string | undefined;
  readonly display: TimeseriesDisplay;
}

/** The state in the address and a way to change part of it; each change is a step in the browser's history. */
export function useGraphState(): readonly [GraphState, (change: Partial<GraphState>) => void] {
  const [params, setParams] = useSearchParams();
  const display = DISPLAYS.find((one) => one === params.get('display')) ?? 'line';
  const change = useCallback(
    (next: Partial<GraphState>) =>
      setParams((old) => {
        const out = new URLSearchParams(old);
        if (next.query !== undefined) out.set('query', next.query);
        if (next.display !== undefined) out.set('display', next.display);
        return out;
      }),
    [setParams],
  );
  return [{ query: params.get('query') ?? undefined, display }, change];
}
