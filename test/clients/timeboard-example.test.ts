import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Dashboard } from '../../lib/api-types/dashboards.ts';
import { projectRoot } from '../../lib/config/places.ts';
import { type Backend, startBackend } from './start-backend.ts';

let backend: Backend;

before(async () => {
  backend = await startBackend();
});

after(() => backend.remove());

test("examples/timeboard.ts makes its timeboard with Datadog's client", async () => {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [path.join(projectRoot, 'examples/timeboard.ts')],
    { env: { PATH: process.env.PATH, LABRADOR_URL: backend.url, HOST: 'lab-1' } },
  );
  const [address = '', snapshot] = stdout.trim().split('\n');
  const [, id] = /\/dashboard\/([a-z0-9-]{11})\/my-metric-and-mysql$/.exec(address) ?? [];
  assert.ok(address.startsWith(backend.url), address);
  // Either there is a picture, or it is said that there is none.
  if (snapshot === undefined) assert.match(stderr, /^no snapshot: /);
  else assert.match(snapshot, /^http/);
  const made = (await (await fetch(`${backend.url}/api/v1/dashboard/${id}`)).json()) as Dashboard;
  assert.deepEqual(made.template_variables, [{ name: 'host', prefix: 'host', defaults: ['lab-1'] }]);
  assert.deepEqual(
    made.widgets.map(({ definition }) => definition.requests),
    [
      [{ q: 'avg:my_metric{$host}', display_type: 'line' }],
      [{ q: "anomalies(avg:mysql.performance.cpu_time{*}, 'basic', 2)", display_type: 'line' }],
      [{ q: 'sum:my_metric{$host}.rollup(sum, 3600)', display_type: 'bars' }],
    ],
  );
});
