import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A listening HTTP server. */
export interface HttpServer {
  /** The port in use, also when 0 was asked for. */
  readonly port: number;
  /** Takes no more connections, lets requests in progress finish for up to `graceMs` (default 5000), then cuts them. */
  close(graceMs?: number): Promise<void>;
}

/** Where to listen, and what names that, for errors. */
export interface ListenAddress {
  readonly host: string;
  /** 0 is any that is free. */
  readonly port: number;
  /** The key that names the port. */
  readonly setting: string;
  /** The key that names the host; `bind_host` where absent. */
  readonly hostSetting?: string;
  /** Where these keys are set; datadog.yaml where absent. */
  readonly settingsPlace?: string;
  /** Where they are not the usual ones. */
  readonly limits?: HttpLimits;
}

/** Headers and body of a request have to be here by then. */
const headersTimeoutMs = 20_000;
const requestTimeoutMs = 60_000;

/** While it closes: how often connections that have become idle are looked for. */
const idleSweepMs = 20;

/** Connections at the same time; more are dropped. */
const maxConnections = 1000;

/** Bounds of a server whose clients are programs that answer at once. */
export interface HttpLimits {
  /** Within which a request has to be here wholly. */
  readonly requestTimeoutMs: number;
  /** For which a connection is kept open after an answer. */
  readonly keepAliveMs: number;
  /** Called for each connection that is one too many. */
  readonly onDrop: () => void;
}

/** How often it is looked for requests past their time where that is short; Node's own is half a minute. */
const lookIntervalMs = 1000;

/** A server with these bounds that does not listen yet. */
export function createHttpServer(handler: RequestListener, limits?: HttpLimits): http.Server {
  const server = http.createServer(
    limits
      ? {
          headersTimeout: limits.requestTimeoutMs,
          requestTimeout: limits.requestTimeoutMs,
          keepAliveTimeout: limits.keepAliveMs,
          connectionsCheckingInterval: lookIntervalMs,
        }
      : { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs },
    handler,
  );
  server.maxConnections = maxConnections;
  if (limits) server.on('drop', limits.onDrop);
  return server;
}

/**
 * Listens.
 * @throws when the port cannot be had: `Cannot listen on 127.0.0.1:8080: …; set labrador.port …`
 */
export async function listen(handler: RequestListener, where: ListenAddress): Promise<HttpServer> {
  const server = createHttpServer(handler, where.limits);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, where)));
    server.listen(where.port, where.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (graceMs) => closeHttpServer(server, graceMs),
  };
}

function explain(error: NodeJS.ErrnoException, where: ListenAddress): Error {
  const place = `${where.host}:${where.port}`;
  const { hostSetting = 'bind_host', settingsPlace = 'datadog.yaml' } = where;
  const options = { cause: error };
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Cannot listen on ${place}: port ${where.port} is taken; stop what uses it or set ${where.setting} in ${settingsPlace}`,
      options,
    );
  }
  if (error.code === 'EACCES') {
    return new Error(`Cannot listen on ${place}: not permitted; set ${where.setting} in ${settingsPlace}`, options);
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Error(
      `Cannot listen on ${place}: no such address here; set ${hostSetting} in ${settingsPlace}`,
      options,
    );
  }
  return new Error(`Cannot listen on ${place}: ${error.message}`, options);
}

/** Takes no more connections, lets requests in progress finish for a while, then cuts them. */
export function closeHttpServer(server: http.Server, graceMs = 5000): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // A client may keep its connection after the answer to the request that was in progress.
    const sweep = setInterval(() => server.closeIdleConnections(), idleSweepMs);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}
