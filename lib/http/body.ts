import type { IncomingMessage } from 'node:http';
import { errors } from './errors.ts';

/** A body past its limit is still read up to this, so that the client gets to see the answer. */
const drainBytes = 64 * 1024 * 1024;

/**
 * Reads the whole body of a request as it was sent. Without a body: an empty Buffer.
 * @param limit bytes, at most
 * @throws HttpError 413 past the limit; 400 when the client goes away in between
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > Math.max(limit, drainBytes)) return Promise.reject(errors.bodyTooLarge(limit));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limit) chunks.push(chunk);
      else chunks.length = 0;
      if (bytes > Math.max(limit, drainBytes)) reject(errors.bodyTooLarge(limit));
    });
    request.on('end', () =>
      bytes > limit ? reject(errors.bodyTooLarge(limit)) : resolve(Buffer.concat(chunks, bytes)),
    );
    request.on('error', () => reject(errors.bodyCutOff()));
    request.on('close', () => reject(errors.bodyCutOff()));
  });
}
