import type { QuerySeries } from '../api-types/query.ts';
import type { NamedAnswer } from './named-answer.ts';

/** An answer to formulas as the API gives it, for tests: values of group keys by row, and numbers by column. */
export function scalarAnswer(
  groups: Readonly<Record<string, readonly string[]>>,
  numbers: readonly (readonly (number | null)[])[],
): NamedAnswer & { readonly kind: 'scalar' } {
  return {
    kind: 'scalar',
    response: {
      columns: [
        ...Object.entries(groups).map(([name, values]) => ({
          name,
          type: 'group' as const,
          values: values.map((value) => [value]),
        })),
        ...numbers.map((values, at) => ({ name: `f${at}`, type: 'number' as const, values, meta: { unit: null } })),
      ],
    },
  };
}

/** An answer in the old form of these lines, for tests. */
export function classicAnswer(series: readonly QuerySeries[]): NamedAnswer & { readonly kind: 'classic' } {
  return {
    kind: 'classic',
    response: {
      status: 'ok',
      resp_version: 1,
      res_type: 'time_series',
      query: '',
      message: '',
      from_date: 0,
      to_date: 0,
      group_by: [],
      times: [],
      values: [],
      series,
    },
  };
}
