import type { Random } from './random.ts';

/** Changes one to four places of some bytes: flips, deletes, inserts, repeats, cuts off. */
export function mutate(random: Random, bytes: Buffer): Buffer {
  let result = bytes;
  for (let left = 1 + random.below(4); left > 0 && result.length > 0; left--) result = mutateOnce(random, result);
  return result;
}

function mutateOnce(random: Random, bytes: Buffer): Buffer {
  const at = random.below(bytes.length);
  const end = Math.min(bytes.length, at + 1 + random.below(8));
  switch (random.below(6)) {
    case 0: {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
      return copy;
    }
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), random.bytes(1 + random.below(4)), bytes.subarray(at)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at, end), bytes.subarray(end)]);
    case 4: {
      // Bytes of one place in another: keeps to the alphabet of the text.
      const copy = Buffer.from(bytes);
      copy[at] = bytes[random.below(bytes.length)] ?? 0;
      return copy;
    }
    default:
      return bytes.subarray(0, at);
  }
}
