import type { DatadogConfig } from '../../lib/config/datadog-schema.ts';
import { localUrl } from '../../lib/http/bind-host.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import { UsageError } from '../usage-error.ts';
import type { Targets } from './run-traffic.ts';

/** Where to look for the services. */
export interface TargetPlaces {
  readonly env: NodeJS.ProcessEnv;
  readonly dataDir: string;
  readonly config: DatadogConfig;
}

/** A service, and where each place has it. */
interface Service {
  readonly name: string;
  readonly variable: string;
  readonly door: string;
  readonly port: number;
}

/**
 * The addresses of the services: those of EMPLOYEES_URL and APM_APP_URL, else of the lab that runs on the data folder,
 * else the configured ports. Whether they answer is another question.
 * @throws UsageError when a variable is not a URL
 */
export async function findTargets({ env, dataDir, config }: TargetPlaces): Promise<Required<Targets>> {
  const { employees_port, apm_app_port } = config.labrador;
  const find = async ({ name, variable, door, port }: Service): Promise<URL> => {
    const given = env[variable];
    if (given) return parseUrl(variable, given);
    const running = (await readStatus({ dataDir, name }))?.endpoints[door];
    return new URL(running ?? localUrl('http', config.bind_host, port));
  };
  return {
    employees: await find({ name: 'employees', variable: 'EMPLOYEES_URL', door: 'employees', port: employees_port }),
    apmApp: await find({ name: 'apm-app', variable: 'APM_APP_URL', door: 'apm_app', port: apm_app_port }),
  };
}

function parseUrl(variable: string, given: string): URL {
  const url = URL.parse(given);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new UsageError(`${variable} is not an HTTP URL: ${given}`);
}
