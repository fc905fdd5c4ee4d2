import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { projectRoot } from '../../lib/config/places.ts';
import { cleanEnvironment } from '../harness/clean-environment.ts';
import { labrador } from '../harness/labrador.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'labrador-usage-'));
after(() => rmSync(folder, { recursive: true }));

/** Command line → what standard error says; all of them are status 2 and start nothing. */
const wrong: readonly [readonly string[], RegExp][] = [
  [['stauts'], /unknown command 'stauts'\n\(Did you mean status\?\)/],
  [['up', '--prot', '1'], /unknown option '--prot'\n\(Did you mean --port\?\)/],
  [['up', '--port', '65536'], /whole number from 0 to 65535/],
  [['up', '--without', 'agnet'], /--without agnet: unknown; there are backend, agent/],
  [['up', '--without', 'backend,agent,mysql,employees,apm-app'], /leaves nothing to start/],
  [['run', '--with', 'employes', '--', 'true'], /--with employes: unknown; there are backend, agent, mysql, employees/],
  [['run', '--with', 'backend'], /missing required argument 'command'/],
  [['expect', 'avg:x{*}'], /missing required argument 'condition'/],
  [['expect', 'avg:x{*}', 'about 3'], /'about 3' is not a condition/],
  [['expect', 'avg:x{*}', '> 3', '--within', 'soon'], /'soon' is not a time span/],
  [['traffic', '--rate', '0'], /a number above 0 and up to 1000/],
  [['traffic', '--for', '5'], /a whole number and s, m, h or d/],
  [['traffic', '--seed', '-1'], /a whole number below/],
  [['check'], /missing required argument 'name'/],
  [['check', 'my_metric', '--check-times', '0'], /--check-times is a whole number/],
  [['validate', '--jsno'], /unknown option '--jsno'\n\(Did you mean --json\?\)/],
  [['bench', '--only', 'speed'], /--only speed: unknown; there are dogstatsd/],
  [['bench', '--ful'], /unknown option '--ful'\n\(Did you mean --full\?\)/],
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

test('up does not start on another port than was said, be it said wrongly', async () => {
  const env = { DD_LABRADOR_PORT: 'abc' };
  const { status, stdout, stderr } = await labrador(['up', '--data', folder], { env });
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /Cannot start: environment variable DD_LABRADOR_PORT: labrador\.port must be a whole number/);
});

test('bench --list tells what there is to measure', async () => {
  const { status, stdout } = await labrador(['bench', '--list']);
  assert.equal(status, 0);
  assert.match(stdout, /^dogstatsd .*\(about \d+ s, with --full \d+ s\)$/m);
  assert.match(stdout, /^growth-points .*; only with --full or --only\)$/m);
});

test('status without a lab says so with status 1, as JSON too', async () => {
  const text = await labrador(['status', '--data', folder]);
  assert.equal(text.status, 1);
  assert.match(text.stderr, /no lab runs on .*'\.\/labrador up'/);
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
  assert.equal(
    stderr.replace(/\(.*\)/, '(REASON)'),
    `labrador expect: no lab answers at ${env.LABRADOR_URL} (REASON); start one with \`npm start\`, or set LABRADOR_URL\n`,
  );
});

test('check and configcheck are carried out by the agent, with its status', async () => {
  const check = await labrador(['check', 'my_metric', '--json']);
  assert.equal(check.status, 0, check.stderr);
  assert.match(check.stdout, /"my_metric"/);
  assert.equal((await labrador(['check', 'no_such_check'])).status, 1);
  const configcheck = await labrador(['configcheck']);
  assert.equal(configcheck.status, 0);
  assert.match(configcheck.stdout, /my_metric/);
  const twice = await labrador(['check', 'my_metric', '--json', '-t', '2', '--pause', '1']);
  assert.match(twice.stdout, /"TotalRuns": 2/);
});

for (const [command, option] of [
  ['check', '--check-times <n>'],
  ['configcheck', '--problems-only'],
  ['validate', '--json'],
  ['expect', '.rollup(sum, 300)'],
  ['expect', "expect --spans 'service:employees"],
] as const) {
  test(`labrador ${command} --help explains it`, async () => {
    const { status, stdout, stderr } = await labrador([command, '--help']);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.ok(stdout.startsWith(`Usage: labrador ${command} `), stdout);
    assert.ok(stdout.includes(option), stdout);
  });
}

for (const args of [['configcheck'], ['check', 'my_metric'], ['test', 'cli/banner.test.ts']]) {
  test(`labrador ${args.join(' ')} ends without a word when its reader is gone`, async () => {
    const child = spawn(path.join(projectRoot, 'labrador'), args, {
      env: cleanEnvironment(process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const [status] = (await once(child, 'close')) as [number | null];
    assert.equal(status, 128 + 13);
    // The launcher may tell that it builds the console.
    assert.equal(stderr.replace(/^labrador: building .*\n/, ''), '');
  });
}
