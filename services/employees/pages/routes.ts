import express, { type Express, type RequestHandler } from 'express';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { type Handle, named } from '../named-handler.ts';
import { EmployeePages, type PageOptions } from './employee-pages.ts';

const maxFormBytes = 16 * 1024;
const maxFormFields = 20;
const assetMaxAgeS = 365 * 24 * 60 * 60;

/** The pages, their forms, and the files that they refer to. */
export function mountPages(app: Express, options: PageOptions): void {
  const pages = new EmployeePages(options);
  const parseForm = express.urlencoded({ extended: false, limit: maxFormBytes, parameterLimit: maxFormFields });
  const page = (name: string, handle: Handle): RequestHandler =>
    named(`${name}Page`, (request, response) => {
      response.locals.page = name;
      options.admit(request, response);
      return handle(request, response);
    });

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
