import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A listening HTTP server. */
export interface HttpServer {
  /** The port in use, also when 0 was asked for. */
  readonly port: number;
  /** Takes no more connections, lets requests in progress finish for up to `graceMs` (default 5000), then cuts them. */
  close(graceMs?: number): Promise<void>;
}

/** Headers and body of a request have to be here by then. */
const headersTimeoutMs = 20_000;
const requestTimeoutMs = 60_000;

/** Connections at the same time; more are dropped. */
const maxConnections = 1000;

/**
 * Listens.
 * @param where `setting` is the key of datadog.yaml that names the port, for the error
 * @throws when the port cannot be had: `Cannot listen on 127.0.0.1:8080: …; set labrador.port …`
 */
export async function listen(
  handler: RequestListener,
  where: { readonly host: string; readonly port: number; readonly setting: string },
): Promise<HttpServer> {
  const server = http.createServer({ headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs }, handler);
  server.maxConnections = maxConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, where)));
    server.listen(where.port, where.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (graceMs = 5000) => close(server, graceMs),
  };
}

function explain(
  error: NodeJS.ErrnoException,
  where: { readonly host: string; readonly port: number; readonly setting: string },
): Error {
  const place = `${where.host}:${where.port}`;
  const options = { cause: error };
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Cannot listen on ${place}: port ${where.port} is taken; stop what uses it or set ${where.setting} in datadog.yaml`,
      options,
    );
  }
  if (error.code === 'EACCES') {
    return new Error(`Cannot listen on ${place}: not permitted; set ${where.setting} in datadog.yaml`, options);
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Error(`Cannot listen on ${place}: no such address here; set bind_host in datadog.yaml`, options);
  }
  return new Error(`Cannot listen on ${place}: ${error.message}`, options);
}

function close(server: http.Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
