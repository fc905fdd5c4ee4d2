import type { TraceSpan } from '../../../../lib/api-types/spans.ts';

/** A tag or number of a span. */
export interface SpanAttribute {
  /** As it is written in a search, without the colon. */
  readonly key: string;
  readonly value: string;
}

export interface AttributeGroup {
  readonly title: string;
  readonly attributes: readonly SpanAttribute[];
}

/** What says which process a span was in. */
const PROCESS_KEYS = new Set([
  'process_id',
  'runtime-id',
  'language',
  '_dd.tags.process',
  '_dd.hostname',
  '_dd.base_service',
]);

/** Everything that a span has, by where it comes from. */
export function attributeGroups(span: TraceSpan): AttributeGroup[] {
  const sent = sorted({ ...span.meta, ...span.metrics });
  const internal = sorted({ ...span.lab.meta, ...span.lab.metrics });
  const isProcess = ({ key }: SpanAttribute) => PROCESS_KEYS.has(key.slice(1));
  return [
    { title: 'Span', attributes: ownAttributes(span) },
    { title: 'Attributes', attributes: sent.filter((one) => !isProcess(one) && !isOwn(one)) },
    { title: 'Process', attributes: [...processAttributes(span), ...[...sent, ...internal].filter(isProcess)] },
    { title: 'Tracer', attributes: internal.filter((one) => !isProcess(one)) },
  ].filter(({ attributes }) => attributes.length > 0);
}

/** Those whose key or value contains what was typed. */
export function matchingGroups(groups: readonly AttributeGroup[], typed: string): AttributeGroup[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [...groups];
  return groups
    .map(({ title, attributes }) => ({
      title,
      attributes: attributes.filter(({ key, value }) => `${key}:${value}`.toLowerCase().includes(text)),
    }))
    .filter(({ attributes }) => attributes.length > 0);
}

function ownAttributes(span: TraceSpan): SpanAttribute[] {
  return present([
    ['service', span.service],
    ['operation_name', span.name],
    ['resource_name', span.resource],
    ['type', span.type],
    ['status', span.error === 0 ? 'ok' : 'error'],
    ['span_id', span.lab.span_id],
    ['parent_id', span.lab.parent_id],
    ['trace_id', span.traceIDFull],
  ]);
}

function processAttributes({ lab }: TraceSpan): SpanAttribute[] {
  return present([
    ['host', lab.host],
    ['env', lab.env],
    ['version', lab.version],
  ]);
}

function present(pairs: readonly (readonly [string, string])[]): SpanAttribute[] {
  return pairs.filter(([, value]) => value !== '').map(([key, value]) => ({ key, value }));
}

/** `env` and `version` are in the tags as well. */
function isOwn({ key }: SpanAttribute): boolean {
  return key === '@env' || key === '@version' || key === '@service';
}

function sorted(values: Readonly<Record<string, string | number>>): SpanAttribute[] {
  return Object.entries(values)
    .map(([key, value]) => ({ key: `@${key}`, value: String(value) }))
    .sort((a, b) => a.key.localeCompare(b.key));
}
