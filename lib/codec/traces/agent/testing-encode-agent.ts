import { noPriority, type SpanEvent, type SpanEventValue, type SpanLink } from '../../../model/span.ts';
import { ProtobufWriter } from '../../protobuf/protobuf-writer.ts';
import type { PayloadFacts } from '../decoded-traces.ts';
import type { TestChunk, TestPayload, TestSpan } from '../testing-spans.ts';

/** For tests: an `AgentPayload` of these tracers (wire.md 3.4). */
export function encodeAgentPayload(
  payloads: readonly TestPayload[],
  agent: { readonly hostname?: string; readonly env?: string } = {},
): Buffer {
  const message = new ProtobufWriter().text(1, agent.hostname ?? '').text(2, agent.env ?? '');
  for (const payload of payloads) message.item(5, payloadMessage(payload));
  return message.text(7, '7.70.0').double(8, 10).toBuffer();
}

function payloadMessage({ chunks, facts = {} }: TestPayload): ProtobufWriter {
  const texts: readonly (keyof PayloadFacts)[] = [
    'containerId',
    'language',
    'languageVersion',
    'tracerVersion',
    'runtimeId',
  ];
  const message = new ProtobufWriter();
  for (const [i, name] of texts.entries()) message.text(i + 1, String(facts[name] ?? ''));
  for (const chunk of chunks) message.item(6, chunkMessage(chunk));
  putMap(message, 7, Object.fromEntries(facts.tags ?? []), putText);
  return message
    .text(8, facts.env ?? '')
    .text(9, facts.hostname ?? '')
    .text(10, facts.appVersion ?? '');
}

function chunkMessage({ priority = noPriority, origin = '', spans, tags = {} }: TestChunk): ProtobufWriter {
  const message = new ProtobufWriter().integer(1, priority).text(2, origin);
  for (const span of spans) message.item(3, spanMessage(span));
  return putMap(message, 4, tags, putText);
}

function spanMessage(span: TestSpan): ProtobufWriter {
  const { service, name, resource, traceId, spanId, parentId, startNs, durationNs, error, type } = span;
  const { meta = {}, metrics = {}, metaStruct = {}, links = [], events = [] } = span;
  const message = new ProtobufWriter()
    .text(1, service ?? '')
    .text(2, name ?? '')
    .text(3, resource ?? '')
    .bigint(4, traceId ?? 0n)
    .bigint(5, spanId)
    .bigint(6, parentId ?? 0n)
    .bigint(7, startNs ?? 0n)
    .bigint(8, durationNs ?? 0n)
    .integer(9, error ?? 0);
  putMap(message, 10, meta, putText);
  putMap(message, 11, metrics, (entry, value) => entry.double(2, value));
  message.text(12, type ?? '');
  putMap(message, 13, metaStruct, (entry, value) => entry.item(2, Buffer.from(value)));
  for (const link of links) message.item(14, linkMessage(link));
  for (const event of events) message.item(15, eventMessage(event));
  return message;
}

function linkMessage({ traceId, spanId, attributes, tracestate, flags }: SpanLink): ProtobufWriter {
  const message = new ProtobufWriter()
    .bigint(1, BigInt(`0x${traceId.slice(16)}`))
    .bigint(2, BigInt(`0x${traceId.slice(0, 16)}`))
    .bigint(3, BigInt(`0x${spanId}`));
  return putMap(message, 4, attributes, putText)
    .text(5, tracestate ?? '')
    .integer(6, flags === undefined ? 0 : flags + 2 ** 31);
}

function eventMessage({ name, timeNs, attributes }: SpanEvent): ProtobufWriter {
  const message = new ProtobufWriter().fixed64(1, timeNs).text(2, name);
  return putMap(message, 3, attributes, (entry, value) => entry.item(2, attributeMessage(value)));
}

/** Zeros are left out, as in any message: the type alone says that there is one. */
function attributeMessage(value: SpanEventValue): ProtobufWriter {
  const message = new ProtobufWriter();
  if (typeof value === 'string') return message.text(2, value);
  if (typeof value === 'boolean') return message.integer(1, 1).integer(3, value ? 1 : 0);
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && !Object.is(value, -0)
      ? message.integer(1, 2).integer(4, value)
      : message.integer(1, 3).double(5, value);
  }
  const list = new ProtobufWriter();
  for (const item of value) list.item(1, attributeMessage(item));
  return message.integer(1, 4).item(6, list);
}

function putText(entry: ProtobufWriter, value: string): void {
  entry.item(2, value);
}

function putMap<T>(
  message: ProtobufWriter,
  field: number,
  map: Readonly<Record<string, T>>,
  put: (entry: ProtobufWriter, value: T) => void,
): ProtobufWriter {
  for (const [key, value] of Object.entries(map)) {
    const entry = new ProtobufWriter().item(1, key);
    put(entry, value);
    message.item(field, entry);
  }
  return message;
}
