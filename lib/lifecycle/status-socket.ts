import { mkdir, rm } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import type { ProcessStatus } from '../model/process-status.ts';

/** The longest path a Unix socket may have, in bytes (macOS; Linux allows 108). */
const maxSocketPathBytes = 103;

/** Where the process `name` answers with its status. */
export function statusSocketPath(dataDir: string, name: string): string {
  return path.join(dataDir, 'run', `${name}.sock`);
}

/**
 * Answers `GET /status` with `status()` as JSON on the Unix socket `DATA/run/<name>.sock`.
 * A socket left by a dead process is replaced.
 * @throws when the path is too long for a socket or the folder cannot be made
 */
export async function serveStatus(
  place: { readonly dataDir: string; readonly name: string },
  status: () => ProcessStatus | Promise<ProcessStatus>,
): Promise<{ close(): Promise<void> }> {
  const socketPath = statusSocketPath(place.dataDir, place.name);
  if (Buffer.byteLength(socketPath) > maxSocketPathBytes) {
    throw new Error(`Cannot listen on ${socketPath}: the path is too long for a socket; use a shorter --data folder`);
  }
  await mkdir(path.dirname(socketPath), { recursive: true });
  await rm(socketPath, { force: true });
  const server = http.createServer((request, response) => void answer(request, response, status));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  status: () => ProcessStatus | Promise<ProcessStatus>,
): Promise<void> {
  if (request.url !== '/status') {
    response.writeHead(404).end();
    return;
  }
  try {
    const body = JSON.stringify(await status());
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

/**
 * Asks the process `name` for its status.
 * @returns undefined when nothing answers there within `timeoutMs`
 */
export function readStatus<Status extends ProcessStatus>(
  place: { readonly dataDir: string; readonly name: string },
  timeoutMs = 1000,
): Promise<Status | undefined> {
  return new Promise((resolve) => {
    const request = http.get(
      { socketPath: statusSocketPath(place.dataDir, place.name), path: '/status', timeout: timeoutMs },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => resolve(undefined));
        response.on('end', () => resolve(response.statusCode === 200 ? parse<Status>(chunks) : undefined));
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
}

function parse<Status>(chunks: readonly Buffer[]): Status | undefined {
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Status;
  } catch {
    return undefined;
  }
}
