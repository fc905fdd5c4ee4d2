import type { Request, Response } from 'express';
import type { IntakeDeps } from './intake-deps.ts';
import { isProbe } from './is-probe.ts';

/** Counts and answers a request that only tries a door, of which nothing is read. @returns whether it was one */
export function answerProbe(
  request: Pick<Request, 'headers'>,
  response: Response,
  { counters }: Pick<IntakeDeps, 'counters'>,
): boolean {
  if (!isProbe(request)) return false;
  counters.add('intake.probes');
  response.status(202).json({ status: 'ok' });
  return true;
}
