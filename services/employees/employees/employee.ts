/** One employee as stored. */
export interface Employee {
  readonly id: number;
  readonly name: string;
  /** In lower case; no two have the same. */
  readonly email: string;
  readonly phone: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
}

/** What people say of an employee. */
export type EmployeeFields = Pick<Employee, 'name' | 'email' | 'phone'>;
