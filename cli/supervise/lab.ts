import { loadDatadogConfig } from '../../lib/config/datadog-config.ts';
import type { DatadogConfig } from '../../lib/config/datadog-schema.ts';
import type { Places } from '../../lib/config/places.ts';
import { secretHandle } from '../../lib/config/secrets/secret-handle.ts';
import { isLoopback } from '../../lib/http/bind-host.ts';
import { labEnvironment, placeholderKeys, type Variable } from '../../lib/lifecycle/lab-environment.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import type { Endpoints } from '../../lib/model/process-status.ts';
import { childEnvironment } from './child-environment.ts';
import type { ProcessRow } from './process-row.ts';

/** The configuration as the processes of the lab will read it; `as written` for what is shown: `ENC[…]` in place of secrets. */
export function labConfig(env: NodeJS.ProcessEnv, places: Places, secrets?: 'as written'): DatadogConfig {
  return loadDatadogConfig(places.configDir, childEnvironment(env, places), secrets).config;
}

/** The doors of all processes together. */
export function allEndpoints(endpoints: ReadonlyMap<string, Endpoints>): Endpoints {
  return Object.assign({}, ...endpoints.values()) as Endpoints;
}

/** The variables that clients of this lab need. */
export function clientVariables(
  endpoints: ReadonlyMap<string, Endpoints>,
  dataDir: string,
  config: DatadogConfig,
): Variable[] {
  return labEnvironment({ endpoints: allEndpoints(endpoints), dataDir, ...shownKeys(config) });
}

/** The configured keys that are no `ENC[…]`; without any, and on loopback where none are asked for, placeholders. */
function shownKeys(config: DatadogConfig): { apiKey?: string; appKey?: string } {
  const isOpen = config.api_key === undefined && config.app_key === undefined && isLoopback(config.bind_host);
  if (isOpen) return placeholderKeys;
  return {
    ...(isShown(config.api_key) && { apiKey: config.api_key }),
    ...(isShown(config.app_key) && { appKey: config.app_key }),
  };
}

function isShown(key: string | undefined): key is string {
  return key !== undefined && secretHandle(key) === undefined;
}

/**
 * Refuses a data folder in which one of the processes already runs: only one may open the database.
 * @throws when one answers there
 */
export async function assertNotRunning(dataDir: string, rows: readonly ProcessRow[]): Promise<void> {
  for (const { name } of rows) {
    const status = await readStatus({ dataDir, name });
    if (status) {
      throw new Error(
        `Cannot start: a lab already runs on ${dataDir} (${name}, pid ${status.pid}); stop it or choose another folder with --data`,
      );
    }
  }
}
