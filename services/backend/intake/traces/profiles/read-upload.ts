import type { IncomingHttpHeaders } from 'node:http';
import type { BusboyHeaders } from '@fastify/busboy';
import { errors } from '../../../../../lib/http/errors.ts';

/** A part of a `multipart/form-data` body. */
export interface UploadPart {
  readonly name: string;
  /** Absent: a field. */
  readonly fileName?: string;
  readonly bytes: Buffer;
}

/** What an upload may be made of. */
export interface UploadLimits {
  readonly parts: number;
  /** Of a part. */
  readonly partBytes: number;
}

/**
 * Takes a body of `multipart/form-data` apart.
 * @throws HttpError 400 when it is none, 413 past a limit
 */
export async function readUpload(
  upload: { readonly headers: IncomingHttpHeaders; readonly body: Buffer },
  limits: UploadLimits,
): Promise<readonly UploadPart[]> {
  const contentType = upload.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(contentType)) throw errors.bad('The body must be multipart/form-data');
  // Loaded with the first upload: most labs see none.
  const { Busboy } = await import('@fastify/busboy');
  return new Promise((resolve, reject) => {
    const parts: UploadPart[] = [];
    const isTooLarge = (): void => reject(errors.partTooLarge(limits.partBytes));
    const headers: BusboyHeaders = { 'content-type': contentType };
    const { parts: maxParts, partBytes } = limits;
    const busboy = new Busboy({ headers, limits: { parts: maxParts, fieldSize: partBytes, fileSize: partBytes } });
    busboy.on('field', (name, text, _isNameCut, isCut) => {
      if (isCut) isTooLarge();
      parts.push({ name, bytes: Buffer.from(text) });
    });
    busboy.on('file', (name, stream, fileName) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', isTooLarge);
      stream.on('error', (error: Error) => reject(malformed(error)));
      stream.on('end', () => parts.push({ name, fileName: fileName ?? name, bytes: Buffer.concat(chunks) }));
    });
    busboy.on('partsLimit', () => reject(errors.tooManyParts(maxParts)));
    busboy.on('error', (error) => reject(malformed(error)));
    busboy.on('finish', () => resolve(parts));
    busboy.end(upload.body);
  });
}

function malformed(error: unknown): Error {
  return errors.bad(`Invalid multipart/form-data: ${error instanceof Error ? error.message : error}`);
}
