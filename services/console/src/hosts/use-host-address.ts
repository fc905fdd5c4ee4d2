import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import { FILL_PALETTES, type FillPaletteName } from './fill-palette.ts';
import { choiceFromText, type MetricChoice } from './metric-choice.ts';

const USUAL_FILL: MetricChoice = { aggregator: 'avg', metric: 'system.cpu.user' };
/** More than two nested keys leave no room for hosts. */
export const MOST_KEYS = 2;

/** What the Hosts page shows, as its address says. */
export interface HostAddress {
  readonly view: 'map' | 'list';
  readonly filter: string;
  readonly groupBy: readonly string[];
  readonly fill: MetricChoice;
  readonly size: MetricChoice | undefined;
  readonly palette: FillPaletteName;
  /** Ends of the palette's range as they were typed; absent: the usual ones. */
  readonly min: string | undefined;
  readonly max: string | undefined;
  /** The host whose panel is open. */
  readonly host: string | undefined;
}

/** Parameters under Datadog's names where it has them; undefined takes one away. `isStep`: "back" undoes it. */
export type ChangeAddress = (
  params: Readonly<
    Partial<
      Record<
        'view' | 'filter' | 'groupby' | 'fillby' | 'sizeby' | 'palette' | 'palettemin' | 'palettemax' | 'host',
        string | undefined
      >
    >
  >,
  options?: { readonly isStep?: boolean },
) => void;

/** The state in the address, and a way to change parts of it at once. */
export function useHostAddress(): readonly [HostAddress, ChangeAddress] {
  const [params, setParams] = useSearchParams();
  const change: ChangeAddress = useCallback(
    (changed, { isStep = true } = {}) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          for (const [name, value] of Object.entries(changed)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: !isStep },
      ),
    [setParams],
  );
  return [hostAddress(params), change];
}

/** What parameters say; what they do not say, or cannot, is as usual. */
export function hostAddress(params: URLSearchParams): HostAddress {
  const keys = (params.get('groupby') ?? '').split(',').filter((key) => key !== '');
  return {
    view: params.get('view') === 'list' ? 'list' : 'map',
    filter: params.get('filter') ?? '',
    groupBy: [...new Set(keys)].slice(0, MOST_KEYS),
    fill: choiceFromText(params.get('fillby') ?? undefined) ?? USUAL_FILL,
    size: choiceFromText(params.get('sizeby') ?? undefined),
    palette: FILL_PALETTES.find(({ value }) => value === params.get('palette'))?.value ?? 'heat',
    min: params.get('palettemin') ?? undefined,
    max: params.get('palettemax') ?? undefined,
    host: params.get('host') ?? undefined,
  };
}
