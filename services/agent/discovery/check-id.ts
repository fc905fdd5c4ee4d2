/**
 * Id of an instance: `<check>[:<instance name>]:<hash of its configuration>`, so that it stays the same as long as
 * nothing in the instance or its init_config changes. FNV-1 over 64 bits in hexadecimal, as the Agent's, though over
 * JSON with sorted keys (the Agent hashes its own rendering of the YAML, which nothing outside can reproduce).
 */
export function checkIdOf(
  check: string,
  config: { readonly instance: unknown; readonly initConfig: unknown; readonly instanceName?: string | undefined },
): string {
  const hash = fnv1(`${canonicalJson(config.instance)}\n${canonicalJson(config.initConfig)}`).toString(16);
  return config.instanceName ? `${check}:${config.instanceName}:${hash}` : `${check}:${hash}`;
}

/** FNV-1, 64 bits, over the UTF-8 bytes of a text. */
export function fnv1(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) hash = BigInt.asUintN(64, hash * 0x100000001b3n) ^ BigInt(byte);
  return hash;
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, each: unknown) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
