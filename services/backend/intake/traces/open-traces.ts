import type { Clock } from '../../../../lib/clock/clock.ts';
import { TraceDecoder } from '../../../../lib/codec/traces/trace-decoder.ts';
import { Counters } from '../counters.ts';
import { Outbox, type StorePort } from '../outbox.ts';
import { type LogLine, ThrottledLog } from '../throttled-log.ts';
import { agentBodies } from './agent-bodies.ts';
import type { AgentIntake } from './agent-intake.ts';
import { agentVersion } from './agent-version.ts';
import type { PacketsPort } from './dogstatsd-proxy.ts';
import { makeInfo } from './info.ts';
import { listenTraces } from './listen-traces.ts';
import { TracePipeline } from './pipeline/trace-pipeline.ts';
import { receiverDoors } from './receiver-doors.ts';
import type { TracesSettings } from './settings.ts';
import { traceHandler } from './trace-handler.ts';
import { TraceReceiver } from './trace-receiver.ts';

/** Bytes that the rows may take which the store owes an answer for. */
const maxUnansweredBytes = 256 * 1024 * 1024;

/** All bodies in memory together, besides one of the largest. */
const bytesInFlight = 64 * 1024 * 1024;

/** How long the store may take for the last rows. */
const lastRowsMs = 5000;

/** The trace receiver as it runs in its thread. */
export interface OpenTraces extends AgentIntake {
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
  const { warn, onFault } = reporter(clock, to.log);
  const { waitRows, maxUnansweredRows: maxRows } = settings;
  const outbox = new Outbox(from.storePort, { source: 'traces', maxRows, maxBytes: maxUnansweredBytes });
  const decoder = new TraceDecoder();
  const pipeline = new TracePipeline(settings.pipeline, { clock });
  const receiver = new TraceReceiver({ waitRows, clock, outbox, counters, pipeline, warn });
  const answers = { info: '', headers: { 'Datadog-Agent-Version': agentVersion, 'Datadog-Agent-State': '' } };
  const doors = receiverDoors({ ...from, clock, counters, outbox, receiver, decoder, warn, info: () => answers.info });
  const handlers = traceHandler({
    doors,
    headers: answers.headers,
    allowedHosts: new Set(settings.allowedHosts),
    maxBytes: settings.maxPayloadBytes,
    maxBytesInFlight: bytesInFlight + settings.maxPayloadBytes,
    onRefused: (status) => counters.add(`traces.http.refused.${status}`),
    onFault,
  });
  const { port, close } = await listenTraces(settings, {
    handlers,
    // What is listed names the port, and that is known when it listens.
    onPort: (open) => {
      const { body, state } = makeInfo(settings, doors, open);
      answers.info = body;
      answers.headers['Datadog-Agent-State'] = state;
    },
    onDrop: () => {
      counters.add('traces.connections_refused');
      warn('connections', 'refused a connection: too many are open');
    },
  }).catch((error: unknown) => {
    receiver.stop();
    throw error;
  });
  return {
    port,
    ...agentBodies({ receiver, decoder, counters, warn, onFault }),
    counters: () => ({ ...counters.snapshot(), ...receiver.counters() }),
    close: async () => {
      await close();
      receiver.stop();
      await within(clock, lastRowsMs, outbox.taken());
    },
  };
}

function reporter(clock: Clock, write: (line: LogLine) => void) {
  const log = new ThrottledLog(clock, write);
  return {
    warn: (subject: string, text: string): void => log.write(subject, { level: 'warn', text: () => `traces: ${text}` }),
    /** Of mistakes of ours. */
    onFault: (error: unknown, what: string): void => {
      const text = (): string => `traces: ${what} failed: ${error instanceof Error ? error.stack : error}`;
      log.write('fault', { level: 'error', text });
    },
  };
}

async function within(clock: Clock, limitMs: number, promise: Promise<void>): Promise<void> {
  const patience = Promise.withResolvers<void>();
  const timer = clock.after(limitMs, patience.resolve);
  await Promise.race([promise, patience.promise]);
  timer.cancel();
}
