import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortStatement } from './short-statement.ts';

const columns = 'id, name, team, title, email, phone, city, hired_at, salary, manager_id';

test('what a long statement selects is left out, and what tells it apart stays', () => {
  assert.equal(
    shortStatement(`SELECT ${columns} FROM employees WHERE id = ? LIMIT ?`),
    'SELECT … FROM employees WHERE id = ? LIMIT ?',
  );
  for (const statement of [
    'SELECT id, name, team, title FROM employees',
    `INSERT INTO employees (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    `SELECT count(${columns}) FROM employees WHERE id = ?, ?, ?`,
  ]) {
    assert.equal(shortStatement(statement), statement);
  }
});
