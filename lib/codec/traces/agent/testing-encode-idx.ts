import { noPriority, type SpanEvent, type SpanLink } from '../../../model/span.ts';
import { ProtobufWriter } from '../../protobuf/protobuf-writer.ts';
import type { TestChunk, TestPayload, TestSpan } from '../testing-spans.ts';
import type { AttributeValue } from '../v1/attribute-value.ts';

/** For tests: an `AgentPayload` with one tracer in the form of v1.0 (wire.md 3.4). */
export function encodeIdxAgentPayload(payload: TestPayload): Buffer {
  return new ProtobufWriter().text(1, 'agent').item(11, new IdxEncoder().payload(payload)).toBuffer();
}

class IdxEncoder {
  readonly #table = new Map([['', 0]]);

  payload({ chunks, facts = {} }: TestPayload): ProtobufWriter {
    const rest = new ProtobufWriter();
    const { containerId, language, languageVersion, tracerVersion, runtimeId, env, hostname, appVersion } = facts;
    const texts = [containerId, language, languageVersion, tracerVersion, runtimeId, env, hostname, appVersion];
    for (const [i, text] of texts.entries()) rest.integer(i + 2, this.#ref(text));
    this.#attributes(rest, 10, facts.tags ?? []);
    for (const chunk of chunks) rest.item(11, this.#chunk(chunk));
    const message = new ProtobufWriter();
    for (const text of this.#table.keys()) message.item(1, text);
    return message.raw(rest.toBuffer());
  }

  #ref(text = ''): number {
    const position = this.#table.get(text) ?? this.#table.size;
    this.#table.set(text, position);
    return position;
  }

  #chunk({ priority = noPriority, origin, tags = {}, spans, traceId, mechanism }: TestChunk): ProtobufWriter {
    const message = new ProtobufWriter().integer(1, priority).integer(2, this.#ref(origin));
    this.#attributes(message, 3, Object.entries(tags));
    for (const span of spans) message.item(4, this.#span(span));
    if (traceId !== undefined) message.item(6, idBytes(traceId));
    return message.integer(7, mechanism ?? 0);
  }

  #span(span: TestSpan): ProtobufWriter {
    const { meta = {}, metrics = {}, metaStruct = {}, links = [], events = [] } = span;
    const message = new ProtobufWriter()
      .integer(1, this.#ref(span.service))
      .integer(2, this.#ref(span.name))
      .integer(3, this.#ref(span.resource))
      .fixed64(4, span.spanId)
      .bigint(5, span.parentId ?? 0n)
      .fixed64(6, BigInt.asUintN(64, span.startNs ?? 0n))
      .bigint(7, span.durationNs ?? 0n)
      .integer(8, span.error ? 1 : 0);
    this.#attributes(message, 9, [...Object.entries(meta), ...Object.entries(metrics), ...Object.entries(metaStruct)]);
    message.integer(10, this.#ref(span.type));
    for (const link of links) message.item(11, this.#link(link));
    for (const event of events) message.item(12, this.#event(event));
    return message
      .integer(13, this.#ref(span.env))
      .integer(14, this.#ref(span.version))
      .integer(15, this.#ref(span.component))
      .integer(16, span.kind ?? 0);
  }

  #link({ traceId, spanId, attributes, tracestate, flags }: SpanLink): ProtobufWriter {
    const message = new ProtobufWriter().item(1, Buffer.from(traceId, 'hex')).fixed64(2, BigInt(`0x${spanId}`));
    this.#attributes(message, 3, Object.entries(attributes));
    return message.integer(4, this.#ref(tracestate)).integer(5, flags === undefined ? 0 : flags + 2 ** 31);
  }

  #event({ name, timeNs, attributes }: SpanEvent): ProtobufWriter {
    const message = new ProtobufWriter().fixed64(1, timeNs).integer(2, this.#ref(name));
    return this.#attributes(message, 3, Object.entries(attributes));
  }

  #attributes(
    message: ProtobufWriter,
    field: number,
    entries: readonly (readonly [string, AttributeValue])[],
  ): ProtobufWriter {
    for (const [key, value] of entries) {
      message.item(field, new ProtobufWriter().integer(1, this.#ref(key)).item(2, this.#value(value)));
    }
    return message;
  }

  /** One of a `oneof` is written, though it is zero. */
  #value(value: AttributeValue): ProtobufWriter {
    const message = new ProtobufWriter();
    if (typeof value === 'string') return message.varint(8).varint(this.#ref(value));
    if (typeof value === 'boolean') return message.varint(16).varint(value ? 1 : 0);
    if (typeof value === 'number') {
      if (Number.isSafeInteger(value) && !Object.is(value, -0)) return message.varint(32).varint(value);
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleLE(value);
      return message.varint(25).raw(bytes);
    }
    if (value instanceof Uint8Array) return message.item(5, Buffer.from(value));
    const values = new ProtobufWriter();
    if (Array.isArray(value)) {
      for (const item of value) values.item(1, this.#value(item));
      return message.item(6, values);
    }
    return message.item(7, this.#attributes(values, 1, Object.entries(value)));
  }
}

function idBytes(id: bigint): Buffer {
  return Buffer.from(id.toString(16).padStart(32, '0'), 'hex');
}
