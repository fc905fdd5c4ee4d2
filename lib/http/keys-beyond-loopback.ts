import { isLoopback } from './bind-host.ts';

/** The keys of datadog.yaml that decide it. */
interface DoorKeys {
  readonly bind_host: string;
  readonly api_key?: string | undefined;
  readonly app_key?: string | undefined;
}

/** Why a lab with these keys may not start: it would serve other machines without asking for keys; undefined: it may. */
export function keysBeyondLoopbackFault(keys: DoorKeys): string | undefined {
  if (isLoopback(keys.bind_host)) return undefined;
  const missing = (['api_key', 'app_key'] as const).filter((key) => !keys[key]);
  if (missing.length === 0) return undefined;
  return (
    `Cannot listen on ${keys.bind_host} without keys: others could read and write everything; ` +
    `set ${missing.join(' and ')} in datadog.yaml, or bind_host to 127.0.0.1`
  );
}
