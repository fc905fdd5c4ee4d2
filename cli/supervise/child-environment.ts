import type { Places } from '../../lib/config/places.ts';
import { compileCacheDir } from '../compile-cache.ts';
import { keyVariables } from './key-variables.ts';

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
