import path from 'node:path';
import { parseDoor } from '../../lib/lifecycle/door.ts';
import type { RowContext, RowEnvironment } from './process-row.ts';
import { serviceVariables } from './service-variables.ts';
import { tracedEnvironment } from './traced-environment.ts';

/**
 * The variables of a traced service, `employees` or `apm-app`: those of its file in `config/services`, where to listen
 * and write, and where its traces and metrics go. The service knows no lab: to it, all of this is an environment.
 * @param port the configured one
 */
export function applicationEnvironment(name: string, port: number, context: RowContext): RowEnvironment {
  const { own, ports, config, dataDir, env } = context;
  // The door has the service's name, as a word.
  const before = parseDoor(own?.[name.replace('-', '_')])?.port;
  return {
    ...serviceVariables(name, env),
    ...tracedEnvironment(name, context),
    HOST: config.bind_host,
    PORT: before ?? (ports === 'free' ? '0' : String(port)),
    ALLOWED_HOSTS: [...config.labrador.allowed_hosts, config.bind_host].join(','),
    LOG_LEVEL: config.log_level,
    LOG_FILE: path.join(dataDir, 'logs', `${name}.log`),
  };
}
