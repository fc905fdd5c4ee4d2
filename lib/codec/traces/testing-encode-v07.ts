import { MsgpackWriter } from '../msgpack/msgpack-writer.ts';
import { writeSpans, writeTexts } from './testing-encode-v04.ts';
import type { TestChunk, TestPayload } from './testing-spans.ts';

/** For tests: a payload of v0.7 (wire.md 2.6). */
export function encodeTracesV07({ chunks, facts = {} }: TestPayload): Buffer {
  const writer = new MsgpackWriter().map(10);
  writer.text('container_id').text(facts.containerId ?? '');
  writer.text('language_name').text(facts.language ?? '');
  writer.text('language_version').text(facts.languageVersion ?? '');
  writer.text('tracer_version').text(facts.tracerVersion ?? '');
  writer.text('runtime_id').text(facts.runtimeId ?? '');
  writer.text('chunks').list(chunks.length);
  for (const chunk of chunks) writeChunk(writer, chunk);
  writer.text('tags');
  if (facts.tags) writeTexts(writer, Object.fromEntries(facts.tags));
  else writer.nil();
  writer.text('env').text(facts.env ?? '');
  writer.text('hostname').text(facts.hostname ?? '');
  writer.text('app_version').text(facts.appVersion ?? '');
  return writer.toBuffer();
}

function writeChunk(writer: MsgpackWriter, { priority, origin, spans, tags }: TestChunk): void {
  writer.map(5);
  writer.text('priority');
  if (priority === undefined) writer.nil();
  else writer.number(priority);
  writer.text('origin').text(origin ?? '');
  writeSpans(writer.text('spans'), spans);
  writeTexts(writer.text('tags'), tags ?? {});
  writer.text('dropped_trace').boolean(false);
}
