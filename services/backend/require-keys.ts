import type { DatadogConfig } from '../../lib/config/datadog-schema.ts';
import { isLoopback } from '../../lib/http/bind-host.ts';

/**
 * Refuses to serve other machines without keys.
 * @throws when `bind_host` is not loopback and `api_key` or `app_key` is missing
 */
export function requireKeysBeyondLoopback(config: DatadogConfig): void {
  if (isLoopback(config.bind_host)) return;
  const missing = (['api_key', 'app_key'] as const).filter((key) => !config[key]);
  if (missing.length === 0) return;
  throw new Error(
    `Cannot listen on ${config.bind_host} without keys: others could read and write everything; ` +
      `set ${missing.join(' and ')} in datadog.yaml, or bind_host to 127.0.0.1`,
  );
}
