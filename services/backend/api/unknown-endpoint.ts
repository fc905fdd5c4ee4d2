import type { RequestHandler } from 'express';
import { errors } from '../../../lib/http/errors.ts';
import { existsAtDatadog } from './known-endpoints.ts';

/** Answers what no route took: 404, and whether the lab lacks it or it does not exist at all. */
export const unknownEndpoint: RequestHandler = (request) => {
  // Mounting strips the prefix from `path`.
  const path = request.baseUrl + request.path;
  if (existsAtDatadog(path)) throw errors.notSupportedYet(`${request.method} ${path}`);
  throw errors.notFound();
};
