import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import { paramsWithTraceLook, traceLookFromParams } from './trace-look.ts';

interface TraceAddress {
  /** Decimal id of the span to select. */
  readonly span: string | undefined;
  /** The parameters of the page one comes from: its time range and how it shows traces go along. */
  readonly search: string;
}

/** The address of a trace as a page. */
export function traceAddress(trace: string, { span, search }: TraceAddress): string {
  const here = new URLSearchParams(search);
  const params = paramsWithTraceLook(rangeParamsOnly(here), { ...traceLookFromParams(here), find: '' });
  const selected = span ?? here.get('span');
  if (selected) params.set('span', selected);
  return `/trace/${trace}${params.size > 0 ? `?${params}` : ''}`;
}
