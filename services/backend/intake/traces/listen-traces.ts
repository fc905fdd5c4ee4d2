import type { RequestListener } from 'node:http';
import { closeHttpServer, createHttpServer, type HttpLimits, listen } from '../../../../lib/http/server.ts';
import { listenUnix } from '../listen-unix.ts';
import type { TracesSettings } from './settings.ts';

/** The receiver's port and socket. */
export interface TraceListeners {
  /** In use, also when 0 was asked for. */
  readonly port: number;
  /** Takes no more connections, lets requests in progress finish for a while, then cuts them. */
  close(): Promise<void>;
}

/** A request that is in progress when the process ends may take so long. */
const graceMs = 2000;

/** Connections are kept longer than clients pause, so that none is closed while a request is on its way. */
const keepAliveMs = 65_000;

/**
 * Listens on `apm_config.receiver_port`, and on the Unix socket where one is configured.
 * @throws naming port or path and key, when one of the two cannot be had; then neither listens
 */
export async function listenTraces(
  settings: TracesSettings,
  to: {
    readonly handlers: { readonly port: RequestListener; readonly socket: RequestListener };
    /** Told of the port before any request comes by it. */
    readonly onPort: (port: number) => void;
    /** Told of each connection that is one too many. */
    readonly onDrop: () => void;
  },
): Promise<TraceListeners> {
  const limits: HttpLimits = { requestTimeoutMs: settings.requestTimeoutMs, keepAliveMs, onDrop: to.onDrop };
  const place = { host: settings.bindHost, port: settings.port, setting: 'apm_config.receiver_port' };
  const tcp = await listen(to.handlers.port, { ...place, limits });
  to.onPort(tcp.port);
  if (settings.socket === '') return { port: tcp.port, close: () => tcp.close(graceMs) };
  const unix = createHttpServer(to.handlers.socket, limits);
  try {
    await listenUnix(unix, settings.socket, { what: 'traces', setting: 'apm_config.receiver_socket' });
  } catch (error) {
    await tcp.close(0);
    throw error;
  }
  return {
    port: tcp.port,
    close: async () => {
      await Promise.all([tcp.close(graceMs), closeHttpServer(unix, graceMs)]);
    },
  };
}
