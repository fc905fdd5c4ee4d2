import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { paramsWithTraceLook, type TraceLook, traceLookFromParams } from './trace-look.ts';

/** What the address says of a trace that is shown, and ways to change it. */
export interface TraceShown {
  readonly look: TraceLook;
  /** Decimal id of the selected span. */
  readonly span: string | undefined;
  readonly setLook: (change: Partial<TraceLook>) => void;
  readonly setSpan: (span: string | undefined) => void;
}

/** How a trace is shown and which span of it is selected; changes replace the address, "back" leads to the list. */
export function useTraceLook(): TraceShown {
  const [params, setParams] = useSearchParams();
  const look = useMemo(() => traceLookFromParams(params), [params]);
  const setLook = useCallback(
    (change: Partial<TraceLook>) =>
      setParams((old) => paramsWithTraceLook(old, { ...traceLookFromParams(old), ...change }), { replace: true }),
    [setParams],
  );
  const setSpan = useCallback(
    (span: string | undefined) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (span === undefined) next.delete('span');
          else next.set('span', span);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { look, span: params.get('span') ?? undefined, setLook, setSpan };
}
