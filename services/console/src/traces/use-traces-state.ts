import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { paramsWithTraces, type TracesState, tracesFromParams } from './traces-url.ts';

/** A way to change part of the state; `isStep`: the browser's "back" undoes it. */
export type ChangeTraces = (change: Partial<TracesState>, options?: { readonly isStep?: boolean }) => void;

/** The state in the address and a way to change part of it. */
export function useTracesState(): readonly [TracesState, ChangeTraces] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => tracesFromParams(params), [params]);
  const change: ChangeTraces = useCallback(
    (next, { isStep = true } = {}) => setParams((old) => paramsWithTraces(old, next), { replace: !isStep }),
    [setParams],
  );
  return [state, change];
}
