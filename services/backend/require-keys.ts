import type { LoadedConfig } from '../../lib/config/datadog-config.ts';
import type { DatadogConfig } from '../../lib/config/datadog-schema.ts';
import { keysBeyondLoopbackFault } from '../../lib/http/keys-beyond-loopback.ts';

/**
 * Refuses to serve other machines without keys.
 * @throws when `bind_host` is not loopback and `api_key` or `app_key` is missing
 */
export function requireKeysBeyondLoopback(config: DatadogConfig): void {
  const fault = keysBeyondLoopbackFault(config);
  if (fault !== undefined) throw new Error(fault);
}

/**
 * Refuses to serve without a key that is configured and cannot be read, as a secret that cannot be had: the default, none,
 * would let everybody in.
 * @throws naming the first such key, its file and line
 */
export function requireReadableKeys({ problems }: Pick<LoadedConfig, 'problems'>): void {
  const fault = problems.find(({ severity, key }) => severity === 'error' && (key === 'api_key' || key === 'app_key'));
  if (!fault) return;
  const place = fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`;
  const message = fault.message.replace('; the default is used', '');
  throw new Error(`Cannot listen without a key that is configured: ${place}: ${message}`);
}
