import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from '../log/logger.ts';
import { errors } from './errors.ts';
import { HttpError } from './http-error.ts';
import type { ErrorForm } from './route.ts';

export interface ErrorResponseOptions {
  readonly log: Logger;
  /** Called for each request that is answered with an error, to count it. */
  readonly onError: (status: number) => void;
}

/**
 * The last middleware of an app: answers a thrown HttpError with its status and Datadog's error body
 * `{"errors":[…]}`, in the form of the route's row. Anything else thrown is a mistake of ours: logged, and a 500 that says nothing of the inside.
 */
export function errorResponse(options: ErrorResponseOptions): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const answer = toHttpError(error);
    options.onError(answer.status);
    if (answer.status >= 500) options.log.error({ err: error }, `${request.method} ${request.path} failed`);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // Without having read the body to its end the connection is of no further use.
    if (!request.complete) response.set('Connection', 'close');
    response.status(answer.status).json({ errors: entriesOf(answer, response.locals.errorForm as ErrorForm) });
  };
}

function entriesOf({ status, errors: texts }: HttpError, form: ErrorForm | undefined): readonly unknown[] {
  // Only searches answer so, and all of them in these words (api.md 1.2).
  if (status === 422) return texts.map((detail) => ({ title: 'Generic Error', detail }));
  if (form !== 'json-api') return texts;
  return texts.map((detail) => ({ status: String(status), title: STATUS_CODES[status], detail }));
}

function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  // Express itself throws these for paths that are not valid percent-encoding.
  const status = (error as { status?: unknown } | undefined)?.status;
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new HttpError(status, (error as Error).message);
  return errors.internal();
}
