/** The least that shows 20 employees with Express and MySQL; what the employees application's list is held against. */
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createPool, type RowDataPacket } from 'mysql2/promise';

/** The application's own statement. */
const sql =
  'SELECT id, name, email, phone, created_at, updated_at, (SELECT COUNT(*) FROM employees ) AS total FROM employees  ORDER BY name, id LIMIT ? OFFSET ?';

const pool = createPool(process.env.DATABASE_URL ?? '');
const app = express();

app.get('/employees', async (_request, response) => {
  const [rows] = await pool.query<RowDataPacket[]>(sql, [20, 0]);
  const lines = rows.map(
    ({ id, name, email, phone, created_at }) =>
      `<tr><td><a href="/employees/${id}">${name}</a></td><td>${email}</td><td>${phone ?? ''}</td><td>${created_at}</td></tr>`,
  );
  response.send(`<!doctype html><title>Employees</title><p>${rows[0]?.total}</p><table>${lines.join('')}</table>`);
});

const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ kind: 'ready', endpoints: { employees: `http://127.0.0.1:${port}` } });
});
