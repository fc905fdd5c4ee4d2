/** Decimals that are looked for. Values with more are kept as they are. */
const maxDecimals = 6;

/** Integers from here on are not surely exact after a multiplication of doubles. */
const exactLimit = '1e15';

/** SQL: how many decimals a DOUBLE expression has, 99 when they are too many to be kept as an integer without loss (-0 is none). */
function decimalsOf(expression: string): string {
  const cases = Array.from({ length: maxDecimals + 1 }, (_, decimals) => {
    const factor = `1e${decimals}`;
    return `WHEN round(${expression} * ${factor}) / ${factor} = ${expression} THEN ${decimals}`;
  });
  const isOther = `abs(${expression}) >= ${exactLimit} OR (${expression} = 0 AND signbit(${expression}))`;
  return `CASE WHEN ${isOther} THEN 99 ${cases.join(' ')} ELSE 99 END`;
}

/**
 * SQL: context → `exponent`, so that each of the expressions × 10^exponent is a whole number, exactly, in all rows of the
 * context; NULL when there is none.
 * @param magnitude an expression not less than any number that is made from them
 */
export function exponents(
  rows: string,
  of: { readonly expressions: readonly string[]; readonly magnitude: string },
): string {
  const decimals = of.expressions.map(decimalsOf).join(', ');
  return `
    SELECT context,
      CASE WHEN max(decimals) < 99 AND max(magnitude) * power(10, max(decimals)) < ${exactLimit}
        THEN max(decimals) END::TINYINT AS exponent
    FROM (SELECT context, greatest(${decimals}) AS decimals, ${of.magnitude} AS magnitude FROM ${rows})
    GROUP BY context`;
}

/** SQL: a value as the whole number that is kept of it. */
export function scaled(expression: string): string {
  return `round(${expression} * power(10, exponent))::BIGINT`;
}

/** SQL: a count as a whole number; beyond what a double holds exactly it is of no use, and must not fail. */
export const wholeCount = 'least(count, 9e15)::BIGINT';
