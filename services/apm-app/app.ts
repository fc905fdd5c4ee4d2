import express, { type ErrorRequestHandler, type Express } from 'express';
import { guard } from '../../lib/http/guard.ts';
import type { Logger } from '../../lib/log/logger.ts';
import { EmployeesUnavailable, fetchEmployees } from './employees-client.ts';
import { renderReport } from './report.ts';
import { requestLog } from './request-log.ts';
import { slow, type Wait } from './slow.ts';

/** What the application is made from. */
export interface AppOptions {
  readonly log: Logger;
  /** Where the employees service is; undefined: not known. */
  readonly employeesUrl: string | undefined;
  /** Names besides loopback by which the application may be asked. */
  readonly allowedHosts: readonly string[];
  readonly wait: Wait;
}

/** Employees that a report looks at. */
const reportQuery = '?per_page=100';

/** The endpoints. */
export function createApp({ log, employeesUrl, allowedHosts, wait }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(requestLog(log));
  app.use(guard({ allowedHosts, setting: 'ALLOWED_HOSTS in the environment' }));

  app.get('/', (_request, response) => {
    response.type('text').send('Entrypoint to the Application');
  });
  app.get('/api/apm', (_request, response) => {
    response.type('text').send('Getting APM Started');
  });
  app.get('/api/trace', (_request, response) => {
    response.type('text').send('Posting Traces');
  });

  // Another service, and its database: one trace over all three.
  app.get('/api/employees', async (request, response) => {
    const { status, body } = await fetchEmployees(employeesUrl, queryOf(request.url));
    response.status(status).json(body);
  });
  // The same, with a span by hand.
  app.get('/api/report', async (_request, response) => {
    const { status, body } = await fetchEmployees(employeesUrl, reportQuery);
    if (status !== 200) throw new EmployeesUnavailable(`The employees service answered ${status}`);
    response.json(renderReport(body));
  });
  // Latency and errors at will.
  app.get('/api/slow', slow(wait));
  app.get('/api/error', () => {
    throw new Error('This endpoint fails on purpose');
  });

  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.use(function notFound(_request, response) {
    response.status(404).json({ error: { message: 'There is nothing at this address' } });
  });
  app.use(errorHandler(log));
  return app;
}

function queryOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

/** The last middleware: every error is JSON, `{"error": {"message"}}`. */
function errorHandler(log: Logger): ErrorRequestHandler {
  return function errors(error: unknown, request, response, _next) {
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error }, '%s %s failed', request.method, request.path);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(status).json({ error: { message: (error as Error).message } });
  };
}

/** Of what this application or the framework threw with a status; anything else is a mistake. */
function statusOf(error: unknown): number {
  if (error instanceof EmployeesUnavailable) return error.status;
  const { status } = (error ?? {}) as { readonly status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
