import type { Request, Response } from 'express';
import type { Admission } from '../admission.ts';
import { AppError, appErrors } from '../app-error.ts';
import type { Employee, EmployeeFields } from '../employees/employee.ts';
import { parseEmployeeId } from '../employees/employee-id.ts';
import type { EmployeeRepository } from '../employees/employee-repository.ts';
import { parseEmployee } from '../employees/employee-schema.ts';
import { readListQuery } from '../employees/list-query.ts';
import type { Assets } from './assets.ts';
import { type Csrf, csrfField } from './csrf.ts';
import { deletePage } from './delete-page.ts';
import type { Flash } from './flash.ts';
import { type FormPage, formPage, formTitle } from './form-page.ts';
import { layout, type PageContent } from './layout.ts';
import { listPage } from './list-page.ts';
import { listUrl } from './list-url.ts';
import { personPage } from './person-page.ts';
import { sendHtml } from './send-html.ts';

/** What the pages are made from. */
export interface PageOptions {
  readonly employees: EmployeeRepository;
  readonly admit: Admission;
  readonly assets: Assets;
  readonly csrf: Csrf;
  readonly flash: Flash;
}

const foreignForm =
  'The form was not made for this browser, or the application was started again since: send it once more.';
const noValues = { name: '', email: '', phone: '' };

/** The handlers of the pages about employees. */
export class EmployeePages {
  readonly #options: PageOptions;

  constructor(options: PageOptions) {
    this.#options = options;
  }

  readonly list = async (request: Request, response: Response): Promise<void> => {
    const query = readListQuery(request.query);
    const found = await this.#options.employees.list(query);
    const last = Math.max(1, Math.ceil(found.total / query.perPage));
    if (query.page > last) response.redirect(listUrl(query, { page: last }));
    else this.#send(request, response, { title: 'Employees', body: listPage(query, found) });
  };

  readonly showPerson = async (request: Request, response: Response): Promise<void> => {
    const employee = await this.#find(request);
    this.#send(request, response, { title: employee.name, body: personPage(employee) });
  };

  readonly showNew = (request: Request, response: Response): void => {
    this.#sendForm(request, response, { values: noValues });
  };

  readonly add = async (request: Request, response: Response): Promise<void> => {
    await this.#submit(request, response, undefined, async (fields) => {
      const { name } = await this.#options.employees.add(fields);
      this.#options.flash.set(response, `${name} was added.`);
      response.redirect(303, '/employees');
    });
  };

  readonly showEdit = async (request: Request, response: Response): Promise<void> => {
    const employee = await this.#find(request);
    this.#sendForm(request, response, { edit: employee, values: { ...employee, phone: employee.phone ?? '' } });
  };

  readonly save = async (request: Request, response: Response): Promise<void> => {
    const employee = await this.#find(request);
    await this.#submit(request, response, employee, async (fields) => {
      if (!(await this.#options.employees.change(employee.id, fields))) throw appErrors.notFound('such employee');
      this.#options.flash.set(response, `${fields.name} was saved.`);
      response.redirect(303, `/employees/${employee.id}`);
    });
  };

  readonly showDelete = async (request: Request, response: Response): Promise<void> => {
    this.#sendDelete(request, response, { employee: await this.#find(request) });
  };

  readonly remove = async (request: Request, response: Response): Promise<void> => {
    const { csrf, employees, flash } = this.#options;
    const employee = await this.#find(request);
    if (!csrf.isOwnForm(request)) {
      response.status(403);
      this.#sendDelete(request, response, { employee, problem: foreignForm });
      return;
    }
    if (!(await employees.remove(employee.id))) throw appErrors.notFound('such employee');
    flash.set(response, `${employee.name} was deleted.`);
    response.redirect(303, '/employees');
  };

  /** Takes a form that is this application's own and valid; else shows it again, as it was typed, with what is wrong. */
  async #submit(
    request: Request,
    response: Response,
    edit: Employee | undefined,
    save: (fields: EmployeeFields) => Promise<void>,
  ): Promise<void> {
    const { [csrfField]: _, ...typed } = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const form = { ...(edit ? { edit } : {}), values: texts(typed) };
    if (!this.#options.csrf.isOwnForm(request)) {
      response.status(403);
      this.#sendForm(request, response, { ...form, problem: foreignForm });
      return;
    }
    try {
      await save(parseEmployee(typed));
    } catch (error) {
      if (!(error instanceof AppError) || !error.fields) throw error;
      // A page that shows a form again is a 422 by convention, or what the error is.
      response.status(error.status === 400 ? 422 : error.status);
      this.#sendForm(request, response, { ...form, fields: error.fields });
    }
  }

  async #find(request: Request): Promise<Employee> {
    const employee = await this.#options.employees.find(parseEmployeeId(request.params.id));
    if (!employee) throw appErrors.notFound('such employee');
    return employee;
  }

  #sendForm(request: Request, response: Response, form: Omit<FormPage, 'token'>): void {
    const token = this.#options.csrf.token(request, response);
    this.#send(request, response, { title: formTitle(form), body: formPage({ ...form, token }) });
  }

  #sendDelete(
    request: Request,
    response: Response,
    { employee, problem }: { readonly employee: Employee; readonly problem?: string },
  ): void {
    const token = this.#options.csrf.token(request, response);
    const body = deletePage(employee, { token, problem });
    this.#send(request, response, { title: `Delete ${employee.name}`, body });
  }

  #send(request: Request, response: Response, content: PageContent): void {
    const flash = this.#options.flash.take(request, response);
    sendHtml(response, layout(this.#options.assets, { ...content, flash }));
  }
}

/** What was typed, to be shown again. */
function texts(typed: Readonly<Record<string, unknown>>): FormPage['values'] {
  const text = (name: string): string => (typeof typed[name] === 'string' ? typed[name] : '');
  return { name: text('name'), email: text('email'), phone: text('phone') };
}
