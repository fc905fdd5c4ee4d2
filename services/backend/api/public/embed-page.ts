import type { RequestHandler } from 'express';
import { allowFrames } from '../security-headers.ts';
import type { PublicDeps } from './public-deps.ts';

/** What is peculiar about the page of an embedded graph: any site may frame it, and without a graph it is 404. */
export const embedPage =
  ({ graphEmbeds }: Pick<PublicDeps, 'graphEmbeds'>): RequestHandler =>
  (request, response, next) => {
    const { token } = request.query;
    if (typeof token !== 'string' || !graphEmbeds.find(token)) response.status(404);
    allowFrames(response, ['*']);
    next();
  };
