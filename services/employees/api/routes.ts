import express, { type Express, type RequestHandler } from 'express';
import type { Admission } from '../admission.ts';
import { appErrors } from '../app-error.ts';
import type { Employee } from '../employees/employee.ts';
import { parseEmployeeId } from '../employees/employee-id.ts';
import type { EmployeeRepository } from '../employees/employee-repository.ts';
import { parseEmployee, parseEmployeeChange } from '../employees/employee-schema.ts';
import { parseListQuery } from '../employees/list-query.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { type Handle, named } from '../named-handler.ts';

export interface ApiOptions {
  readonly employees: EmployeeRepository;
  readonly admit: Admission;
}

const path = '/api/employees';
const maxBodyBytes = 16 * 1024;

/** The JSON API. Errors are `{"error": {"code", "message", "fields"?}}`. */
export function mountApi(app: Express, { employees, admit }: ApiOptions): void {
  const parseBody = express.json({ limit: maxBodyBytes });
  const api = (name: string, handle: Handle): RequestHandler =>
    named(name, (request, response) => {
      admit(request, response);
      return handle(request, response);
    });

  app.get(
    path,
    api('listEmployees', async (request, response) => {
      const query = parseListQuery(request.query);
      const { employees: found, total } = await employees.list(query);
      response.json({ data: found.map(toJson), meta: { page: query.page, per_page: query.perPage, total } });
    }),
  );
  app.post(
    path,
    mustBeJson,
    parseBody,
    api('addEmployee', async (request, response) => {
      const added = await employees.add(parseEmployee(request.body));
      response
        .status(201)
        .location(`${path}/${added.id}`)
        .json({ data: toJson(added) });
    }),
  );
  app.all(path, methodNotAllowed(['GET', 'HEAD', 'POST']));

  const one = `${path}/:id`;
  app.get(
    one,
    api('readEmployee', async (request, response) => {
      const employee = await employees.find(parseEmployeeId(request.params.id));
      response.json({ data: toJson(mustExist(employee)) });
    }),
  );
  app.put(
    one,
    mustBeJson,
    parseBody,
    api('replaceEmployee', async (request, response) => {
      const id = parseEmployeeId(request.params.id);
      response.json({ data: toJson(mustExist(await employees.change(id, parseEmployee(request.body)))) });
    }),
  );
  app.patch(
    one,
    mustBeJson,
    parseBody,
    api('changeEmployee', async (request, response) => {
      const id = parseEmployeeId(request.params.id);
      response.json({ data: toJson(mustExist(await employees.change(id, parseEmployeeChange(request.body)))) });
    }),
  );
  app.delete(
    one,
    api('deleteEmployee', async (request, response) => {
      if (!(await employees.remove(parseEmployeeId(request.params.id)))) throw appErrors.notFound('such employee');
      response.status(204).end();
    }),
  );
  app.all(one, methodNotAllowed(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']));
}

/** Also what keeps a form of another site out: a browser asks before it sends this type, and is not answered. */
const mustBeJson: RequestHandler = (request, _response, next) => {
  if (!request.is('application/json')) throw appErrors.notJson();
  next();
};

function mustExist(employee: Employee | undefined): Employee {
  if (!employee) throw appErrors.notFound('such employee');
  return employee;
}

function toJson({ id, name, email, phone, createdAt, updatedAt }: Employee): unknown {
  return { id, name, email, phone, created_at: createdAt, updated_at: updatedAt };
}
