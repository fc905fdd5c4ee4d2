import { printSearchKey, printSearchValue } from '../../../../lib/search-language/print.ts';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';

interface TracesSearch {
  /** As it is written in a search, without the colon. */
  readonly key: string;
  readonly value: string;
  /** The parameters of the page one comes from; their time range goes along. */
  readonly search: string;
}

/** The address of a search for all spans that have a value of an attribute. */
export function tracesAddress({ key, value, search }: TracesSearch): string {
  const hasAt = key.startsWith('@');
  const params = rangeParamsOnly(new URLSearchParams(search));
  params.set('query', printSearchKey({ name: hasAt ? key.slice(1) : key, hasAt }) + printSearchValue(value));
  params.set('spans', 'all');
  return `/traces?${params}`;
}
