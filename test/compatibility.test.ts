import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { functionTable } from '../lib/query-language/function-table.ts';
import { routes } from '../services/backend/api/routes.ts';

const page = readFileSync(new URL('../docs/compatibility.md', import.meta.url), 'utf8');

/** `GET /api/v1/metrics/:metric` as the page writes it: `GET /api/v1/metrics/{metric}`. */
const served = routes.map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);

test('docs/compatibility.md names every endpoint that is served', () => {
  assert.deepEqual(
    served.filter((endpoint) => !page.includes(`\`${endpoint}\``)),
    [],
  );
});

test('docs/compatibility.md says yes or partly only to endpoints that are served', () => {
  const rows = [...page.matchAll(/^\| `((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`[^|]*\| (yes|partly|no) \|/gm)];
  assert.ok(rows.length > 10);
  for (const [, endpoint, there] of rows) {
    assert.equal(served.includes(String(endpoint)), there !== 'no', `${endpoint}: ${there}`);
  }
});

test('docs/compatibility.md lists the functions that are evaluated, by family, and no other', () => {
  const [, section = ''] = /^### Functions of metric queries\n([\s\S]*?)\n## /m.exec(page) ?? [];
  const isShortcut = (name: string): boolean => /^(top|bottom)\d/.test(name);
  const listed = [...section.matchAll(/^\| ([a-z]+) \| (`.*) \|$/gm)].map(([, family, names = '']) => {
    return [
      family,
      [...names.matchAll(/`([a-z]\w*)`/g)].map(([, name = '']) => name).filter((name) => !isShortcut(name)),
    ];
  });
  const families = Map.groupBy(
    functionTable.filter(({ name }) => !isShortcut(name)),
    ({ family }) => family,
  );
  assert.deepEqual(
    listed,
    Array.from(families, ([family, specs]) => [family, specs.map(({ name }) => name)]),
  );
});
