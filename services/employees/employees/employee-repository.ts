import { appErrors } from '../app-error.ts';
import type { Database, SqlValue } from '../database/database.ts';
import type { Employee, EmployeeFields } from './employee.ts';
import type { ListQuery, Sort, SortColumn } from './list-query.ts';

/** One page of a list. */
export interface EmployeePage {
  readonly employees: readonly Employee[];
  /** Of all pages. */
  readonly total: number;
}

interface EmployeeRow {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

const columns = 'id, name, email, phone, created_at, updated_at';
const matches = "WHERE name LIKE ? ESCAPE '!' OR email LIKE ? ESCAPE '!' OR phone LIKE ? ESCAPE '!'";

/** What may stand after ORDER BY: nothing that was sent gets there. The id makes the order of equals the same on each page. */
const orders: Readonly<Record<SortColumn, readonly [ascending: string, descending: string]>> = {
  name: ['name, id', 'name DESC, id DESC'],
  email: ['email, id', 'email DESC, id DESC'],
  phone: ['phone IS NULL, phone, id', 'phone IS NULL, phone DESC, id DESC'],
  created_at: ['created_at, id', 'created_at DESC, id DESC'],
};

/** The table `employees`. Throws DatabaseUnavailable while the server cannot be reached. */
export class EmployeeRepository {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(database: Database, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  /** A page of those that match, and how many match, by one statement. */
  async list({ page, perPage, search, sort }: ListQuery): Promise<EmployeePage> {
    const where = search === '' ? '' : matches;
    const filter = search === '' ? [] : Array<SqlValue>(3).fill(`%${search.replace(/[!%_]/g, '!$&')}%`);
    const rows = await this.#database.query<EmployeeRow & { readonly total: number }>(
      `SELECT ${columns}, (SELECT COUNT(*) FROM employees ${where}) AS total FROM employees ${where} ORDER BY ${orderBy(sort)} LIMIT ? OFFSET ?`,
      [...filter, ...filter, perPage, (page - 1) * perPage],
    );
    const total = rows[0]?.total ?? (page === 1 ? 0 : await this.#count(where, filter));
    return { employees: rows.map(toEmployee), total };
  }

  async find(id: number): Promise<Employee | undefined> {
    const [row] = await this.#database.read<EmployeeRow>(`SELECT ${columns} FROM employees WHERE id = ?`, [id]);
    return row && toEmployee(row);
  }

  /** @throws AppError 409 when another has the e-mail */
  async add({ name, email, phone }: EmployeeFields): Promise<Employee> {
    const now = this.#now().toISOString();
    const sql = 'INSERT INTO employees (name, email, phone, created_at, updated_at) VALUES (?, ?, ?, ?, ?)';
    const { insertId } = await this.#write(sql, [name, email, phone, toSqlTime(now), toSqlTime(now)], email);
    return { id: insertId, name, email, phone, createdAt: now, updatedAt: now };
  }

  /**
   * Changes the given fields.
   * @returns the employee after that; undefined when there is none with this id
   * @throws AppError 409 when another has the e-mail
   */
  async change(id: number, fields: Partial<EmployeeFields>): Promise<Employee | undefined> {
    const given = (['name', 'email', 'phone'] as const).filter((field) => fields[field] !== undefined);
    const assignments = [...given, 'updated_at'].map((field) => `${field} = ?`).join(', ');
    const values = [...given.map((field) => fields[field] ?? null), toSqlTime(this.#now().toISOString()), id];
    await this.#write(`UPDATE employees SET ${assignments} WHERE id = ?`, values, fields.email);
    return this.find(id);
  }

  /** @returns whether there was one with this id */
  async remove(id: number): Promise<boolean> {
    const { affectedRows } = await this.#database.write('DELETE FROM employees WHERE id = ?', [id]);
    return affectedRows > 0;
  }

  async #count(where: string, filter: readonly SqlValue[]): Promise<number> {
    const [row] = await this.#database.query<{ readonly total: number }>(
      `SELECT COUNT(*) AS total FROM employees ${where}`,
      filter,
    );
    return row?.total ?? 0;
  }

  async #write(sql: string, values: readonly SqlValue[], email: string | undefined) {
    try {
      return await this.#database.write(sql, values);
    } catch (error) {
      // The e-mail is the only unique column that is written. Asking first would leave a gap between.
      if ((error as { readonly code?: string }).code === 'ER_DUP_ENTRY') throw appErrors.emailTaken(email ?? '');
      throw error;
    }
  }
}

function orderBy(sort: Sort): string {
  const isDescending = sort.startsWith('-');
  return orders[sort.replace('-', '') as SortColumn][isDescending ? 1 : 0];
}

function toEmployee({ created_at: createdAt, updated_at: updatedAt, id, name, email, phone }: EmployeeRow): Employee {
  return { id, name, email, phone, createdAt: toIsoTime(createdAt), updatedAt: toIsoTime(updatedAt) };
}

const sqlTimeLength = '2024-01-16 10:27:00.000'.length;

/** The table has UTC. Prepared statements leave out the fraction of a second where it is zero. */
function toIsoTime(text: string): string {
  const iso = `${text.slice(0, 10)}T${text.slice(11)}Z`;
  return text.length === sqlTimeLength ? iso : new Date(iso).toISOString();
}

function toSqlTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, -1)}`;
}
