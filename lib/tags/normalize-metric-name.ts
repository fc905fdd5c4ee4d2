/** The longest metric name that is taken, as in Datadog's documentation; a query reads none longer. */
export const maxMetricNameLength = 200;

/** A name that is in its normal form already: no `_` at the end, beside a `.` or beside another `_`. */
const normalName = /^[A-Za-z](?:[A-Za-z0-9]|\.(?!_)|_(?![_.]|$))*$/;

/**
 * The form in which Datadog keeps a metric name: ASCII letters, digits, `_` and `.` stay (case too), everything
 * else becomes `_`; what precedes the first letter falls away; a `_` beside a `.`, beside another `_` or at the
 * end is dropped.
 * Source: Datadog's page on naming metrics; the order of the rules is the intake's.
 * @returns the empty string for a name that is refused: without any letter, or longer than `maxMetricNameLength`
 */
export function normalizeMetricName(name: string): string {
  if (name.length > maxMetricNameLength) return '';
  if (normalName.test(name)) return name;
  return name
    .replace(/^[^A-Za-z]+/, '')
    .replace(/[^A-Za-z0-9.]+/g, '_')
    .replace(/_(?=\.)/g, '')
    .replace(/(?<=\.)_/g, '')
    .replace(/_$/, '');
}
