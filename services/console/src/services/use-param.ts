import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** A way to change a parameter; undefined takes it away. `isStep`: the browser's "back" undoes it. */
export type ChangeParam = (value: string | undefined, options?: { readonly isStep?: boolean }) => void;

/** One parameter of the address and a way to change it. */
export function useParam(name: string): readonly [string | undefined, ChangeParam] {
  const [params, setParams] = useSearchParams();
  const change: ChangeParam = useCallback(
    (value, { isStep = true } = {}) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: !isStep },
      ),
    [name, setParams],
  );
  return [params.get(name) || undefined, change];
}
