import type { Clock } from '../../../../lib/clock/clock.ts';
import { TraceDecoder } from '../../../../lib/codec/traces/trace-decoder.ts';
import { Counters } from '../counters.ts';
import { Outbox, type StorePort } from '../outbox.ts';
import { type LogLine, ThrottledLog } from '../throttled-log.ts';
import { agentVersion } from './agent-version.ts';
import { dogstatsdDoors } from './dogstatsd-doors.ts';
import { DogstatsdProxy, type PacketsPort } from './dogstatsd-proxy.ts';
import type { Door } from './door.ts';
import { makeInfo } from './info.ts';
import { listenTraces } from './listen-traces.ts';
import { TracePipeline } from './pipeline/trace-pipeline.ts';
import { profileDoor } from './profiles/profile-door.ts';
import { ProfileFolder } from './profiles/profile-folder.ts';
import type { TracesSettings } from './settings.ts';
import { traceDoors } from './trace-doors.ts';
import { traceHandler } from './trace-handler.ts';
import { TraceReceiver } from './trace-receiver.ts';
import { unusedDoors } from './unused-doors.ts';

/** Bytes that the rows may take which the store owes an answer for. */
const maxUnansweredBytes = 256 * 1024 * 1024;

/** All bodies in memory together, besides one of the largest. */
const bytesInFlight = 64 * 1024 * 1024;

/** How long the store may take for the last rows. */
const lastRowsMs = 5000;

/** The trace receiver as it runs in its thread. */
export interface OpenTraces {
  readonly port: number;
  counters(): Record<string, number>;
  /** Closes the doors, hands everything to the store, and waits until that has it. */
  close(): Promise<void>;
}

/**
 * Composes the receiver: doors → codec → pipeline → store port.
 * @throws when its port or socket cannot be had, naming it and the key
 */
export async function openTraces(
  from: {
    readonly settings: TracesSettings;
    readonly storePort: StorePort;
    /** To DogStatsD's worker; absent where there is none. */
    readonly dogstatsdPort?: PacketsPort;
  },
  to: { readonly clock: Clock; readonly log: (line: LogLine) => void },
): Promise<OpenTraces> {
  const { settings } = from;
  const { clock } = to;
  const counters = new Counters();
  const log = new ThrottledLog(clock, to.log);
  const warn = (subject: string, text: string): void =>
    log.write(subject, { level: 'warn', text: () => `traces: ${text}` });
  const outbox = new Outbox(from.storePort, {
    source: 'traces',
    maxRows: settings.maxUnansweredRows,
    maxBytes: maxUnansweredBytes,
  });
  const pipeline = new TracePipeline(settings.pipeline, { clock });
  const receiver = new TraceReceiver({ waitRows: settings.waitRows, clock, outbox, counters, pipeline });
  const doors: Door[] = [
    ...traceDoors({ receiver, decoder: new TraceDecoder(), counters, onRefused: (text) => warn('refused', text) }),
    ...dogstatsdDoors(from.dogstatsdPort && new DogstatsdProxy(from.dogstatsdPort), counters),
    profileDoor({
      clock,
      counters,
      outbox,
      folder: new ProfileFolder(settings.profilesDir),
      hostname: settings.pipeline.hostname,
      refuseWhenFull: () => receiver.refuseWhenFull(),
      onRefused: (text) => warn('profiles', text),
    }),
    ...unusedDoors(counters),
  ];
  // What is listed knows the port, and the port is known when it listens: nothing is answered before.
  const headers: Record<string, string> = { 'Datadog-Agent-Version': agentVersion };
  let info = '';
  doors.push({
    path: '/info',
    isListed: false,
    methods: 'any',
    keeps: 'none',
    handle: () => ({ status: 200, body: info, type: 'application/json' }),
  });
  const handlers = traceHandler({
    doors,
    headers,
    allowedHosts: new Set(settings.allowedHosts),
    maxBytes: settings.maxPayloadBytes,
    maxBytesInFlight: bytesInFlight + settings.maxPayloadBytes,
    onRefused: (status) => counters.add(`traces.http.refused.${status}`),
    onFault: (error, path) => warn('fault', `${path} failed: ${error instanceof Error ? error.stack : error}`),
  });
  const onDrop = (): void => {
    counters.add('traces.connections_refused');
    warn('connections', 'refused a connection: too many are open');
  };
  const listeners = await listenTraces(settings, { handlers, onDrop }).catch((error: unknown) => {
    receiver.stop();
    throw error;
  });
  const made = makeInfo(settings, doors, listeners.port);
  info = made.body;
  headers['Datadog-Agent-State'] = made.state;
  return {
    port: listeners.port,
    counters: () => ({ ...counters.snapshot(), ...receiver.counters() }),
    close: async () => {
      await listeners.close();
      receiver.stop();
      const patience = Promise.withResolvers<void>();
      const timer = clock.after(lastRowsMs, patience.resolve);
      await Promise.race([outbox.taken(), patience.promise]);
      timer.cancel();
    },
  };
}
