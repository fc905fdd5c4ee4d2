import path from 'node:path';
import { placesFromEnvironment } from '../../lib/config/places.ts';

/** How a command that looks at a running lab takes its folder. */
export const dataOption = [
  '--data <dir>',
  'data folder of the lab (default: LABRADOR_DATA_DIR, else .labrador in the clone)',
] as const;

/** Which lab a command asks that asks by HTTP. */
export const askedLabHelp =
  '\nWithout --data it asks the lab at LABRADOR_URL, where that is set, with DD_API_KEY and DD_APP_KEY.';

/** The data folder that a command is to look at: `--data`, else that of the environment. */
export function dataDirOf(options: { readonly data?: string }, env: NodeJS.ProcessEnv): string {
  return options.data === undefined ? placesFromEnvironment(env).dataDir : path.resolve(options.data);
}

/** What a command says where nothing runs. */
export function noLabText(command: string, dataDir: string): string {
  return `labrador ${command}: no lab runs on ${dataDir}; start one with './labrador up', or name its folder by --data\n`;
}
