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
