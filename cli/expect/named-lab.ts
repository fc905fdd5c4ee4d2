import { UsageError } from '../usage-error.ts';
import type { Lab } from './ask-lab.ts';

/**
 * The lab at LABRADOR_URL, with the keys of the environment: where its URL is exported, so are they. Undefined where it is not set.
 * @throws UsageError
 */
export function namedLab({
  env,
  timeoutMs,
}: {
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}): Lab | undefined {
  const url = env.LABRADOR_URL;
  if (!url) return undefined;
  if (!URL.canParse(url)) throw new UsageError(`LABRADOR_URL is not a URL: ${url}`);
  const keys = {
    ...(env.DD_API_KEY ? { api: env.DD_API_KEY } : {}),
    ...(env.DD_APP_KEY ? { app: env.DD_APP_KEY } : {}),
  };
  return { url, keys, timeoutMs };
}
