import type { RequestHandler } from 'express';
import { appErrors } from './app-error.ts';

/** The last handler of a path: answers OPTIONS, and refuses methods that have none. */
export function methodNotAllowed(allowed: readonly string[]): RequestHandler {
  return (request, response) => {
    if (request.method !== 'OPTIONS') throw appErrors.methodNotAllowed(allowed);
    response.status(204).set('Allow', allowed.join(', ')).end();
  };
}
