import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
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
