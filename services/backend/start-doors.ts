import type { DatadogConfig } from '../../lib/config/datadog-schema.ts';
import { reachableUrl } from '../../lib/http/bind-host.ts';
import type { Stoppable } from '../../lib/lifecycle/lifecycle.ts';
import type { Logger } from '../../lib/log/logger.ts';
import { type Dogstatsd, startDogstatsd } from './intake/dogstatsd/start-dogstatsd.ts';
import { startTraces, type Traces } from './intake/traces/start-traces.ts';
import type { Store } from './store/store.ts';

interface DoorParts {
  readonly config: DatadogConfig;
  readonly hostname: string;
  readonly dataDir: string;
  readonly store: Pick<Store, 'openPort'>;
  readonly log: Logger;
}

/** The doors with threads of their own, those that are open. */
export interface Doors {
  readonly dogstatsd?: Dogstatsd;
  readonly traces?: Traces;
  /** Where they are, as clients reach them. */
  readonly endpoints: Readonly<Record<string, string>>;
  counters(): Promise<Record<string, number>>;
  /** To be stopped in reverse order. */
  readonly parts: readonly Stoppable[];
}

/** Opens DogStatsD and the trace receiver, as far as the configuration wants them. */
export async function startDoors(parts: DoorParts): Promise<Doors> {
  const { config } = parts;
  const startingDogstatsd = config.use_dogstatsd ? startDogstatsdOf(parts) : undefined;
  const startingTraces = config.apm_config.enabled ? startTracesAfter(startingDogstatsd, parts) : undefined;
  const [dogstatsd, traces] = await Promise.all([startingDogstatsd, startingTraces]);
  return {
    ...(dogstatsd && { dogstatsd }),
    ...(traces && { traces }),
    endpoints: {
      ...(dogstatsd && { dogstatsd: reachableUrl(dogstatsd.endpoint) }),
      ...(dogstatsd?.streamEndpoint && { dogstatsd_stream: dogstatsd.streamEndpoint }),
      ...(traces && { traces: reachableUrl(traces.endpoint) }),
      ...(traces?.socketEndpoint && { traces_socket: traces.socketEndpoint }),
    },
    counters: async () => ({ ...(await dogstatsd?.counters()), ...(await traces?.counters()) }),
    // Traces stop before DogStatsD, to which they hand lines.
    parts: [
      ...(dogstatsd ? [{ name: 'dogstatsd', stop: () => dogstatsd.stop() }] : []),
      ...(traces ? [{ name: 'traces', stop: () => traces.stop() }] : []),
    ],
  };
}

function startDogstatsdOf({ config, hostname, store, log }: DoorParts): Promise<Dogstatsd> {
  return startDogstatsd({ config, hostname, storePort: store.openPort(), bindHost: config.bind_host, log });
}

/** The trace receiver tells clients where DogStatsD listens, and hands it lines. */
async function startTracesAfter(
  startingDogstatsd: Promise<Dogstatsd> | undefined,
  { config, hostname, dataDir, store, log }: DoorParts,
): Promise<Traces> {
  const dogstatsd = await startingDogstatsd;
  return startTraces({
    ...{ config, hostname, log, dataDir, storePort: store.openPort(), bindHost: config.bind_host },
    ...(dogstatsd && { dogstatsd: { port: dogstatsd.port, packets: dogstatsd.openPort() } }),
  });
}
