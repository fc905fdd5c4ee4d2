import tracer from 'dd-trace';
import { z } from 'zod';

/** How many employees there are, and with which first letters. */
export interface Report {
  /** Of all. */
  readonly employees: number;
  /** Those that were looked at. */
  readonly counted: number;
  /** Letter → how many names begin with it, in the order of the alphabet. */
  readonly by_first_letter: Readonly<Record<string, number>>;
}

const list = z.object({
  data: z.array(z.object({ name: z.string() })),
  meta: z.object({ total: z.number() }),
});

/**
 * Makes a report of a list of employees, in a span of its own, `report.render`: what the tracer cannot see by itself, as
 * it is neither a request nor a query, the application tells it. Without a tracer it is a plain call.
 * @throws when it is no list of employees
 */
export function renderReport(employees: unknown): Report {
  return tracer.trace(
    'report.render',
    { resource: 'employees-by-letter', tags: { 'report.format': 'json' } },
    (span) => {
      const { data, meta } = list.parse(employees);
      const counts = new Map<string, number>();
      for (const { name } of data) {
        const letter = String.fromCodePoint(name.codePointAt(0) ?? 63).toUpperCase();
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
      }
      span?.setTag('report.rows', data.length);
      const letters = [...counts].sort(([a], [b]) => a.localeCompare(b));
      return { employees: meta.total, counted: data.length, by_first_letter: Object.fromEntries(letters) };
    },
  );
}
