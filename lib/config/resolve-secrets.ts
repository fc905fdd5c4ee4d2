import { secretHandle } from './secrets/secret-handle.ts';
import type { SecretSource } from './secrets/secret-source.ts';

export type KeyPath = readonly (string | number)[];

/** Where a handle stands. */
export interface SecretPlace {
  readonly handle: string;
  readonly path: KeyPath;
}

/** All places of `ENC[…]` in a configuration, in order. */
export function secretPlaces(value: unknown, path: KeyPath = []): readonly SecretPlace[] {
  if (typeof value === 'string') {
    const handle = secretHandle(value);
    return handle === undefined ? [] : [{ handle, path }];
  }
  if (Array.isArray(value)) return value.flatMap((each, index) => secretPlaces(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => secretPlaces(each, [...path, key]));
}

/**
 * A copy of a configuration with the secrets in place of `ENC[…]`.
 * @param report called where there is none; the text stays as it is written
 */
export function resolveSecrets(
  value: unknown,
  secrets: SecretSource,
  report: (path: KeyPath, message: string) => void,
  path: KeyPath = [],
): unknown {
  if (typeof value === 'string') {
    const handle = secretHandle(value);
    if (handle === undefined) return value;
    const secret = secrets.get(handle);
    if ('value' in secret) return secret.value;
    report(path, `Cannot resolve ENC[${handle}]: ${secret.error}`);
    return value;
  }
  if (Array.isArray(value)) return value.map((each, index) => resolveSecrets(each, secrets, report, [...path, index]));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, resolveSecrets(each, secrets, report, [...path, key])]),
  );
}
