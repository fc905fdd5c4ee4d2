import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { projectRoot } from '../../lib/config/places.ts';
import { keyVariables } from './key-variables.ts';

/**
 * The variables of `services/<name>.env` in the configuration folder (`LABRADOR_CONFIG_DIR` of `env`), else of the one in
 * the clone. A variable that the user has set wins, but the name of the service is the file's: a `DD_SERVICE` of the
 * user's own shell is that of something else. Keys of the real Datadog are left out.
 * @throws when neither file can be read
 */
export function serviceVariables(name: string, env: NodeJS.ProcessEnv): Record<string, string> {
  const variables = { DD_SERVICE: name, ...parseEnv(readFirst(filesFor(name, env))) };
  const chosen = Object.entries(variables).filter(
    ([variable, value]) =>
      value !== undefined && !keyVariables.includes(variable) && (variable === 'DD_SERVICE' || !env[variable]),
  );
  return Object.fromEntries(chosen) as Record<string, string>;
}

function filesFor(name: string, env: NodeJS.ProcessEnv): string[] {
  const folders = [env.LABRADOR_CONFIG_DIR, path.join(projectRoot, 'config')];
  return folders.flatMap((folder) => (folder ? [path.join(folder, 'services', `${name}.env`)] : []));
}

function readFirst(files: readonly string[]): string {
  for (const file of files) {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw new Error(`Cannot read ${file}: ${(error as Error).message}`, { cause: error });
    }
  }
  throw new Error(`Cannot find ${files.at(-1)}, which the clone brings`);
}
