import { mkdir, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import type { ProcessStatus } from '../model/process-status.ts';

/** The longest path a Unix socket may have, in bytes (macOS; Linux allows 108). */
const maxSocketPathBytes = 103;

/** Where the process `name` answers with its status. */
export function statusSocketPath(dataDir: string, name: string): string {
  return path.join(dataDir, 'run', `${name}.sock`);
}

/** Bytes of a request's head at most. */
const maxHeadBytes = 4096;

/** What a process tells besides its status, by name: `{ integrations: () => … }` is `GET /integrations`. */
export type Reports = Readonly<Record<string, () => unknown>>;

/**
 * Answers `GET /status` with `status()` as JSON on the Unix socket `DATA/run/<name>.sock`, and so its other reports.
 * A socket left by a dead process is replaced. It speaks the little HTTP that this takes by itself: a tracer in the process
 * would make a span of each request to an HTTP server, and what looks at the lab is no traffic of an application's.
 * @throws when the path is too long for a socket or the folder cannot be made
 */
export async function serveStatus(
  place: { readonly dataDir: string; readonly name: string },
  status: () => ProcessStatus | Promise<ProcessStatus>,
  reports: Reports = {},
): Promise<{ close(): Promise<void> }> {
  const socketPath = statusSocketPath(place.dataDir, place.name);
  if (Buffer.byteLength(socketPath) > maxSocketPathBytes) {
    throw new Error(`Cannot listen on ${socketPath}: the path is too long for a socket; use a shorter --data folder`);
  }
  await mkdir(path.dirname(socketPath), { recursive: true });
  await rm(socketPath, { force: true });
  const connections = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
    serveConnection(socket, { ...reports, status });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of connections) socket.destroy();
      }),
  };
}

/** One request, one answer. */
function serveConnection(socket: net.Socket, reports: Reports): void {
  let head = '';
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (text: string) => {
    head += text;
    if (head.length > maxHeadBytes) socket.destroy();
    if (!head.includes('\r\n\r\n')) return;
    socket.removeAllListeners('data').resume();
    void answer(head, reports).then((response) => socket.end(response));
  });
}

async function answer(head: string, reports: Reports): Promise<string> {
  const [, name = ''] = /^GET \/([a-z_]+) /.exec(head) ?? [];
  const report = Object.hasOwn(reports, name) ? reports[name] : undefined;
  if (!report) return response('404 Not Found', '{}');
  try {
    return response('200 OK', JSON.stringify(await report()));
  } catch (error) {
    return response('500 Internal Server Error', JSON.stringify({ error: String(error) }));
  }
}

function response(statusLine: string, body: string): string {
  const length = Buffer.byteLength(body);
  const headers = ['content-type: application/json', `content-length: ${length}`, 'connection: close'];
  return [`HTTP/1.1 ${statusLine}`, ...headers, '', body].join('\r\n');
}

/**
 * Asks the process `name` for its status.
 * @returns undefined when nothing answers there within `timeoutMs`
 */
export function readStatus<Status extends ProcessStatus>(
  place: { readonly dataDir: string; readonly name: string },
  timeoutMs = 1000,
): Promise<Status | undefined> {
  return readReport<Status>(place, 'status', timeoutMs);
}

/**
 * Asks the process `name` for one of its reports.
 * @returns undefined when it has none of this name, or nothing answers within `timeoutMs`
 */
export function readReport<Report>(
  place: { readonly dataDir: string; readonly name: string },
  report: string,
  timeoutMs = 1000,
): Promise<Report | undefined> {
  return new Promise((resolve) => {
    const request = http.get(
      { socketPath: statusSocketPath(place.dataDir, place.name), path: `/${report}`, timeout: timeoutMs },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => resolve(undefined));
        response.on('end', () => resolve(response.statusCode === 200 ? parse<Report>(chunks) : undefined));
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
}

function parse<Report>(chunks: readonly Buffer[]): Report | undefined {
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Report;
  } catch {
    return undefined;
  }
}
