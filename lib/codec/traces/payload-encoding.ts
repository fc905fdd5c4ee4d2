/** What a payload of traces is written in. */
export type PayloadEncoding = 'msgpack' | 'json';

/**
 * Tells it from the content type, and where that says nothing (a missing one is JSON to an Agent, an unknown one either)
 * from the first byte that is no space: `[` and `{` begin no payload of msgpack.
 */
export function payloadEncoding(contentType: string, bytes: Uint8Array): PayloadEncoding {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (type === 'application/msgpack' || type === 'application/x-msgpack') return 'msgpack';
  if (type === 'application/json' || type === 'text/json') return 'json';
  const first = bytes.find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return first === 0x5b || first === 0x7b ? 'json' : 'msgpack';
}
