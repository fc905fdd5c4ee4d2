import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HttpError } from '../../http/http-error.ts';
import { damaged } from '../testing-batches.ts';
import { noFacts } from './decoded-traces.ts';
import {
  anyChunks,
  anyFacts,
  expectedSpans,
  v1Fields,
  v04Fields,
  v05Fields,
  withTraceIds,
} from './testing-any-spans.ts';
import { type PlainSpan, plainChunks } from './testing-decoded.ts';
import { encodeTracesV04 } from './testing-encode-v04.ts';
import { encodeTracesV05 } from './testing-encode-v05.ts';
import { encodeTracesV07 } from './testing-encode-v07.ts';
import type { TestChunk, TestPayload } from './testing-spans.ts';
import { TraceDecoder, type TraceVersion } from './trace-decoder.ts';
import { encodeTracesV1 } from './v1/testing-encode-v1.ts';

/** One for all payloads, as a thread has it: what it remembers must not show. */
const decoder = new TraceDecoder();

const withoutPriority = (chunk: TestChunk): TestChunk => {
  const { priority: _, ...rest } = chunk;
  return rest;
};

interface Version {
  readonly version: TraceVersion;
  readonly payloads: fc.Arbitrary<TestPayload>;
  readonly encode: (payload: TestPayload) => Buffer;
  readonly expected: (chunk: TestChunk) => PlainSpan[];
}

const versions: readonly Version[] = [
  {
    version: 'v0.4',
    payloads: anyChunks(v04Fields).map((chunks) => ({ chunks })),
    encode: ({ chunks }) => encodeTracesV04(chunks.map(withTraceIds)),
    expected: (chunk) => expectedSpans(withoutPriority(chunk)),
  },
  {
    version: 'v0.5',
    payloads: anyChunks(v05Fields).map((chunks) => ({ chunks })),
    encode: ({ chunks }) => encodeTracesV05(chunks.map(withTraceIds)),
    expected: (chunk) => expectedSpans(withoutPriority(chunk)),
  },
  {
    version: 'v0.7',
    payloads: fc.record({ chunks: anyChunks(v04Fields), facts: anyFacts }, { noNullPrototype: true }),
    encode: ({ chunks, ...rest }) => encodeTracesV07({ chunks: chunks.map(withTraceIds), ...rest }),
    expected: expectedV07,
  },
  {
    version: 'v1.0',
    payloads: fc.record({ chunks: anyChunks(v1Fields), facts: anyFacts }, { noNullPrototype: true }),
    encode: encodeTracesV1,
    expected: expectedV1,
  },
];

for (const { version, payloads, encode, expected } of versions) {
  test(`${version}: any spans come out as they went in`, () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const decoded = decoder.decode(version, 'application/msgpack', encode(payload));
        assert.deepEqual(plainChunks(decoded), payload.chunks.map(expected));
        assert.deepEqual(decoded.about, payload.facts ?? noFacts);
        assert.equal(decoded.oddValues, 0);
        assert.equal(new Set(decoded.texts).size, decoded.texts.length);
      }),
    );
  });

  test(`${version}: any bytes are a payload or refused`, () => {
    const some = fc.oneof(
      fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
      payloads.chain((payload) => damaged(encode(payload))),
    );
    fc.assert(
      fc.property(some, (bytes) => {
        try {
          const decoded = decoder.decode(version, 'application/msgpack', bytes);
          plainChunks(decoded);
          assert.ok(decoded.batch.tagKey.length <= bytes.length && decoded.texts.length <= bytes.length + 10);
        } catch (error) {
          assert.ok(error instanceof HttpError && error.status === 400, String(error));
          assert.match(error.message, /^Invalid traces payload, chunk \d+, span \d+: Invalid msgpack at byte \d+: /);
        }
      }),
      { numRuns: 2000 },
    );
  });
}

/** What the chunk says of itself is in its first span. */
function expectedV07(chunk: TestChunk): PlainSpan[] {
  const common = { ...(chunk.origin && { '_dd.origin': chunk.origin }), ...chunk.tags };
  return withFirstTags(expectedSpans(chunk), common);
}

function expectedV1(chunk: TestChunk): PlainSpan[] {
  const kinds = ['', 'internal', 'server', 'client', 'producer', 'consumer'];
  const spans = chunk.spans.map(({ env, version, component, kind, meta, ...span }) => {
    const also = { env, version, component, 'span.kind': kinds[kind ?? 0] };
    const said = Object.entries(also).filter((entry): entry is [string, string] => !!entry[1]);
    return {
      ...span,
      ...(env !== undefined && { env }),
      ...(version !== undefined && { version }),
      meta: { ...meta, ...Object.fromEntries(said) },
    };
  });
  const common = {
    ...(chunk.origin && { '_dd.origin': chunk.origin }),
    ...chunk.tags,
    ...(chunk.mechanism !== undefined && { '_dd.p.dm': `-${chunk.mechanism}` }),
  };
  // Without metrics and the like it is the same as with none.
  const expected = expectedSpans({ ...chunk, spans }).map((span) => withoutEmptyStruct(span));
  return withFirstTags(expected, common);
}

function withoutEmptyStruct(span: PlainSpan): PlainSpan {
  const { metaStruct, ...rest } = span;
  return metaStruct && Object.keys(metaStruct).length > 0 ? span : rest;
}

function withFirstTags(spans: PlainSpan[], common: Readonly<Record<string, string>>): PlainSpan[] {
  return spans.map((span, i) => {
    const tags = span.tags as [string, string][];
    return i > 0 ? span : { ...span, tags: [...tags, ...Object.entries(common)] };
  });
}
