import { printSearchKey, printSearchValue } from '../../../../lib/search-language/print.ts';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';

/** Spans that a page of a service is about. */
export interface SpansAsked {
  readonly service: string;
  readonly env?: string | undefined;
  readonly operation?: string | undefined;
  readonly resource?: string | undefined;
  readonly isError?: boolean | undefined;
  readonly durationNs?: DurationRange | undefined;
}

/** Nanoseconds, both ends included; `to` absent: and longer. */
export interface DurationRange {
  readonly from: number;
  readonly to?: number | undefined;
}

/** The search for such spans, as a person would write it. */
export function spansQuery(asked: SpansAsked): string {
  const { service, env, operation, resource, isError, durationNs } = asked;
  const terms = [
    term('service', service),
    env && term('env', env),
    operation && term('operation_name', operation),
    resource !== undefined && term('resource_name', resource),
    isError && 'status:error',
    durationNs && durationTerm(durationNs),
  ];
  return terms.filter(Boolean).join(' ');
}

/** The Traces page with a search. `scope` as its address says it: only service entry spans, or all. */
export function spansAddress(
  query: string,
  { scope = 'entry', search }: { readonly scope?: 'entry' | 'all'; readonly search: string },
): string {
  const params = rangeParamsOnly(new URLSearchParams(search));
  params.set('query', query);
  if (scope !== 'entry') params.set('spans', scope);
  return `/traces?${params}`;
}

function term(name: string, value: string): string {
  return printSearchKey({ name, hasAt: false }) + printSearchValue(value);
}

function durationTerm({ from, to }: DurationRange): string {
  return to === undefined ? `@duration:>=${Math.floor(from)}` : `@duration:[${Math.floor(from)} TO ${Math.ceil(to)}]`;
}
