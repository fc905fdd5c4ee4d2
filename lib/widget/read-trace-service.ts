import type { BoundVariable } from '../query-language/bound-variable.ts';
import { bindName } from './bind-name.ts';
import { asOneOf, asText, type JsonObject } from './read-value.ts';

/** The parts of a service summary, as Datadog's options name them, in their order. */
export const SUMMARY_PARTS = [
  'show_hits',
  'show_errors',
  'show_latency',
  'show_breakdown',
  'show_distribution',
  'show_resource_list',
] as const;

export type SummaryPart = (typeof SUMMARY_PARTS)[number];

/** A widget of type `trace_service`. */
export interface TraceServiceWidget {
  readonly env: string;
  readonly service: string;
  /** The operation; empty: the main one. */
  readonly operation: string;
  readonly columns: 1 | 2 | 3;
  readonly size: 'small' | 'medium' | 'large';
  readonly parts: ReadonlySet<SummaryPart>;
  /** Why there is no summary. */
  readonly fault?: string;
}

const COLUMNS = { one_column: 1, two_column: 2, three_column: 3 } as const;

/** Reads the definition of a summary of a service. */
export function readTraceService(definition: JsonObject, variables: readonly BoundVariable[]): TraceServiceWidget {
  const named = (property: string) => bindName(asText(definition[property]) ?? '', variables);
  const [env, service, operation] = [named('env'), named('service'), named('span_name')];
  const format = asOneOf(definition.display_format, ['one_column', 'two_column', 'three_column']);
  const unclear = [
    ...Object.entries({ env, service }).flatMap(([name, bound]) =>
      typeof bound === 'string' || bound.name === '' ? [name] : [],
    ),
    ...(operation === 'several' ? ['span_name'] : []),
  ];
  return {
    env: nameOf(env),
    service: nameOf(service),
    operation: nameOf(operation),
    columns: COLUMNS[format ?? 'two_column'],
    size: asOneOf(definition.size_format, ['small', 'medium', 'large']) ?? 'medium',
    parts: new Set(SUMMARY_PARTS.filter((part) => definition[part] !== false)),
    ...(unclear.length > 0 && {
      fault: `A summary is of one service in one environment: it needs one value of ${unclear.join(' and ')}.`,
    }),
  };
}

function nameOf(bound: ReturnType<typeof bindName>): string {
  return typeof bound === 'string' ? '' : bound.name;
}
