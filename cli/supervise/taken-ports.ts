import dgram from 'node:dgram';
import net from 'node:net';
import type { DatadogConfig } from '../../lib/config/datadog-schema.ts';

interface Door {
  /** The name of its process. */
  readonly process: string;
  readonly what: string;
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  readonly host: string;
  /** Where the port is set. */
  readonly setting: string;
}

/**
 * A sentence for each configured port that cannot be bound: which, for what, why, and where it is set.
 * @param names the processes whose ports they are
 */
export async function takenPorts(config: DatadogConfig, names: readonly string[]): Promise<string[]> {
  const sentences: string[] = [];
  for (const door of doors(config).filter(({ process, port }) => port !== 0 && names.includes(process))) {
    const code = await tryBind(door);
    if (code === undefined) continue;
    const reason = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${code})`;
    sentences.push(`port ${door.port}/${door.protocol} (${door.what}) ${reason}; ${door.setting}`);
  }
  return sentences;
}

function doors(config: DatadogConfig): Door[] {
  const list: Door[] = [
    {
      process: 'backend',
      what: 'console and API',
      protocol: 'tcp',
      port: config.labrador.port,
      host: config.bind_host,
      setting: 'set another by --port, DD_LABRADOR_PORT or labrador.port in datadog.yaml',
    },
  ];
  if (config.use_dogstatsd) {
    list.push({
      process: 'backend',
      what: 'DogStatsD',
      protocol: 'udp',
      port: config.dogstatsd_port,
      host: config.dogstatsd_non_local_traffic ? '0.0.0.0' : config.bind_host,
      setting: 'set another by DD_DOGSTATSD_PORT or dogstatsd_port in datadog.yaml',
    });
  }
  const { enabled, receiver_port, apm_non_local_traffic } = config.apm_config;
  if (enabled) {
    list.push({
      process: 'backend',
      what: 'traces',
      protocol: 'tcp',
      port: receiver_port,
      host: apm_non_local_traffic ? '0.0.0.0' : config.bind_host,
      setting: 'set another by DD_APM_RECEIVER_PORT or apm_config.receiver_port in datadog.yaml',
    });
  }
  const service = (process: string, port: number, key: string): Door => ({
    process,
    what: process,
    protocol: 'tcp',
    port,
    host: config.bind_host,
    setting: `set another by DD_LABRADOR_${key.toUpperCase()} or labrador.${key} in datadog.yaml, or leave it out by --without ${process}`,
  });
  list.push(service('employees', config.labrador.employees_port, 'employees_port'));
  list.push(service('apm-app', config.labrador.apm_app_port, 'apm_app_port'));
  return list;
}

/** Binds and lets go again. The error's code where that fails. */
function tryBind({ protocol, host, port }: Door): Promise<string | undefined> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException): void => resolve(error.code ?? error.message);
    if (protocol === 'tcp') {
      const server = net.createServer().once('error', fail);
      server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
      return;
    }
    const socket = dgram.createSocket(net.isIPv6(host) ? 'udp6' : 'udp4').once('error', (error) => {
      socket.close();
      fail(error);
    });
    socket.bind({ address: host, port, exclusive: true }, () => socket.close(() => resolve(undefined)));
  });
}
