import { mask, maskUrls, secretKey } from '../../../lib/config/secret-key.ts';
import { secretHandle } from '../../../lib/config/secrets/secret-handle.ts';

/**
 * A copy of a configuration without its secrets: values under keys that look like one, and passwords in URLs. `ENC[…]` is
 * none and stays.
 */
export function maskSecrets(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => maskSecrets(each, key));
  if (typeof value === 'object' && value !== null) {
    // All below a key that looks like one is secret.
    const keyOf = (name: string): string => (secretKey.test(key) ? key : name);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, maskSecrets(each, keyOf(name))]));
  }
  if (value === null || value === undefined || value === '' || typeof value === 'boolean') return value;
  if (typeof value === 'string' && secretHandle(value) !== undefined) return value;
  if (secretKey.test(key)) return mask;
  return typeof value === 'string' ? maskUrls(value) : value;
}
