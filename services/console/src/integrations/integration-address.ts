import { rangeParamsOnly } from '../time-range/time-range-url.ts';

/** The address of the page of a check, in the time range of the page one comes from. */
export function integrationAddress(check: string, search: string): string {
  const params = rangeParamsOnly(new URLSearchParams(search));
  return `/integrations/${encodeURIComponent(check)}${params.size > 0 ? `?${params}` : ''}`;
}
