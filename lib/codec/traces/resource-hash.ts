const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/**
 * What stands for a resource in addresses and in the tag `resource` of trace metrics: 16 hex digits, the 64-bit FNV-1a hash of
 * its UTF-8 bytes. (Datadog's own hash is not published.)
 */
export function resourceHash(resource: string): string {
  let hash = offsetBasis;
  for (const byte of Buffer.from(resource)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  return hash.toString(16).padStart(16, '0');
}
