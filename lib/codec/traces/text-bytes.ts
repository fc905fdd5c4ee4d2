/** A 32-bit hash of bytes, of which there is one at least; four at a time. */
export function hashOfBytes(view: DataView, start: number, length: number, seed: number): number {
  let hash = seed ^ length;
  if (length >= 4) {
    const last = start + length - 4;
    for (let at = start; at < last; at += 4) hash = mixed(hash, view.getInt32(at, true));
    hash = mixed(hash, view.getInt32(last, true));
  } else {
    hash = mixed(hash, view.getUint8(start) | (view.getUint8(start + (length >> 1)) << 8));
    hash = mixed(hash, view.getUint8(start + length - 1));
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** Whether the bytes are the same, of which there is one at least; four at a time. */
export function sameBytes(a: DataView, aStart: number, b: DataView, bStart: number, length: number): boolean {
  if (length >= 4) {
    const last = length - 4;
    for (let i = 0; i < last; i += 4) {
      if (a.getInt32(aStart + i, true) !== b.getInt32(bStart + i, true)) return false;
    }
    return a.getInt32(aStart + last, true) === b.getInt32(bStart + last, true);
  }
  for (let i = 0; i < length; i++) if (a.getUint8(aStart + i) !== b.getUint8(bStart + i)) return false;
  return true;
}

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1);
  return (product << 13) | (product >>> 19);
}
