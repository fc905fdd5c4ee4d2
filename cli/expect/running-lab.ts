import { loadDatadogConfig } from '../../lib/config/datadog-config.ts';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import type { Lab } from './ask-lab.ts';

/** The lab that runs on a data folder, with the keys of datadog.yaml; undefined where none does. */
export async function runningLab(
  dataDir: string,
  { env, timeoutMs }: { readonly env: NodeJS.ProcessEnv; readonly timeoutMs: number },
): Promise<Lab | undefined> {
  const url = (await readStatus({ dataDir, name: 'backend' }))?.endpoints.http;
  if (url === undefined) return undefined;
  const { config } = loadDatadogConfig(placesFromEnvironment(env).configDir, env);
  const keys = { ...(config.api_key && { api: config.api_key }), ...(config.app_key && { app: config.app_key }) };
  return { url, keys, timeoutMs };
}
