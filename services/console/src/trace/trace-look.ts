export type TraceTab = 'flame' | 'waterfall' | 'list' | 'map';
export type ColorBy = 'service' | 'host';

/** How a trace is shown, as the address says. */
export interface TraceLook {
  readonly tab: TraceTab;
  readonly colorBy: ColorBy;
  /** What is looked for within the trace. */
  readonly find: string;
}

const TABS: readonly TraceTab[] = ['flame', 'waterfall', 'list', 'map'];

/** The look that an address names; what cannot be read has its default. */
export function traceLookFromParams(params: URLSearchParams): TraceLook {
  return {
    tab: TABS.find((tab) => tab === params.get('view')) ?? 'flame',
    colorBy: params.get('color') === 'host' ? 'host' : 'service',
    find: params.get('find') ?? '',
  };
}

/** The same parameters with this look; defaults are left out. */
export function paramsWithTraceLook(params: URLSearchParams, look: TraceLook): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string, standard: string) =>
    value === standard ? next.delete(key) : next.set(key, value);
  put('view', look.tab, 'flame');
  put('color', look.colorBy, 'service');
  put('find', look.find, '');
  return next;
}
