import type { RequestHandler } from 'express';

/** Waits. */
export type Wait = (delayMs: number, signal: AbortSignal) => Promise<void>;

const defaultMs = 500;
const longestMs = 10_000;

/** `GET /api/slow?ms=`: answers after that time, 500 ms where it is not said, 10 s at most. */
export function slow(wait: Wait): RequestHandler {
  return async (request, response) => {
    const { ms = String(defaultMs) } = request.query;
    if (typeof ms !== 'string' || !/^\d{1,5}$/.test(ms) || Number(ms) > longestMs) {
      response.status(400).json({ error: { message: `ms must be a whole number from 0 to ${longestMs}` } });
      return;
    }
    // Who does not wait any more needs no timer.
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    await wait(Number(ms), gone.signal).catch((error: unknown) => {
      if (!gone.signal.aborted) throw error;
    });
    response.json({ waited_ms: Number(ms) });
  };
}
