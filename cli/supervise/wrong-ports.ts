import { loadDatadogConfig } from '../../lib/config/datadog-config.ts';
import type { Places } from '../../lib/config/places.ts';
import { childEnvironment } from './child-environment.ts';

/**
 * A sentence for each key or variable of a port that is none: which, and where it stands. Of other keys the default is good
 * enough to start with; a lab on another port than was said would not be found, or would be in the way of another.
 */
export function wrongPorts(env: NodeJS.ProcessEnv, places: Places): readonly string[] {
  const { problems } = loadDatadogConfig(places.configDir, childEnvironment(env, places));
  return problems.flatMap(({ severity, file, line, key }) => {
    if (severity !== 'error' || key === undefined || !/(^|[._])port$/.test(key)) return [];
    const place = line === undefined ? file : `${file}, line ${line}`;
    return [`${place}: ${key} must be a whole number from 0 to 65535`];
  });
}
