import net from 'node:net';
import type { Clock } from '../../../../lib/clock/clock.ts';
import { listenUnix } from '../listen-unix.ts';
import { type LogLine, ThrottledLog } from '../throttled-log.ts';
import { FrameReader } from './frame-reader.ts';
import { maxPacketBytes } from './packet-reader.ts';
import type { DogstatsdSettings } from './settings.ts';

/** Connections held at once; one more is closed and counted. */
const maxConnections = 1024;

export interface StreamDoor {
  /** By name, since the start; `connections` are those that are open. */
  counters(): Record<string, number>;
  /** Drops the connections and removes the socket's file. */
  close(): void;
}

interface StreamTarget {
  readonly onFrame: (frame: Uint8Array) => void;
  readonly clock: Clock;
  readonly log: (line: LogLine) => void;
}

/**
 * Listens on the Unix stream socket `dogstatsd_stream_socket`. A connection is dropped at a frame that is too long.
 * @throws naming path and key: the path is taken by something that is no socket, or by a socket that answers, or cannot be used
 */
export async function openStreamSocket(
  settings: DogstatsdSettings,
  { onFrame, clock, log }: StreamTarget,
): Promise<StreamDoor> {
  const maxFrameBytes = Math.min(settings.bufferSizeBytes, maxPacketBytes);
  const throttled = new ThrottledLog(clock, log);
  const warn = (text: string): void => throttled.write('stream', { level: 'warn', text: () => `DogStatsD: ${text}` });
  const counters = { accepted: 0, refused: 0, frames: 0, bytes: 0, tooLong: 0, cut: 0 };
  const connections = new Set<net.Socket>();
  const take = (frame: Uint8Array): void => {
    counters.frames++;
    counters.bytes += frame.length;
    onFrame(frame);
  };
  const server = net.createServer((connection) => {
    connections.add(connection);
    counters.accepted++;
    const reader = new FrameReader(maxFrameBytes, take);
    connection.on('data', (chunk: Buffer) => {
      if (reader.push(chunk)) return;
      counters.tooLong++;
      warn(`dropped a connection at a frame of more than ${maxFrameBytes} bytes (dogstatsd_buffer_size)`);
      connection.destroy();
    });
    connection.on('error', () => {});
    connection.on('close', () => {
      connections.delete(connection);
      if (reader.isInFrame) counters.cut++;
    });
  });
  server.maxConnections = maxConnections;
  server.on('drop', () => {
    counters.refused++;
    warn(`refused a connection: ${maxConnections} are open on the Unix socket`);
  });
  await listenUnix(server, settings.streamSocket, { what: 'DogStatsD', setting: 'dogstatsd_stream_socket' });
  return {
    counters: () => ({
      'dogstatsd.stream.connections': connections.size,
      'dogstatsd.stream.connections_accepted': counters.accepted,
      'dogstatsd.stream.connections_refused': counters.refused,
      'dogstatsd.stream.packets': counters.frames,
      'dogstatsd.stream.bytes': counters.bytes,
      'dogstatsd.stream.too_long_frames_dropped': counters.tooLong,
      'dogstatsd.stream.cut_frames_dropped': counters.cut,
    }),
    close: () => {
      server.close();
      for (const connection of connections) connection.destroy();
    },
  };
}
