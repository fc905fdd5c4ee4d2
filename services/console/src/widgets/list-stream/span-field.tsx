import type { ReactNode } from 'react';
import type { SpanItem } from '../../../../../lib/api-types/spans.ts';
import { durationNsText } from '../../format/duration-ns.ts';
import { spanTimeText } from '../../format/span-time.ts';
import { customAttribute } from '../../traces/custom-attributes.ts';
import { durationOf } from '../../traces/span-duration.ts';

/** Attributes of each span, by the names that a search has for them; those of Datadog's own lists beside them. */
const FIELDS: Readonly<Record<string, (span: SpanItem) => ReactNode>> = {
  timestamp: ({ attributes }) => spanTimeText(Date.parse(attributes.start_timestamp), { withDate: true }),
  duration: (span) => durationNsText(durationOf(span)),
  service: ({ attributes }) => attributes.service,
  operation_name: ({ attributes }) => attributes.operation_name,
  resource_name: ({ attributes }) => attributes.resource_name,
  status: ({ attributes }) => attributes.status,
  env: ({ attributes }) => attributes.env,
  host: ({ attributes }) => attributes.host,
  type: ({ attributes }) => attributes.type,
  trace_id: ({ attributes }) => attributes.trace_id,
  span_id: ({ attributes }) => attributes.span_id,
};

/** What a column shows of a span: `service`, `@http.status_code`; nothing where it has none of it. */
export function spanField(span: SpanItem, field: string): ReactNode {
  const name = field.replace(/^@/, '');
  if (field === '@duration') return FIELDS.duration?.(span);
  const known = Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined;
  if (known) return known(span);
  const tag = span.attributes.tags.find((each) => each.startsWith(`${name}:`));
  return customAttribute(span, name) ?? tag?.slice(name.length + 1) ?? '';
}
