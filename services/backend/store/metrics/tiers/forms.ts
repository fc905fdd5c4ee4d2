import { exponents, scaled, wholeCount } from './scale.ts';
import type { Form } from './tiers.ts';

/**
 * How rows of a form are kept in a segment. Numbers with few decimals are kept as integers, each context with an exponent of
 * its own: their differences are small, which is what makes a segment small. All others stay doubles. Nothing is lost.
 */
export interface FormSql {
  /** Columns as they are in DuckDB, in order. */
  readonly columns: readonly string[];
  /** SQL: the columns of a segment, from the relation `rows`, sorted by context and second. */
  encode(rows: string): string;
  /** Column → SQL that gives it from the columns of a segment. */
  readonly decode: Readonly<Record<string, string>>;
  /** SQL: rows of the same context and second (and bin) of the relation `rows`, joined in one. */
  addUp(rows: string): string;
  /** SQL: rows with the first second of each step, from the file of a segment. */
  deriveFrom(file: string, stepS: number): string;
}

const points: FormSql = {
  columns: ['context', 'ts', 'value'],
  encode: (rows) => `
    SELECT context, ts, exponent, ${scaled('value')} AS scaled,
      CASE WHEN exponent IS NULL THEN value END AS value
    FROM ${rows} JOIN (${exponents(rows, { expressions: ['value'], magnitude: 'abs(value)' })}) USING (context)
    ORDER BY context, ts`,
  decode: {
    context: 'context',
    ts: 'ts',
    value: 'coalesce(scaled / power(10, exponent), value)',
  },
  addUp: (rows) => `SELECT * FROM ${rows}`,
  deriveFrom: (file, stepS) => `
    SELECT context, (ts // ${stepS} * ${stepS})::UINTEGER AS ts, count(*)::DOUBLE AS count,
      coalesce(sum(scaled)::DOUBLE / power(10, any_value(exponent)), sum(value)) AS sum,
      coalesce(min(scaled) / power(10, any_value(exponent)), min(value)) AS min,
      coalesce(max(scaled) / power(10, any_value(exponent)), max(value)) AS max,
      coalesce(arg_max(scaled, ts) / power(10, any_value(exponent)), arg_max(value, ts)) AS last
    FROM read_parquet('${file}') GROUP BY ALL`,
};

/** SQL: the sum of a rollup as a whole number; what is kept of it is how far it lies from the middle of least and greatest. */
const wholeSum = `rest + ${wholeCount} * (2 * lowest + spread) // 2`;

const rollups: FormSql = {
  columns: ['context', 'ts', 'count', 'sum', 'min', 'max', 'last'],
  encode: (rows) => `
    SELECT context, ts, count, exponent, ${scaled('min')} AS lowest,
      ${scaled('max')} - ${scaled('min')} AS spread,
      ${scaled('sum')} - ${wholeCount} * (${scaled('min')} + ${scaled('max')}) // 2 AS rest,
      (${scaled('last')} - ${scaled('min')})::DOUBLE AS step,
      CASE WHEN exponent IS NULL THEN sum END AS sum,
      CASE WHEN exponent IS NULL THEN min END AS min,
      CASE WHEN exponent IS NULL THEN max END AS max,
      CASE WHEN exponent IS NULL THEN last END AS last
    FROM ${rows} JOIN (${exponents(rows, {
      expressions: ['sum', 'min', 'max', 'last'],
      magnitude: 'greatest(abs(sum), count * abs(max), count * abs(min))',
    })}) USING (context)
    ORDER BY context, ts`,
  decode: {
    context: 'context',
    ts: 'ts',
    count: 'count',
    sum: `coalesce((${wholeSum}) / power(10, exponent), sum)`,
    min: 'coalesce(lowest / power(10, exponent), min)',
    max: 'coalesce((lowest + spread) / power(10, exponent), max)',
    last: 'coalesce((lowest + step) / power(10, exponent), last)',
  },
  addUp: (rows) => `
    SELECT context, ts, sum(count) AS count, sum(sum) AS sum, min(min) AS min, max(max) AS max, max(last) AS last
    FROM ${rows} GROUP BY context, ts`,
  deriveFrom: (file, stepS) => `
    SELECT context, (ts // ${stepS} * ${stepS})::UINTEGER AS ts, sum(count) AS count,
      coalesce(sum(${wholeSum})::DOUBLE / power(10, any_value(exponent)), sum(sum)) AS sum,
      coalesce(min(lowest) / power(10, any_value(exponent)), min(min)) AS min,
      coalesce(max(lowest + spread) / power(10, any_value(exponent)), max(max)) AS max,
      coalesce(arg_max(lowest + step, ts) / power(10, any_value(exponent)), arg_max(last, ts)) AS last
    FROM read_parquet('${file}') GROUP BY ALL`,
};

const bins: FormSql = {
  columns: ['context', 'ts', 'key', 'weight'],
  encode: (rows) =>
    `SELECT context, ts, key, least(weight, 9e15)::BIGINT AS weight FROM ${rows} ORDER BY context, ts, key`,
  decode: { context: 'context', ts: 'ts', key: 'key', weight: 'weight::DOUBLE' },
  addUp: (rows) => `SELECT context, ts, key, sum(weight) AS weight FROM ${rows} GROUP BY context, ts, key`,
  deriveFrom: (file, stepS) => `
    SELECT context, (ts // ${stepS} * ${stepS})::UINTEGER AS ts, key, sum(weight)::DOUBLE AS weight
    FROM read_parquet('${file}') GROUP BY ALL`,
};

/** Form → its SQL. */
export const forms: Readonly<Record<Form, FormSql>> = { points, rollups, bins };
