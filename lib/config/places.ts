import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const projectRoot = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Where this lab's configuration and data are. Absolute. */
export interface Places {
  /** `LABRADOR_CONFIG_DIR`, else `config/` of the clone. */
  readonly configDir: string;
  /** `LABRADOR_DATA_DIR`, else `.labrador/` of the clone. */
  readonly dataDir: string;
}

export function placesFromEnvironment(env: NodeJS.ProcessEnv): Places {
  return {
    configDir: path.resolve(env.LABRADOR_CONFIG_DIR || path.join(projectRoot, 'config')),
    dataDir: path.resolve(env.LABRADOR_DATA_DIR || path.join(projectRoot, '.labrador')),
  };
}

/** The host's name: what is configured, else the operating system's without a domain-less fallback of our own. */
export function resolveHostname(configured: string): string {
  return configured || os.hostname();
}
