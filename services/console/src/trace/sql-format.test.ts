import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSql } from './sql-format.ts';

const lines = (statement: string) =>
  formatSql(statement).lines.map((line) =>
    line
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );

test('a long statement has a line for each clause', () => {
  assert.deepEqual(
    lines(
      'SELECT e.id, count(*) FROM employees e LEFT JOIN teams t ON t.id = e.team WHERE e.name LIKE ? AND (e.a = 1 OR e.b = 2) ORDER BY e.id LIMIT 10',
    ),
    [
      'SELECT e.id, count(*)',
      'FROM employees e',
      'LEFT JOIN teams t ON t.id = e.team',
      'WHERE e.name LIKE ?',
      '  AND (e.a = 1 OR e.b = 2)',
      'ORDER BY e.id',
      'LIMIT 10',
    ],
  );
});

test('a short one stays in one line, and what is in quotes is left alone', () => {
  assert.deepEqual(lines('SELECT 1 FROM dual'), ['SELECT 1 FROM dual']);
  const [line = []] = formatSql("select 'it''s from where' from `from`").lines;
  assert.deepEqual(
    line.filter(({ kind }) => kind === 'value').map(({ text }) => text),
    ["'it''s from where'", '`from`'],
  );
});

test('inserts with an update at their end', () => {
  assert.deepEqual(
    lines('INSERT INTO employees (name, email, phone) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)'),
    ['INSERT INTO employees (name, email, phone)', 'VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE name =', 'VALUES(name)'],
  );
});

test('the comment of a tracer is read and taken out', () => {
  const { origin, lines: rest } = formatSql("/*dddb='shop',dddbs='web-mysql',dde='lab',ddps='a%20b'*/ SELECT 1");
  assert.deepEqual(origin, [
    ['dddb', 'shop'],
    ['dddbs', 'web-mysql'],
    ['dde', 'lab'],
    ['ddps', 'a b'],
  ]);
  assert.equal(rest.map((line) => line.map(({ text }) => text).join('')).join(), 'SELECT 1');
  assert.deepEqual(formatSql('/* mine */ SELECT 1').origin, []);
});

test('half a statement, and none', () => {
  assert.deepEqual(lines("SELECT 'open /* "), ["SELECT 'open /*"]);
  assert.deepEqual(lines(''), ['']);
});
