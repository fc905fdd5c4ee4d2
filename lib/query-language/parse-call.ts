import { findFunction, isUnsupportedFunction, type Parameter } from './function-table.ts';
import { isZone } from './is-zone.ts';
import type { Token } from './lex.ts';
import { argumentError, syntaxError, unsupportedError } from './query-error.ts';
import { refusedOperand } from './refused-operand.ts';
import { spanSeconds } from './span-seconds.ts';
import type { TokenStream } from './token-stream.ts';
import type { ArgumentValue, Expression, FunctionCall } from './types.ts';

/**
 * Reads a function call where the stream stands: `top(q, 10, 'mean', 'desc')`; its arguments are held against the
 * function table.
 * @param readOperand reads the expression that it is applied to
 * @throws QueryError that names what is wrong with an argument
 */
export function readCall(stream: TokenStream, readOperand: () => Expression): FunctionCall {
  const name = stream.take('word', 'function_name');
  const spec = findFunction(name.text);
  if (!spec) throw unknownFunction(stream, name);
  stream.takeText('(', 'function_call');
  const operand = readOperand();
  const refused = refusedOperand(name.text, operand);
  if (refused) throw argumentError(stream.text, `${name.text}() cannot be applied to ${refused}()`, name.start);
  const values: Record<string, ArgumentValue> = {};
  for (const parameter of spec.parameters) {
    if (parameter.optional && stream.peek().text === ')') break;
    if (!stream.skipText(','))
      throw argumentError(stream.text, `${name.text}() needs ${describe(parameter)}`, stream.peek().start);
    values[parameter.name] = readValue(stream, name.text, parameter);
  }
  while (stream.skipText(',')) {
    const key = stream.peek();
    const parameter = spec.named?.find((each) => each.name === key.text);
    if (!parameter || stream.peek(1).text !== '=' || parameter.name in values) {
      throw argumentError(stream.text, `${name.text}() takes no more arguments`, key.start);
    }
    stream.next();
    stream.next();
    values[parameter.name] = readValue(stream, name.text, parameter);
  }
  stream.takeText(')', 'function_call');
  return { kind: 'call', name: name.text, operand, arguments: values };
}

function unknownFunction(stream: TokenStream, name: Token): Error {
  if (isUnsupportedFunction(name.text)) return unsupportedError(stream.text, `function ${name.text}()`, name.start);
  return syntaxError(stream.text, 'function_name', name.start);
}

function readValue(stream: TokenStream, functionName: string, parameter: Parameter): ArgumentValue {
  const { start } = stream.peek();
  const value = takeValue(stream, parameter.type);
  if (value === undefined || !fits(value, parameter)) {
    throw argumentError(stream.text, `${functionName}() needs ${describe(parameter)}`, start);
  }
  return value;
}

function takeValue(stream: TokenStream, type: Parameter['type']): ArgumentValue | undefined {
  if (type === 'span') return takeText(stream) ?? takeNumber(stream);
  return type === 'number' || type === 'integer' ? takeNumber(stream) : takeText(stream);
}

function takeNumber(stream: TokenStream): number | undefined {
  const sign = stream.skipText('-') ? -1 : 1;
  return stream.peek().kind === 'number' ? sign * Number(stream.next().text) : undefined;
}

function takeText(stream: TokenStream): string | undefined {
  return stream.peek().kind === 'string' ? stream.next().text : undefined;
}

function fits(value: ArgumentValue, parameter: Parameter): boolean {
  switch (parameter.type) {
    case 'choice':
      return parameter.choices.some((choice) => isChoice(choice, String(value), parameter.ignoresCase));
    case 'text':
      return parameter.pattern.test(String(value));
    case 'zone':
      return isZone(String(value));
    case 'span': {
      const seconds = spanSeconds(value);
      return Number.isSafeInteger(seconds) && Number(seconds) >= parameter.min && Number(seconds) <= parameter.max;
    }
    default: {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = parameter;
      const isWhole = parameter.type === 'number' || Number.isSafeInteger(value);
      return isWhole && Number(value) >= min && Number(value) <= max;
    }
  }
}

function isChoice(choice: string, text: string, ignoresCase = false): boolean {
  return ignoresCase ? choice.toLowerCase() === text.toLowerCase() : choice === text;
}

/** `'limit', a whole number from 1 to 10000` */
function describe(parameter: Parameter): string {
  return `'${parameter.name}', ${form(parameter)}`;
}

function form(parameter: Parameter): string {
  if (parameter.type === 'text') return `${parameter.form}, in quotes`;
  if (parameter.type === 'choice') return `one of ${parameter.choices.map((choice) => `'${choice}'`).join(', ')}`;
  if (parameter.type === 'zone') return 'a time zone such as UTC or Europe/Paris, in quotes';
  if (parameter.type === 'span') {
    return `seconds from ${parameter.min} to ${parameter.max}, or a length of time such as '60m' or '1w'`;
  }
  const kind = parameter.type === 'integer' ? 'a whole number' : 'a number';
  const { min, max } = parameter;
  return min === undefined || max === undefined ? kind : `${kind} from ${min} to ${max}`;
}
