import { algorithmFunctions } from './algorithm-functions.ts';

/** A parameter of a function, after the series it is applied to. */
export type Parameter = { readonly name: string; readonly optional?: true } & (
  | { readonly type: 'number'; readonly min?: number; readonly max?: number }
  | { readonly type: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly ignoresCase?: true }
  /** Any text in quotes that the pattern matches; `form` says which in an error. */
  | { readonly type: 'text'; readonly pattern: RegExp; readonly form: string }
  /** The name of a time zone, in quotes. */
  | { readonly type: 'zone' }
  /** A length of time: seconds, or a text such as '60m' or '1w'; its bounds in seconds. */
  | { readonly type: 'span'; readonly min: number; readonly max: number }
);

/** A function of Datadog's metric query language. */
export interface FunctionSpec {
  readonly name: string;
  /** A section of Datadog's own list of functions. */
  readonly family: FunctionFamily;
  /** In order. */
  readonly parameters: readonly Parameter[];
  /** Written `name=value` after the others, in any order. */
  readonly named?: readonly Parameter[];
  /** Functions that it cannot be applied to, however deep they stand in its operand. */
  readonly refusedOperands?: readonly string[];
}

export type FunctionFamily =
  | 'algorithms'
  | 'arithmetic'
  | 'count'
  | 'exclusion'
  | 'interpolation'
  | 'rank'
  | 'rate'
  | 'regression'
  | 'rollup'
  | 'smoothing'
  | 'timeshift';

const rankMeasures = ['mean', 'max', 'min', 'sum', 'last', 'l2norm', 'area', 'norm'] as const;
const rankCount = { name: 'limit', type: 'integer', min: 1, max: 10_000 } as const;
const rankBy = { name: 'by', type: 'choice', choices: rankMeasures } as const;
const rankOrder = { name: 'order', type: 'choice', choices: ['asc', 'desc'] } as const;
const bound = { name: 'bound', type: 'number' } as const;

function plain(family: FunctionFamily, names: string): FunctionSpec[] {
  return names.split(' ').map((name) => ({ name, family, parameters: [] }));
}

/** `top5` … `bottom20_l2norm`. */
function rankShortcuts(): FunctionSpec[] {
  const measures = ['', ...['mean', 'min', 'max', 'last', 'area', 'l2norm'].map((measure) => `_${measure}`)];
  const heads = ['top', 'bottom'].flatMap((order) => [5, 10, 15, 20].map((count) => `${order}${count}`));
  return heads.flatMap((head) => plain('rank', measures.map((measure) => head + measure).join(' ')));
}

/** Every function that is evaluated here, by family (api.md 3.4, 3.5). What is not in it is refused by its name. */
export const functionTable: readonly FunctionSpec[] = [
  ...plain('arithmetic', 'abs log2 log10 cumsum integral'),
  ...plain('rate', 'per_second per_minute per_hour dt diff monotonic_diff derivative throughput'),
  ...plain('smoothing', 'ewma_3 ewma_5 ewma_7 ewma_10 ewma_20 median_3 median_5 median_7 median_9 autosmooth'),
  ...plain('smoothing', 'rollingavg_5 rollingavg_13 rollingavg_21 rollingavg_29'),
  {
    name: 'timeshift',
    family: 'timeshift',
    parameters: [{ name: 'shift', type: 'integer', min: -400 * 86_400, max: 0 }],
  },
  ...plain('timeshift', 'hour_before day_before week_before month_before'),
  {
    name: 'calendar_shift',
    family: 'timeshift',
    parameters: [
      { name: 'shift', type: 'text', pattern: /^-\d{1,3}(?:d|w|mo)$/, form: "'-1d', '-1w' or '-1mo'" },
      { name: 'zone', type: 'zone' },
    ],
  },
  {
    name: 'moving_rollup',
    family: 'rollup',
    parameters: [
      { name: 'window', type: 'integer', min: 1, max: 31 * 86_400 },
      { name: 'method', type: 'choice', choices: ['avg', 'sum', 'min', 'max', 'count'] },
    ],
  },
  ...plain('count', 'count_nonzero count_nonzero_finite count_not_null'),
  ...plain('interpolation', 'default_zero'),
  {
    name: 'fill',
    family: 'interpolation',
    parameters: [
      { name: 'method', type: 'choice', choices: ['linear', 'last', 'zero', 'null'] },
      { name: 'limit', type: 'integer', min: 0, max: 86_400, optional: true },
    ],
  },
  ...plain('exclusion', 'exclude_null'),
  ...['clamp_min', 'clamp_max', 'cutoff_min', 'cutoff_max'].map(
    (name): FunctionSpec => ({ name, family: 'exclusion', parameters: [bound] }),
  ),
  { name: 'top', family: 'rank', parameters: [rankCount, rankBy, rankOrder] },
  {
    name: 'top_offset',
    family: 'rank',
    parameters: [rankCount, rankBy, rankOrder, { name: 'offset', type: 'integer', min: 0, max: 10_000 }],
  },
  ...rankShortcuts(),
  ...plain('regression', 'trend_line robust_trend piecewise_constant'),
  ...algorithmFunctions,
];

const byName: ReadonlyMap<string, FunctionSpec> = new Map(functionTable.map((spec) => [spec.name, spec]));

/** Functions of Datadog's that are not in the table: refused as what they are. */
export const unsupportedFunctions: readonly string[] = ['min', 'max', 'bottom'];

export function findFunction(name: string): FunctionSpec | undefined {
  return byName.get(name);
}

/** Whether Datadog has a function of this name that cannot be evaluated here. */
export function isUnsupportedFunction(name: string): boolean {
  return unsupportedFunctions.includes(name);
}
