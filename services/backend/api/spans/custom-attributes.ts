import type { Span } from '../../../../lib/model/span.ts';

type Leaf = string | number | readonly (string | number)[];

interface Nested {
  [key: string]: Leaf | Nested;
}

/**
 * The attributes of a span, nested at the dots of their names, as Datadog's `custom`: tags, numbers, `duration` in
 * nanoseconds, and as JSON texts `events` and `span_links`. A key with several values has them in an array. Where `a` and `a.b` are
 * both there, `a.b` keeps its dot. Left out are, as at Datadog, keys that begin with `_`.
 */
export function customAttributes(span: Span): Nested {
  const values = new Map<string, (string | number)[]>();
  const add = (key: string, value: string | number): void => {
    const those = values.get(key);
    if (!those) values.set(key, [value]);
    else if (!those.some((each) => String(each) === String(value))) those.push(value);
  };
  for (const [key, value] of span.tags) if (!key.startsWith('_')) add(key, value);
  for (const [key, value] of Object.entries(span.numbers)) if (!key.startsWith('_')) add(key, value);
  if (span.events) add('events', JSON.stringify(span.events.map(toEvent)));
  if (span.links) add('span_links', JSON.stringify(span.links.map(toLink)));
  values.set('duration', [Number(span.durationNs)]);
  return nest(values);
}

function toEvent({ name, timeNs, attributes }: NonNullable<Span['events']>[number]): unknown {
  // A number, as OpenTelemetry has it; what it is rounded to is less than a microsecond.
  return { name, time_unix_nano: Number(timeNs), attributes };
}

/** As tracers write them in JSON (wire.md 2.4). */
function toLink({ traceId, spanId, ...rest }: NonNullable<Span['links']>[number]): unknown {
  return { trace_id: traceId, span_id: spanId, ...rest };
}

/** Sorted, a key comes before those that go on behind its dot. */
function nest(values: ReadonlyMap<string, readonly (string | number)[]>): Nested {
  const root: Nested = Object.create(null) as Nested;
  for (const key of [...values.keys()].sort()) {
    const all = values.get(key) ?? [];
    const [only = ''] = all;
    put(root, key, all.length === 1 ? only : all);
  }
  return root;
}

function put(root: Nested, key: string, value: Leaf): void {
  let at = root;
  let rest = key;
  for (;;) {
    const dot = rest.indexOf('.');
    const part = rest.slice(0, dot);
    // A dot at an end, or two side by side, part nothing.
    if (dot <= 0 || rest[dot + 1] === '.' || dot === rest.length - 1) break;
    const inner = at[part];
    if (inner !== undefined && !isNested(inner)) break;
    const next = inner ?? (Object.create(null) as Nested);
    at[part] = next;
    at = next;
    rest = rest.slice(dot + 1);
  }
  at[rest] = value;
}

function isNested(value: Leaf | Nested): value is Nested {
  return typeof value === 'object' && !Array.isArray(value);
}
