import type { IncomingMessage } from 'node:http';
import type { BodyBudget } from '../../../../lib/http/body-budget.ts';
import { errors } from '../../../../lib/http/errors.ts';

/** A body that is refused is still read up to this, so that the client gets to see the answer. */
const drainBytes = 64 * 1024 * 1024;

/** A body in memory. */
export interface HeldBody {
  readonly bytes: Buffer;
  /** As it was sent, kept or not. */
  readonly sentBytes: number;
  /** Gives its bytes back to the budget; safe to call more than once. */
  release(): void;
}

/**
 * Reads the whole body of a request. Its bytes are taken from the budget as they come: a client that announces much and
 * sends nothing stands in nobody's way. A body that is not kept is read to its end and forgotten.
 * @throws HttpError 413 past the limit, 429 past the budget, 400 when the client goes away in between
 */
export function readBounded(
  request: IncomingMessage,
  bound: { readonly maxBytes: number; readonly budget: BodyBudget; readonly isKept: boolean },
): Promise<HeldBody> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const giveBack: (() => void)[] = [];
    let bytes = 0;
    let fault: unknown;
    const release = (): void => {
      for (const each of giveBack.splice(0)) each();
    };
    const fail = (error: unknown): void => {
      fault ??= error;
      chunks.length = 0;
      release();
    };
    const keep = (chunk: Buffer): void => {
      if (bytes > bound.maxBytes) throw errors.bodyTooLarge(bound.maxBytes);
      if (!bound.isKept) return;
      giveBack.push(bound.budget.take(chunk.length));
      chunks.push(chunk);
    };
    const give = (): void => {
      if (fault) reject(fault);
      else
        resolve({
          bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
          sentBytes: bytes,
          release,
        });
      chunks.length = 0;
    };
    const cutOff = (): void => {
      fail(errors.bodyCutOff());
      reject(fault);
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      try {
        if (!fault) keep(chunk);
      } catch (error) {
        fail(error);
      }
      if (fault && bytes > Math.max(bound.maxBytes, drainBytes)) reject(fault);
    });
    request.on('end', give);
    request.on('error', cutOff);
    request.on('close', () => {
      if (!request.complete) cutOff();
    });
  });
}
