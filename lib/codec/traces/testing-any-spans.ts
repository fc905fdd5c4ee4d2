import fc from 'fast-check';
import type { SpanEvent, SpanLink } from '../../model/span.ts';
import type { PayloadFacts } from './decoded-traces.ts';
import type { PlainSpan } from './testing-decoded.ts';
import type { TestChunk, TestSpan } from './testing-spans.ts';

const bits64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const bits63 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
/** Texts that meet each other, some that do not, some beyond what is cached. */
const text = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'ab', 'abc', 'abcd', 'abce', 'abcde', 'web', 'GET /', 'é', '日本語'),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.integer({ min: 1020, max: 1030 }).map((length) => 'x'.repeat(length)),
);
/** No number, which an object would put before other keys. */
const key = fc.oneof(
  fc.constantFrom('http.url', 'span.type', 'env', 'k'),
  fc.string({ maxLength: 8 }).map((name) => `k${name}`),
);
const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true }));
const scalar = fc.oneof(text, fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const hex = (digits: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`));
const dictionary = <T>(value: fc.Arbitrary<T>) => fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: true });

const link: fc.Arbitrary<SpanLink> = fc.record(
  {
    traceId: hex(32),
    spanId: hex(16),
    attributes: dictionary(text),
    tracestate: fc.constantFrom('dd=s:1', 'x=y'),
    flags: fc.constantFrom(0, 1),
  },
  { requiredKeys: ['traceId', 'spanId', 'attributes'], noNullPrototype: true },
);

const event: fc.Arbitrary<SpanEvent> = fc.record(
  {
    name: text,
    timeNs: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
    attributes: dictionary(fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))),
  },
  { noNullPrototype: true },
);

/** Any span; `fields` are those that it may have. */
function anySpan(fields: readonly (keyof TestSpan)[]): fc.Arbitrary<TestSpan> {
  const all = {
    spanId: bits64,
    parentId: bits64,
    service: text,
    name: text,
    resource: text,
    type: text,
    startNs: bits63,
    durationNs: bits63,
    error: fc.constantFrom(0, 1, 2),
    meta: dictionary(text),
    metrics: dictionary(number),
    metaStruct: dictionary(fc.uint8Array({ maxLength: 5 })),
    links: fc.array(link, { minLength: 1, maxLength: 2 }),
    events: fc.array(event, { minLength: 1, maxLength: 2 }),
    env: text,
    version: text,
    component: text,
    kind: fc.nat({ max: 5 }),
  };
  const chosen = Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name as keyof TestSpan)));
  return fc.record(chosen, { requiredKeys: ['spanId'], noNullPrototype: true }) as unknown as fc.Arbitrary<TestSpan>;
}

const plainFields = ['parentId', 'service', 'name', 'resource', 'type', 'startNs', 'durationNs', 'error'] as const;
/** Fields that a span of v0.5 may have. */
export const v05Fields: readonly (keyof TestSpan)[] = ['spanId', ...plainFields, 'meta', 'metrics'];
/** Fields that a span of v0.4 or v0.7 may have. */
export const v04Fields: readonly (keyof TestSpan)[] = [...v05Fields, 'metaStruct', 'links', 'events'];
/** Fields that a span of v1.0 may have. */
export const v1Fields: readonly (keyof TestSpan)[] = [...v04Fields, 'env', 'version', 'component', 'kind'];

/** Any chunks, each of one trace, whose spans may have these fields. */
export function anyChunks(fields: readonly (keyof TestSpan)[]): fc.Arbitrary<TestChunk[]> {
  const chunk = fc.record(
    {
      spans: fc.array(anySpan(fields), { maxLength: 4 }),
      priority: fc.integer({ min: -1, max: 2 }),
      origin: fc.constantFrom('rum', 'synthetics'),
      tags: fc.dictionary(fc.constantFrom('_dd.p.ts', '_dd.p.ksr'), text, { noNullPrototype: true }),
      traceId: fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }),
      mechanism: fc.nat({ max: 12 }),
    },
    { requiredKeys: ['spans', 'traceId'], noNullPrototype: true },
  );
  return fc.array(chunk, { maxLength: 5 });
}

/** Any facts of a payload. */
export const anyFacts: fc.Arbitrary<PayloadFacts> = fc.record(
  {
    containerId: text,
    language: text,
    languageVersion: text,
    tracerVersion: text,
    runtimeId: text,
    env: text,
    hostname: text,
    appVersion: text,
    tags: fc.uniqueArray(fc.tuple(key, text), { selector: ([each]) => each, maxLength: 3 }),
  },
  { noNullPrototype: true },
);

/** The chunk with its trace's id as v0.4 has it: in each span, the upper half as a tag of the first. */
export function withTraceIds({ traceId = 0n, spans, ...chunk }: TestChunk): TestChunk {
  const high = (traceId >> 64n).toString(16).padStart(16, '0');
  return {
    ...chunk,
    spans: spans.map((span, i) => ({
      ...span,
      traceId: BigInt.asUintN(64, traceId),
      ...(i === 0 && { meta: { '_dd.p.tid': high, ...span.meta } }),
    })),
  };
}

/** What decoding a chunk comes to: `plainChunks` of it. */
export function expectedSpans({ spans, traceId = 0n, priority }: TestChunk): PlainSpan[] {
  return spans.map((span) => {
    const { meta = {}, metrics = {}, metaStruct, links, events, error, env, version, component, kind, ...rest } = span;
    const fields = {
      ...rest,
      traceHigh: traceId >> 64n,
      traceLow: BigInt.asUintN(64, traceId),
      error: error !== undefined && error !== 0,
      tags: Object.entries(meta),
      numbers: metrics,
      ...(links && { links }),
      ...(events && { events }),
      ...(metaStruct && Object.keys(metaStruct).length > 0 && { metaStruct }),
      env,
      version,
    };
    const isSaid = (value: unknown) => value !== undefined && value !== '' && value !== 0n && value !== false;
    const said = Object.entries(fields).filter(([, value]) => isSaid(value));
    return Object.fromEntries(priority === undefined ? said : [...said, ['priority', priority]]);
  });
}
