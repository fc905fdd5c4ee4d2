import { readCall } from './parse-call.ts';
import { readMetricQuery } from './parse-metric.ts';
import { syntaxError, unsupportedError } from './query-error.ts';
import type { TokenStream } from './token-stream.ts';
import type { ArithmeticOperator, Expression } from './types.ts';

/** How deep parentheses, signs and calls may nest. */
const maxDepth = 50;

/** What an expression may name. */
export interface ExpressionRules {
  /** Of a formula: the queries there are. Absent: metric queries stand in the expression itself. */
  readonly names?: ReadonlySet<string>;
}

/**
 * Reads an expression where the stream stands: sums of products of queries, numbers and calls.
 * `*` and `/` bind closer than `+` and `-`; all from left to right.
 * @throws QueryError
 */
export function readExpression(stream: TokenStream, rules: ExpressionRules, depth = 0): Expression {
  return readChain(stream, ['+', '-'], () => readChain(stream, ['*', '/'], () => readOperand(stream, rules, depth)));
}

/** Operands with operators of one rank between them. */
function readChain(
  stream: TokenStream,
  operators: readonly ArithmeticOperator[],
  readNext: () => Expression,
): Expression {
  let left = readNext();
  for (;;) {
    const operator = operators.find((each) => stream.skipText(each));
    if (!operator) return left;
    left = { kind: 'arithmetic', operator, left, right: readNext() };
  }
}

function readOperand(stream: TokenStream, rules: ExpressionRules, depth: number): Expression {
  const token = stream.peek();
  if (depth > maxDepth) throw syntaxError(stream.text, 'query', token.start);
  if (stream.skipText('-')) return { kind: 'negation', operand: readOperand(stream, rules, depth + 1) };
  if (stream.skipText('(')) {
    const inner = readExpression(stream, rules, depth + 1);
    stream.takeText(')', 'query');
    return inner;
  }
  if (token.kind === 'number') return { kind: 'number', value: Number(stream.next().text) };
  if (token.text.startsWith('$')) throw unsupportedError(stream.text, `template variable ${token.text}`, token.start);
  const following = stream.peek(1).text;
  if (following === '(') {
    if (token.text === 'count' && stream.peek(3).text === ':')
      throw unsupportedError(stream.text, 'threshold query count(v: …)', token.start);
    return readCall(stream, () => readExpression(stream, rules, depth + 1));
  }
  if (!rules.names) return readMetricQuery(stream);
  if (token.kind !== 'word' || !rules.names.has(token.text)) throw syntaxError(stream.text, 'query_name', token.start);
  stream.next();
  return { kind: 'reference', name: token.text };
}
