import { useMemo } from 'react';
import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { useHostValues } from '../api/use-host-values.ts';
import { type ShownValues, unitText, valuesByHost } from './host-values.ts';
import { chosenRange, usualRange } from './value-scale.ts';

interface Ends {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** The newest values of a query by host with the range that is shown of it: the ends that are named, else the usual ones. */
export function useShownValues(hosts: readonly LabHost[], query: string | undefined, { min, max }: Ends = {}) {
  const { data, error } = useHostValues(query);
  const shown: ShownValues = useMemo(() => {
    // While another metric is on its way the answer before stays in the picture.
    const values = valuesByHost(query === undefined ? {} : (data?.values ?? {}));
    const usual = usualRange(
      hosts.flatMap(({ name }) => values[name] ?? []),
      data?.unit,
    );
    return { values, range: chosenRange(usual, { min, max }), text: unitText(data?.unit) };
  }, [hosts, query, data, min, max]);
  return { shown, error: query === undefined ? null : error };
}
