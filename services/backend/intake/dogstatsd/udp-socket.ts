import dgram from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { DogstatsdSettings } from './settings.ts';

export interface UdpDoor {
  readonly socket: dgram.Socket;
  /** What the kernel gave, in bytes; Linux counts its own book-keeping too and gives twice what was asked. */
  readonly receiveBufferBytes: number;
}

/**
 * Binds the UDP socket and asks the kernel for the receive buffer.
 * @throws when the address cannot be bound, naming it and the key
 */
export async function bindUdp(settings: DogstatsdSettings): Promise<UdpDoor> {
  const socket = dgram.createSocket(isIPv6(settings.bindHost) ? 'udp6' : 'udp4');
  socket.bind({ address: settings.bindHost, port: settings.port, exclusive: true });
  try {
    await once(socket, 'listening');
  } catch (error) {
    socket.close();
    throw cannotListen(settings, error as NodeJS.ErrnoException);
  }
  if (settings.receiveBufferBytes > 0) setReceiveBuffer(socket, settings.receiveBufferBytes);
  return { socket, receiveBufferBytes: socket.getRecvBufferSize() };
}

function cannotListen({ bindHost, port }: DogstatsdSettings, error: NodeJS.ErrnoException): Error {
  const reason =
    error.code === 'EADDRINUSE'
      ? `port ${port} is taken; free it or set dogstatsd_port in datadog.yaml (DD_DOGSTATSD_PORT)`
      : `${error.message}; see bind_host and dogstatsd_port`;
  return new Error(`Cannot listen for DogStatsD on UDP ${bindHost}:${port}: ${reason}`, { cause: error });
}

/** Linux gives less than was asked without an error, other systems refuse: then half, until it is taken. */
function setReceiveBuffer(socket: dgram.Socket, bytes: number): void {
  for (let size = bytes; size >= 64 * 1024; size = Math.floor(size / 2)) {
    try {
      socket.setRecvBufferSize(size);
      return;
    } catch {
      // Too large for this system; the next smaller one.
    }
  }
}
