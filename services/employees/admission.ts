import type { Request, Response } from 'express';
import { guard } from '../../lib/http/guard.ts';
import { appErrors } from './app-error.ts';

/** Lets a request for data in, or throws why not: AppError or HttpError. */
export type Admission = (request: Request, response: Response) => void;

/**
 * Refuses requests under a foreign name or from a page of another site, and all while the application is not ready.
 * @param options.allowedHosts names besides loopback
 */
export function admission(options: {
  readonly allowedHosts: readonly string[];
  readonly isReady: () => boolean;
}): Admission {
  const isOurs = guard({ allowedHosts: options.allowedHosts, setting: 'ALLOWED_HOSTS in the environment' });
  return (request, response) => {
    isOurs(request, response, () => undefined);
    if (!options.isReady()) throw appErrors.unavailable();
  };
}
