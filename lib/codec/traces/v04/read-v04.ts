import type { MsgpackReader } from '../../msgpack/msgpack-reader.ts';
import { noFacts, type PayloadFacts } from '../decoded-traces.ts';
import type { TraceBuilder } from '../trace-builder.ts';
import { readSpanMaps } from './read-span-map.ts';

/** Reads a payload of v0.3 or v0.4, a list of chunks (wire.md 2.4). @throws HttpError 400 when the bytes are none */
export function readV04(reader: MsgpackReader, builder: TraceBuilder): PayloadFacts {
  const chunks = reader.list();
  if (chunks < 0 && !reader.nil()) throw reader.malformed('no list of traces');
  for (let i = 0; i < chunks; i++) {
    builder.enterChunk();
    readSpanMaps(reader, builder);
    builder.endChunk();
  }
  return noFacts;
}
