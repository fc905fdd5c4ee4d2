import type { SpanEvent, SpanLink } from '../../../model/span.ts';
import { MsgpackWriter } from '../../msgpack/msgpack-writer.ts';
import type { TestChunk, TestPayload, TestSpan } from '../testing-spans.ts';
import type { AttributeValue } from './attribute-value.ts';

const byNumber = [1, 2, 3, 4, 6, 7];

/**
 * For tests: a payload of v1.0 (wire.md 2.7), its fields in the order of their numbers.
 * @param chunkFields those of a chunk, in another order
 */
export function encodeTracesV1({ chunks, facts = {} }: TestPayload, chunkFields: readonly number[] = byNumber): Buffer {
  const writer = new StreamingWriter();
  const { containerId, language, languageVersion, tracerVersion, runtimeId, env, hostname, appVersion, tags } = facts;
  const texts = [containerId, language, languageVersion, tracerVersion, runtimeId, env, hostname, appVersion];
  writer.fields([
    ...texts.map((text, i) => [i + 2, text && (() => writer.text(text))] as const),
    [10, tags && (() => writer.attributes(tags))],
    [11, () => writer.list(chunks, (chunk) => writeChunk(writer, chunk, chunkFields))],
  ]);
  return writer.toBuffer();
}

function writeChunk(writer: StreamingWriter, chunk: TestChunk, order: readonly number[]): void {
  const { priority, origin, tags, spans, traceId, mechanism } = chunk;
  const fields: Field[] = [
    [1, priority !== undefined && (() => writer.plain.number(priority))],
    [2, origin !== undefined && (() => writer.text(origin))],
    [3, tags && (() => writer.attributes(Object.entries(tags)))],
    [4, () => writer.list(spans, (span) => writeSpan(writer, span))],
    [6, traceId !== undefined && (() => writer.traceId(traceId))],
    [7, mechanism !== undefined && (() => writer.plain.number(mechanism))],
  ];
  writer.fields(fields.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
}

function writeSpan(writer: StreamingWriter, span: TestSpan): void {
  const { meta = {}, metrics = {}, metaStruct = {}, links, events } = span;
  const attributes = [...Object.entries(meta), ...Object.entries(metrics), ...Object.entries(metaStruct)];
  const text = (field: number, value: string | undefined): Field => [
    field,
    value !== undefined && (() => writer.text(value)),
  ];
  const integer = (field: number, value: bigint | undefined): Field => [
    field,
    value !== undefined && (() => writer.plain.uint64(BigInt.asUintN(64, value))),
  ];
  writer.fields([
    text(1, span.service),
    text(2, span.name),
    text(3, span.resource),
    integer(4, span.spanId),
    integer(5, span.parentId),
    integer(6, span.startNs),
    integer(7, span.durationNs),
    [8, span.error !== undefined && (() => writer.plain.boolean(span.error !== 0))],
    [9, () => writer.attributes(attributes)],
    text(10, span.type),
    [11, links && (() => writer.list(links, (link) => writeLink(writer, link)))],
    [12, events && (() => writer.list(events, (event) => writeEvent(writer, event)))],
    text(13, span.env),
    text(14, span.version),
    text(15, span.component),
    [16, span.kind !== undefined && (() => writer.plain.number(span.kind ?? 0))],
  ]);
}

function writeLink(writer: StreamingWriter, { traceId, spanId, attributes, tracestate, flags }: SpanLink): void {
  writer.fields([
    [1, () => writer.traceId(BigInt(`0x${traceId}`))],
    [2, () => writer.plain.uint64(BigInt(`0x${spanId}`))],
    [3, () => writer.attributes(Object.entries(attributes))],
    [4, tracestate !== undefined && (() => writer.text(tracestate))],
    [5, flags !== undefined && (() => writer.plain.number(flags + 2 ** 31))],
  ]);
}

function writeEvent(writer: StreamingWriter, { name, timeNs, attributes }: SpanEvent): void {
  writer.fields([
    [1, () => writer.plain.uint64(timeNs)],
    [2, () => writer.text(name)],
    [3, () => writer.attributes(Object.entries(attributes))],
  ]);
}

/** A field's number, and what writes its value; nothing: it is left out. */
type Field = readonly [field: number, write: (() => unknown) | false | undefined | ''];

/** For tests: writes msgpack with texts as v1.0 has them, each as itself once. */
export class StreamingWriter {
  readonly plain = new MsgpackWriter();
  readonly #table = new Map([['', 0]]);

  toBuffer(): Buffer {
    return this.plain.toBuffer();
  }

  fields(fields: readonly Field[]): void {
    const written = fields.filter(([, write]) => write);
    this.plain.map(written.length);
    for (const [field, write] of written) {
      this.plain.number(field);
      if (write) write();
    }
  }

  list<T>(items: readonly T[], write: (item: T) => void): void {
    this.plain.list(items.length);
    for (const item of items) write(item);
  }

  text(value: string): void {
    const position = this.#table.get(value);
    if (position !== undefined) this.plain.number(position);
    else {
      this.#table.set(value, this.#table.size);
      this.plain.text(value);
    }
  }

  traceId(id: bigint): void {
    this.plain.binary(Buffer.from(id.toString(16).padStart(32, '0'), 'hex'));
  }

  attributes(entries: readonly (readonly [string, AttributeValue])[]): void {
    this.plain.list(3 * entries.length);
    for (const [key, value] of entries) {
      this.text(key);
      this.#value(value);
    }
  }

  #value(value: AttributeValue): void {
    if (typeof value === 'string') {
      this.plain.number(1);
      this.text(value);
    } else if (typeof value === 'boolean') this.plain.number(2).boolean(value);
    else if (typeof value === 'number') {
      if (Number.isSafeInteger(value)) this.plain.number(4).number(value);
      else this.plain.number(3).double(value);
    } else if (value instanceof Uint8Array) this.plain.number(5).binary(value);
    else if (Array.isArray(value)) {
      this.plain.number(6).list(2 * value.length);
      for (const item of value) this.#value(item);
    } else {
      this.plain.number(7);
      this.attributes(Object.entries(value));
    }
  }
}
