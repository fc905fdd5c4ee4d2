import { errors } from '../../../../lib/http/errors.ts';

/** Lists and objects of a body: a full body of ordinary series has some two millions, and takes some 300 MB. */
export const maxContainers = 5_000_000;

/**
 * Refuses JSON that takes many times its own size in memory, before it is parsed. Brackets within text count too.
 * @throws HttpError 413
 */
export function assertSimple(json: Uint8Array, limit = maxContainers): void {
  let containers = 0;
  for (let at = 0; at < json.length; at += 1) {
    // `[` and `{` differ in one bit.
    if (((json[at] ?? 0) | 0x20) === 0x7b) containers += 1;
  }
  if (containers > limit) throw errors.bodyTooComplex(limit);
}
