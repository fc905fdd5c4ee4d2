import { UsageError } from '../usage-error.ts';

/** `<= 1000` as `expect` takes it. */
export interface Condition {
  readonly operator: '<' | '<=' | '>' | '>=' | '==' | '!=';
  readonly number: number;
  holds(value: number): boolean;
}

const comparisons: Readonly<Record<Condition['operator'], (value: number, number: number) => boolean>> = {
  '<': (value, number) => value < number,
  '<=': (value, number) => value <= number,
  '>': (value, number) => value > number,
  '>=': (value, number) => value >= number,
  '==': (value, number) => value === number,
  '!=': (value, number) => value !== number,
};

/**
 * Parses `OP NUMBER`, with or without space between.
 * @throws UsageError
 */
export function parseCondition(text: string): Condition {
  const match = /^\s*(<=|>=|==|!=|<|>)\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*$/i.exec(text);
  if (!match) {
    throw new UsageError(`'${text}' is not a condition; it is one of < <= > >= == != and a number, e.g. '<= 1000'`);
  }
  const operator = match[1] as Condition['operator'];
  const number = Number(match[2]);
  return { operator, number, holds: (value) => comparisons[operator](value, number) };
}

/**
 * Parses a time span: `500ms`, `10s`, `2m`, `1h`, or a bare number of seconds. Gives milliseconds.
 * @throws UsageError
 */
export function parseSpan(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text.trim());
  if (!match) throw new UsageError(`'${text}' is not a time span; e.g. 10s, 500ms, 2m`);
  const unitMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[(match[2] ?? 's') as 'ms' | 's' | 'm' | 'h'];
  return Number(match[1]) * unitMs;
}
