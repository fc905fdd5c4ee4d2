import type { IncomingMessage } from 'node:http';
import { errors } from './errors.ts';

/** A body past its limit is still read up to this, so that the client gets to see the answer. */
const drainBytes = 64 * 1024 * 1024;

/**
 * Reads the whole body of a request as it was sent. Without a body: an empty Buffer.
 * @param limit bytes, at most
 * @throws HttpError 413 past the limit; 400 when the client goes away in between
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const bytes = await readThrough(request, limit, {
    take: (chunk) => void chunks.push(chunk),
    forget: () => void chunks.splice(0),
  });
  return Buffer.concat(chunks, bytes);
}

/** Reads the whole body of a request, keeps nothing of it, and gives its bytes as sent. Bounds and errors as `readBody`. */
export function countBody(request: IncomingMessage, limit: number): Promise<number> {
  return readThrough(request, limit, { take: () => undefined, forget: () => undefined });
}

function readThrough(
  request: IncomingMessage,
  limit: number,
  chunks: { readonly take: (chunk: Buffer) => void; readonly forget: () => void },
): Promise<number> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > Math.max(limit, drainBytes)) return Promise.reject(errors.bodyTooLarge(limit));
  return new Promise((resolve, reject) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limit) chunks.take(chunk);
      else chunks.forget();
      if (bytes > Math.max(limit, drainBytes)) reject(errors.bodyTooLarge(limit));
    });
    request.on('end', () => (bytes > limit ? reject(errors.bodyTooLarge(limit)) : resolve(bytes)));
    request.on('error', () => reject(errors.bodyCutOff()));
    request.on('close', () => reject(errors.bodyCutOff()));
  });
}
