import path from 'node:path';
import express, { type RequestHandler, type Response } from 'express';
import { errors } from '../../../lib/http/errors.ts';

/**
 * Serves the console's build: files as they are, and its page for every other address that a browser opens, since
 * the console has its own addresses. Files under `assets/` carry a hash in their name and may be cached for ever.
 * @param dist the folder of the build; looked at on each request, so that a build made later is found
 */
export function serveConsole(dist: string): RequestHandler[] {
  const files = express.static(dist, {
    index: false,
    redirect: false,
    setHeaders: (response: Response, file: string) => {
      const isHashed = path.relative(dist, file).startsWith(`assets${path.sep}`);
      response.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const page: RequestHandler = (request, response, next) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && request.accepts('html') === 'html';
    if (!isPage || request.path.startsWith('/assets/')) throw errors.notFound();
    response.sendFile(
      'index.html',
      { root: dist, headers: { 'Cache-Control': 'no-cache' }, cacheControl: false },
      (error) => {
        if (!error) return;
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return next(error);
        response.status(503).type('text/plain').send(missingBuild);
      },
    );
  };
  return [files, page];
}

const missingBuild = `The console is not built yet.

./labrador up builds it; to build it by hand: npx vite build services/console
The API answers all the same: curl http://127.0.0.1:8080/api/v1/validate
`;
