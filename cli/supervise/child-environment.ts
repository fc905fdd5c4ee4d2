import type { Places } from '../../lib/config/places.ts';
import { compileCacheDir } from '../compile-cache.ts';

/** A user's own keys of the real Datadog: with them a tracer or a client inside the lab could post there. */
const keyVariables = ['DD_API_KEY', 'DD_APP_KEY', 'DD_APPLICATION_KEY', 'DATADOG_API_KEY', 'DATADOG_APP_KEY'];

/** The environment that every process of the lab gets: the user's, without keys, and where this lab's files are. */
export function childEnvironment(env: NodeJS.ProcessEnv, places: Places): NodeJS.ProcessEnv {
  const own: NodeJS.ProcessEnv = { ...env };
  for (const name of keyVariables) delete own[name];
  return {
    NODE_COMPILE_CACHE: compileCacheDir,
    ...own,
    LABRADOR_CONFIG_DIR: places.configDir,
    LABRADOR_DATA_DIR: places.dataDir,
    DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'false',
  };
}
