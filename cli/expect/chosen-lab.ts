import { dataDirOf } from '../status/lab-folder.ts';
import type { Lab } from './ask-lab.ts';
import { namedLab } from './named-lab.ts';
import { runningLab } from './running-lab.ts';

/**
 * The lab that a command asks: the one that runs on the folder of `--data`, else the one at LABRADOR_URL, else the one that runs
 * on the folder of the environment. Undefined where none runs on it.
 * @throws UsageError when LABRADOR_URL is not a URL
 */
export async function chosenLab(
  options: { readonly data?: string },
  how: { readonly env: NodeJS.ProcessEnv; readonly timeoutMs: number },
): Promise<Lab | undefined> {
  const named = options.data === undefined ? namedLab(how) : undefined;
  return named ?? runningLab(dataDirOf(options, how.env), how);
}
