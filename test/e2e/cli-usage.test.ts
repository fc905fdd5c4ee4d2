import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { labrador } from '../harness/labrador.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-usage-'));
after(() => rmSync(folder, { recursive: true }));

/** Command line → what standard error says; all of them are status 2 and start nothing. */
const wrong: readonly [readonly string[], RegExp][] = [
  [['stauts'], /unknown command 'stauts'\n\(Did you mean status\?\)/],
  [['up', '--prot', '1'], /unknown option '--prot'\n\(Did you mean --port\?\)/],
  [['up', '--port', '65536'], /whole number from 0 to 65535/],
  [['up', '--without', 'agnet'], /--without agnet: unknown; there are backend, agent/],
  [['up', '--without', 'backend,agent'], /leaves nothing to start/],
  [['run', '--with', 'employees', '--', 'true'], /--with employees: not there yet; there are backend, agent/],
  [['run', '--with', 'backend'], /missing required argument 'command'/],
  [['expect', 'avg:x{*}'], /missing required argument 'condition'/],
  [['expect', 'avg:x{*}', 'about 3'], /'about 3' is not a condition/],
  [['expect', 'avg:x{*}', '> 3', '--within', 'soon'], /'soon' is not a time span/],
  [['test', 'no/such/file.test.ts'], /no such file or folder: no\/such\/file\.test\.ts/],
];

for (const [args, message] of wrong) {
  test(`labrador ${args.join(' ')} is refused with a reason`, async () => {
    const { status, stdout, stderr } = await labrador(args);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, message);
  });
}

test('status without a lab says so with status 1, as JSON too', async () => {
  const text = await labrador(['status', '--data', folder]);
  assert.equal(text.status, 1);
  assert.match(text.stderr, /no lab runs on .*labrador up/);
  const json = await labrador(['status', '--json', '--data', folder]);
  assert.equal(json.status, 1);
  assert.deepEqual((JSON.parse(json.stdout) as { processes: unknown }).processes, []);
});

test('expect without a lab is status 2 and names where it looked', async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  const env = { LABRADOR_URL: `http://127.0.0.1:${port}` };
  const { status, stderr } = await labrador(['expect', 'avg:x{*}', '> 3', '--within', '0s'], { env });
  assert.equal(status, 2);
  assert.match(stderr, /avg:x\{\*\} at http:\/\/127\.0\.0\.1:\d+: .*ECONNREFUSED/);
});

test('check, configcheck and validate are carried out by the agent, with its status', async () => {
  const check = await labrador(['check', 'my_metric', '--json']);
  assert.equal(check.status, 0, check.stderr);
  assert.match(check.stdout, /"my_metric"/);
  assert.equal((await labrador(['check', 'no_such_check'])).status, 1);
  const configcheck = await labrador(['configcheck']);
  assert.equal(configcheck.status, 0);
  assert.match(configcheck.stdout, /my_metric/);
  assert.equal((await labrador(['validate'])).status, 0);
});
