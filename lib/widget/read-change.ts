import { findFunction } from '../query-language/function-table.ts';
import { parseFormula, parseQueries } from '../query-language/parse.ts';
import { printExpression } from '../query-language/print.ts';
import type { Expression, FunctionCall } from '../query-language/types.ts';
import type { Question } from './question.ts';
import type { BindSource, ReadQuestion } from './read-question.ts';
import { asObject, asObjects, asOneOf, asText, type JsonObject } from './read-value.ts';
import { readScalarRequest, type ScalarRequest } from './scalar-request.ts';

/** A widget of changes as its definition says. */
export interface ChangeWidget {
  /** What is asked of the present, and the same of the past. */
  readonly requests: readonly [present: ScalarRequest, past: ScalarRequest];
  readonly changeType: 'absolute' | 'relative';
  readonly increaseGood: boolean;
  readonly orderBy: 'change' | 'name' | 'present' | 'past';
  readonly order: 'asc' | 'desc';
  readonly showPresent: boolean;
  /** `an hour before`. */
  readonly before: string;
}

/** A call without what it is of: `hour_before()`, `timeshift(, -7200)`. */
type Shift = Pick<FunctionCall, 'name' | 'arguments'>;

export const COMPARE_TO = ['hour_before', 'day_before', 'week_before', 'month_before'] as const;

const SHIFTS: ReadonlySet<string> = new Set([...COMPARE_TO, 'timeshift', 'calendar_shift']);

/** Reads the definition of a widget of type `change`. */
export function readChange(
  definition: JsonObject,
  bind: (query: string) => string,
  bindSource?: BindSource,
): ChangeWidget {
  const written = asObjects(definition.requests)[0] ?? {};
  const compareTo = asOneOf(written.compare_to, COMPARE_TO);
  const { formulas, shift: ofFormula } = presentFormulas(written);
  const shift = ofFormula ?? { name: compareTo ?? 'hour_before', arguments: {} };
  const { columns, ...present } = readScalarRequest({ ...written, ...(formulas && { formulas }) }, bind, bindSource);
  const { read } = present;
  const first = columns.slice(0, 1);
  const fault = read.kind === 'question' ? faultOf(read.question) : undefined;
  const now: ReadQuestion = fault === undefined ? read : { kind: 'fault', fault };
  const past = now.kind === 'question' ? { ...now, question: earlier(now.question, shift) } : now;
  return {
    requests: [
      { ...present, read: now, columns: first },
      { read: past, aggregator: present.aggregator, columns: first },
    ],
    changeType: asOneOf(written.change_type, ['absolute', 'relative']) ?? 'absolute',
    increaseGood: written.increase_good !== false,
    orderBy: asOneOf(written.order_by, ['change', 'name', 'present', 'past']) ?? 'change',
    order: asOneOf(written.order_dir, ['asc', 'desc']) ?? 'desc',
    showPresent: written.show_present === true,
    before: BEFORE[asOneOf(shift.name, COMPARE_TO) ?? 'other'],
  };
}

const BEFORE = {
  hour_before: 'an hour before',
  day_before: 'a day before',
  week_before: 'a week before',
  month_before: 'four weeks before',
  other: 'before',
} as const;

/**
 * The formulas about the present. One like `hour_before(query1)` says what the past is; alone it stands for both.
 * Undefined: there are none, or they cannot be read, which the backend says.
 */
export function presentFormulas(written: JsonObject): {
  readonly formulas?: readonly JsonObject[];
  readonly shift?: Shift;
} {
  const names = asObjects(written.queries).map(({ name }, at) => asText(name) ?? `query${at + 1}`);
  const read = asObjects(written.formulas).map((formula) => ({ formula, expression: readFormula(formula, names) }));
  const shifted = read.flatMap(({ formula, expression }) =>
    expression?.kind === 'call' && SHIFTS.has(expression.name) ? [{ formula, expression }] : [],
  );
  const [past] = shifted;
  if (!past) return {};
  const present = read.filter(({ formula }) => shifted.every((each) => each.formula !== formula));
  const { name, arguments: given, operand } = past.expression;
  return {
    formulas:
      present.length > 0
        ? present.map(({ formula }) => formula)
        : [{ ...asObject(past.formula), formula: printExpression(operand) }],
    shift: { name, arguments: given },
  };
}

function readFormula({ formula }: JsonObject, names: readonly string[]): Expression | undefined {
  try {
    return parseFormula(String(formula), names);
  } catch {
    return undefined;
  }
}

/** Only queries of metrics can be shifted to an earlier time. */
function faultOf(question: Question): string | undefined {
  const other = 'queries' in question && question.queries.find(({ data_source: source }) => source !== 'metrics');
  return other ? `Changes of ${other.data_source} are not drawn yet.` : undefined;
}

/** Limits are of the present alone, as ranks are. */
function earlier(question: Question, shift: Shift): Question {
  if (!('queries' in question)) return { ...question, query: earlierText(question.query, shift) };
  const queries = question.queries.map((query) => ({
    ...query,
    ...(query.query !== undefined && { query: earlierText(query.query, shift) }),
  }));
  return { ...question, queries, formulas: question.formulas.map(({ formula }) => ({ formula })) };
}

/** All groups of the past: which of them are at the top is said by the present. */
function earlierText(text: string, shift: Shift): string {
  try {
    return parseQueries(text)
      .map((expression) => {
        const operand = expression.kind === 'call' && isRank(expression) ? expression.operand : expression;
        return printExpression({ kind: 'call', ...shift, operand });
      })
      .join(', ');
  } catch {
    return text;
  }
}

function isRank({ name }: FunctionCall): boolean {
  return findFunction(name)?.family === 'rank';
}
