import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { appErrors } from '../app-error.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { EmployeePages, type PageOptions } from './employee-pages.ts';

const maxFormBytes = 16 * 1024;
const maxFormFields = 20;
const assetMaxAgeS = 365 * 24 * 60 * 60;

/** The pages, their forms, and the files that they refer to. */
export function mountPages(app: Express, options: PageOptions): void {
  const pages = new EmployeePages(options);
  const parseForm = express.urlencoded({ extended: false, limit: maxFormBytes, parameterLimit: maxFormFields });
  /** @param name of the page, in metrics */
  const page =
    (name: string, handle: (request: Request, response: Response) => Promise<void> | void): RequestHandler =>
    (request, response) => {
      response.locals.page = name;
      if (!options.isReady()) throw appErrors.unavailable();
      return handle(request, response);
    };

  app.get('/employees', page('list', pages.list));
  app.post('/employees', parseForm, page('new', pages.add));
  app.all('/employees', methodNotAllowed(['GET', 'HEAD', 'POST']));
  app.get('/employees/new', page('new', pages.showNew));
  app.all('/employees/new', methodNotAllowed(['GET', 'HEAD']));
  app.get('/employees/:id', page('person', pages.showPerson));
  app.post('/employees/:id', parseForm, page('edit', pages.save));
  app.all('/employees/:id', methodNotAllowed(['GET', 'HEAD', 'POST']));
  app.get('/employees/:id/edit', page('edit', pages.showEdit));
  app.all('/employees/:id/edit', methodNotAllowed(['GET', 'HEAD']));
  app.get('/employees/:id/delete', page('delete', pages.showDelete));
  app.post('/employees/:id/delete', parseForm, page('delete', pages.remove));
  app.all('/employees/:id/delete', methodNotAllowed(['GET', 'HEAD', 'POST']));
  app.get('/', (_request, response) => response.redirect('/employees'));
  app.all('/', methodNotAllowed(['GET', 'HEAD']));
  for (const { path, type, content } of Object.values(options.assets)) {
    app.get(path, (_request, response) => {
      response
        .set({ 'Content-Type': type, 'Cache-Control': `public, max-age=${assetMaxAgeS}, immutable` })
        .send(content);
    });
  }
}
