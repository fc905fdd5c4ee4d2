import type { MsgpackReader } from '../../msgpack/msgpack-reader.ts';
import type { TraceBuilder } from '../trace-builder.ts';

/**
 * Reads `meta_struct`, key → bytes that are msgpack themselves (wire.md 2.4), for the span at hand.
 * @returns false when no map stands there
 */
export function readMetaStruct(reader: MsgpackReader, builder: TraceBuilder): boolean {
  const pairs = reader.map();
  if (pairs < 0) return false;
  builder.extra.demand(pairs);
  const entries: [string, Uint8Array][] = [];
  for (let i = 0; i < pairs; i++) {
    const key = reader.string();
    if (key === undefined) throw reader.malformed('no key');
    const length = reader.text();
    if (length >= 0) {
      entries.push([key, new Uint8Array(reader.bytes.subarray(reader.at, reader.at + length))]);
      reader.at += length;
    } else builder.skipOdd(reader);
  }
  builder.extra.set({ metaStruct: Object.fromEntries(entries) });
  return true;
}
