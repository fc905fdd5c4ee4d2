import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HttpError } from '../../http/http-error.ts';
import { damaged } from '../testing-batches.ts';
import { encodeAgentPayload } from './agent/testing-encode-agent.ts';
import { encodeIdxAgentPayload } from './agent/testing-encode-idx.ts';
import { type DecodedTraces, noFacts } from './decoded-traces.ts';
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
import { oracleV04, oracleV05 } from './testing-oracle.ts';
import type { TestChunk, TestPayload, TestSpan } from './testing-spans.ts';
import { TraceDecoder, type TraceVersion } from './trace-decoder.ts';
import { encodeTracesV1 } from './v1/testing-encode-v1.ts';

/** One for all payloads, as a thread has it: what it remembers must not show. */
const decoder = new TraceDecoder();

const withoutPriority = (chunk: TestChunk): TestChunk => {
  const { priority: _, ...rest } = chunk;
  return rest;
};

interface Form {
  readonly form: string;
  readonly payloads: fc.Arbitrary<TestPayload>;
  readonly encode: (payload: TestPayload) => Buffer;
  readonly decode: (bytes: Buffer) => DecodedTraces;
  readonly expected: (chunk: TestChunk) => PlainSpan[];
  /** What the refusal of bytes names. */
  readonly fault: RegExp;
}

const msgpackFault =
  /^Invalid traces payload(, chunk \d+, span \d+)?: (Invalid msgpack at byte \d+: |Content-Type is )/;
const protobufFault =
  /^Invalid traces payload(, chunk \d+, span \d+)?: (Invalid protobuf( at byte \d+)?: |Invalid protobuf at byte \d+$|attributes lie)/;
const asMsgpack = (version: TraceVersion) => (bytes: Buffer) => decoder.decode(version, 'application/msgpack', bytes);
const ofAgent = (bytes: Buffer) => decoder.decodeAgentPayload(bytes)[0] ?? nothing;
const nothing = asMsgpack('v0.4')(Buffer.from([0xc0]));
const withFacts = (fields: readonly (keyof TestSpan)[]) =>
  fc.record({ chunks: anyChunks(fields), facts: anyFacts }, { noNullPrototype: true });

const forms: readonly Form[] = [
  {
    form: 'v0.4',
    payloads: anyChunks(v04Fields).map((chunks) => ({ chunks })),
    encode: ({ chunks }) => encodeTracesV04(chunks.map(withTraceIds)),
    decode: asMsgpack('v0.4'),
    expected: (chunk) => expectedSpans(withoutPriority(chunk)),
    fault: msgpackFault,
  },
  {
    form: 'v0.5',
    payloads: anyChunks(v05Fields).map((chunks) => ({ chunks })),
    encode: ({ chunks }) => encodeTracesV05(chunks.map(withTraceIds)),
    decode: asMsgpack('v0.5'),
    expected: (chunk) => expectedSpans(withoutPriority(chunk)),
    fault: msgpackFault,
  },
  {
    form: 'v0.7',
    payloads: withFacts(v04Fields),
    encode: ({ chunks, ...rest }) => encodeTracesV07({ chunks: chunks.map(withTraceIds), ...rest }),
    decode: asMsgpack('v0.7'),
    expected: expectedV07,
    fault: msgpackFault,
  },
  {
    form: 'v1.0',
    payloads: withFacts(v1Fields),
    encode: (payload) => encodeTracesV1(payload),
    decode: asMsgpack('v1.0'),
    expected: expectedV1,
    fault: msgpackFault,
  },
  {
    form: "v1.0, the trace's id before its spans",
    payloads: withFacts(v1Fields),
    encode: (payload) => encodeTracesV1(payload, [6, 1, 2, 3, 4, 7]),
    decode: asMsgpack('v1.0'),
    expected: expectedV1,
    fault: msgpackFault,
  },
  {
    form: 'of an Agent',
    payloads: withFacts(v04Fields),
    encode: ({ chunks, ...rest }) => encodeAgentPayload([{ chunks: chunks.map(withTraceIds), ...rest }]),
    decode: ofAgent,
    expected: expectedV07,
    fault: protobufFault,
  },
  {
    form: 'of an Agent, as v1.0',
    payloads: withFacts(v1Fields).map((payload) => ({ ...payload, facts: { ...payload.facts, hostname: 'web-1' } })),
    encode: encodeIdxAgentPayload,
    decode: ofAgent,
    expected: (chunk) => expectedV1({ ...chunk, mechanism: chunk.mechanism || undefined } as TestChunk),
    fault: protobufFault,
  },
];

for (const { form, payloads, encode, decode, expected, fault } of forms) {
  test(`${form}: any spans come out as they went in`, () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const decoded = decode(encode(payload));
        assert.deepEqual(plainChunks(decoded), payload.chunks.map(expected));
        assert.deepEqual(decoded.about, payload.facts ?? noFacts);
        assert.equal(decoded.oddValues, 0);
        assert.equal(new Set(decoded.texts).size, decoded.texts.length);
      }),
    );
  });

  test(`${form}: any bytes are a payload or refused`, () => {
    const some = fc.oneof(
      fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
      payloads.chain((payload) => damaged(encode(payload))),
    );
    fc.assert(
      fc.property(some, (bytes) => {
        try {
          const decoded = decode(bytes);
          plainChunks(decoded);
          assert.ok(decoded.batch.tagKey.length <= bytes.length && decoded.texts.length <= bytes.length + 10);
        } catch (error) {
          assert.ok(error instanceof HttpError && error.status === 400, String(error));
          assert.match(error.message, fault);
        }
      }),
      { numRuns: 1000 },
    );
  });
}

test('any spans of v0.4 and v0.5 are what msgpackr reads', () => {
  fc.assert(
    fc.property(anyChunks(v05Fields), (chunks) => {
      const v04 = encodeTracesV04(chunks.map(withTraceIds));
      assert.deepEqual(plainChunks(asMsgpack('v0.4')(v04)), oracleV04(v04));
      const v05 = encodeTracesV05(chunks.map(withTraceIds));
      assert.deepEqual(plainChunks(asMsgpack('v0.5')(v05)), oracleV05(v05));
    }),
  );
});

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
  return withFirstTags(expectedSpans({ ...chunk, spans }), common);
}

function withFirstTags(spans: PlainSpan[], common: Readonly<Record<string, string>>): PlainSpan[] {
  return spans.map((span, i) => {
    const tags = span.tags as [string, string][];
    return i > 0 ? span : { ...span, tags: [...tags, ...Object.entries(common)] };
  });
}
