import { MsgpackReader } from '../msgpack/msgpack-reader.ts';
import type { ClientStatsPayload } from './client-stats.ts';
import { readClientStats } from './read-client-stats.ts';
import { maxStatsItems } from './stats-source.ts';

/**
 * Decodes the body of `/v0.6/stats`: msgpack with Go's names of fields (wire.md 2.9). A value of a wrong type, or a
 * summary that cannot be read, costs only itself and is named in `refusals`.
 * @throws HttpError 400 when it is no such payload, 413 when there is too much in it
 */
export function decodeClientStats(body: Buffer): ClientStatsPayload {
  const reader = new MsgpackReader(body);
  const payload = readClientStats(reader, { itemsLeft: maxStatsItems });
  if (!payload) throw reader.malformed('no payload of stats, which is a map');
  return payload;
}
