import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { HttpAnswer } from 'labrador/check';

/** Longest body, before and after it is unpacked. */
export const maxBodyBytes = 32 * 1024 * 1024;

/**
 * The text of an answer, unpacked.
 * @throws Error when it is too long, or packed by anything but gzip
 */
export async function readBody({ body, isCut, headers }: HttpAnswer): Promise<Buffer> {
  const tooLong = `the text is longer than ${maxBodyBytes} bytes`;
  if (isCut) throw new Error(tooLong);
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip' && encoding !== 'x-gzip')
    throw new Error(`the text is packed by ${encoding}, which is not read`);
  try {
    return await promisify(gunzip)(body, { maxOutputLength: maxBodyBytes });
  } catch (error) {
    const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Error(isTooLong ? tooLong : `the text cannot be unpacked: ${(error as Error).message}`, { cause: error });
  }
}
