import { expressionProblem, ServiceCheckStatus, z } from 'labrador/check';
import { isExpression } from './is-expression.ts';

/** What a metric is sent as; `native` is what the endpoint says it is. */
const types = [
  'native',
  'native_dynamic',
  'counter',
  'gauge',
  'histogram',
  'summary',
  'counter_gauge',
  'rate',
  'service_check',
  'temporal_percent',
  'time_elapsed',
] as const;

/** Parts of a second, for `temporal_percent`. */
const timeUnits = { second: 1, millisecond: 1e3, microsecond: 1e6, nanosecond: 1e9 } as const;
const timeUnit = z.enum(Object.keys(timeUnits) as (keyof typeof timeUnits)[]).transform((unit) => timeUnits[unit]);

const status = z
  .string()
  .toUpperCase()
  .pipe(z.enum(['OK', 'WARNING', 'CRITICAL', 'UNKNOWN']))
  .transform((name) => ServiceCheckStatus[name]);

const metricOptions = z
  .strictObject(
    {
      name: z.string('must be a text').min(1, 'must not be empty').optional(),
      type: z
        .enum(types, {
          error: ({ input }) =>
            input === 'metadata' ? 'metadata is not supported' : `must be one of ${types.join(', ')}`,
        })
        .default('native'),
      scale: z
        .union([timeUnit, z.int().positive()], 'must be a unit such as millisecond, or parts of a second')
        .optional(),
      status_map: z
        .record(
          z.string().regex(/^-?\d+$/),
          status,
          'must be a map of whole numbers and OK, WARNING, CRITICAL or UNKNOWN',
        )
        .optional(),
    },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `has the unknown key ${issue.keys.join(', ')}`
          : 'must be a name, or a map of name and type',
    },
  )
  .superRefine(({ type, scale, status_map }, context) => {
    const say = (key: string, message: string): void => context.addIssue({ code: 'custom', path: [key], message });
    if ((type === 'temporal_percent') !== (scale !== undefined)) {
      say('scale', type === 'temporal_percent' ? 'is missing' : 'belongs to the type temporal_percent only');
    }
    if ((type === 'service_check') !== (status_map !== undefined)) {
      say('status_map', type === 'service_check' ? 'is missing' : 'belongs to the type service_check only');
    }
  });

/** What is to become of the metrics of a name, or of those that an expression is found in. */
export interface MetricRule extends z.infer<typeof metricOptions> {
  /** A name of the endpoint, without its suffix; or an expression. */
  readonly exposed: string;
  readonly isExpression: boolean;
}

/** `metrics` of an instance: names or expressions, or maps of them and of what they are to become. */
export const metricList = z
  .array(z.unknown(), 'must be a list')
  .transform((entries, context): MetricRule[] => entries.flatMap((entry, index) => readEntry(entry, [index], context)));

type Path = readonly (string | number)[];

function readEntry(entry: unknown, path: Path, context: z.RefinementCtx): MetricRule[] {
  if (typeof entry === 'string') return readRule(entry, {}, path, context);
  if (typeof entry === 'object' && entry !== null && !Array.isArray(entry)) {
    return Object.entries(entry).flatMap(([exposed, value]) => {
      const options: unknown = typeof value === 'string' ? { name: value } : value;
      return readRule(exposed, options, [...path, exposed], context);
    });
  }
  context.addIssue({ code: 'custom', path: [...path], message: 'must be a name, or a map of names' });
  return [];
}

function readRule(exposed: string, given: unknown, path: Path, context: z.RefinementCtx): MetricRule[] {
  const say = (message: string): void => context.addIssue({ code: 'custom', path: [...path], message });
  const isPattern = isExpression(exposed);
  const problem = isPattern ? expressionProblem(exposed) : exposed === '' ? 'is empty' : undefined;
  if (problem !== undefined) say(isPattern ? `${exposed} is no regular expression: ${problem}` : problem);
  const result = metricOptions.safeParse(given);
  for (const issue of result.error?.issues ?? []) {
    context.addIssue({ code: 'custom', path: [...path, ...issue.path], message: issue.message });
  }
  if (!result.success || problem !== undefined) return [];
  if (isPattern && result.data.name !== undefined) {
    say('is an expression and cannot have a name: each metric keeps its own');
    return [];
  }
  return [{ ...result.data, exposed, isExpression: isPattern }];
}
