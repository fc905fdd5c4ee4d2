import express, { type Express } from 'express';
import { errorResponse } from '../../../lib/http/error-response.ts';
import { guard } from '../../../lib/http/guard.ts';
import type { KeyCheck } from '../../../lib/http/keys.ts';
import { mount } from '../../../lib/http/mount.ts';
import type { ApiDeps } from './api-deps.ts';
import { serveConsole } from './console.ts';
import { embedPage } from './public/embed-page.ts';
import { publicPage } from './public/public-page.ts';
import { routes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { unknownEndpoint } from './unknown-endpoint.ts';

export interface AppOptions {
  readonly deps: ApiDeps;
  readonly keys: KeyCheck;
  readonly allowedHosts: readonly string[];
  /** Folder of the console's build. */
  readonly consoleDir: string;
}

/** The backend's HTTP side: guard, routes, console, errors, in the order in which a request meets them. */
export function createApp(options: AppOptions): Express {
  const { deps } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders);
  app.use(guard({ allowedHosts: options.allowedHosts }));
  mount(app, routes, { deps, keys: options.keys });
  app.use(['/api', '/labrador/api', '/intake', '/v1'], unknownEndpoint);
  app.get('/p/sb/:token', publicPage(deps));
  app.get('/graph/embed', embedPage(deps));
  app.use(serveConsole(options.consoleDir));
  app.use(errorResponse({ log: deps.log, onError: (status) => deps.counters.add(`http.refused.${status}`) }));
  return app;
}
