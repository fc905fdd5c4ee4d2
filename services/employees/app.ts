import type { RequestListener } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import type { Logger } from '../../lib/log/logger.ts';
import { admission } from './admission.ts';
import { mountApi } from './api/routes.ts';
import { type AppError, appErrors, toAppError } from './app-error.ts';
import type { Database } from './database/database.ts';
import { DatabaseUnavailable } from './database/database-error.ts';
import { EmployeeRepository } from './employees/employee-repository.ts';
import { type EntryOptions, entry } from './entry.ts';
import { health } from './health.ts';
import { methodNotAllowed } from './method-not-allowed.ts';
import { loadAssets } from './pages/assets.ts';
import { Csrf } from './pages/csrf.ts';
import { errorPage } from './pages/error-page.ts';
import { Flash } from './pages/flash.ts';
import { layout } from './pages/layout.ts';
import { mountPages } from './pages/routes.ts';
import { sendHtml } from './pages/send-html.ts';
import { Signer } from './pages/signer.ts';

/** What the application is made from. */
export interface AppOptions extends EntryOptions {
  readonly database: Database;
  /** Whether the schema is as it must be; until then all but `/healthz` and files is 503. */
  readonly isReady: () => boolean;
  /** Names besides loopback by which the pages and the API may be asked for. */
  readonly allowedHosts: readonly string[];
  readonly now: () => Date;
  /** Signs cookies and forms. */
  readonly secret: string;
}

/** The pages, the API and the health check. */
export function createApp(options: AppOptions): RequestListener {
  const { database, isReady, log } = options;
  const signer = new Signer(options.secret);
  const assets = loadAssets();
  const employees = new EmployeeRepository(database, options.now);
  const admit = admission(options);
  const app = express();
  app.disable('x-powered-by');
  // A hash of each page would save nothing: pages are not kept.
  app.disable('etag');
  mountPages(app, { employees, admit, assets, csrf: new Csrf(signer), flash: new Flash(signer) });
  mountApi(app, { employees, admit });
  app.get('/healthz', health(database, isReady));
  app.all('/healthz', methodNotAllowed(['GET', 'HEAD']));
  app.use(function notFound(request) {
    throw appErrors.notFound(request.path.startsWith('/api/') ? 'such resource' : 'page at this address');
  });
  app.use(errorHandler(log, (error) => layout(assets, { title: error.message, body: errorPage(error) })));
  return entry(options, app);
}

/** The last middleware: the API answers errors with JSON, everything else with a page. */
function errorHandler(log: Logger, toPage: (error: AppError) => string): ErrorRequestHandler {
  return function errors(thrown: unknown, request, response, _next) {
    const error = thrown instanceof DatabaseUnavailable ? appErrors.unavailable(thrown) : toAppError(thrown);
    if (error.status >= 500) log.error({ err: thrown }, '%s %s failed', request.method, request.path);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // Without having read the body to its end the connection is of no further use.
    if (!request.complete) response.set('Connection', 'close');
    response.status(error.status).set(error.headers);
    if (request.path.startsWith('/api/')) {
      const { code, message, fields } = error;
      response.json({ error: { code, message, ...(fields ? { fields } : {}) } });
      return;
    }
    response.locals.page ??= 'not_found';
    sendHtml(response, toPage(error));
  };
}
