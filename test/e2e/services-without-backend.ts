import assert from 'node:assert/strict';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import { labrador } from '../harness/labrador.ts';
import { UpProcess } from '../harness/up-process.ts';

/*
 * For nothing-leaves.test.ts, in a network of its own: the whole lab under traffic, its backend killed on the way, with a
 * user's own keys and settings of the real Datadog in the environment. Ends with status 0 when all went as it should.
 */

/** Long enough for runtime metrics, more than once. */
const withBackend = '4s';
/** For what a tracer does when its tries fail: it sends every two seconds, and tries again up to 7.5 s later. */
const withoutBackend = '11s';

const up = new UpProcess({
  env: {
    DD_API_KEY: 'f'.repeat(32),
    DD_APP_KEY: 'f'.repeat(40),
    DD_SITE: 'datadoghq.com',
    DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'true',
    // Milliseconds; usually ten seconds.
    DD_RUNTIME_METRICS_FLUSH_INTERVAL: '1000',
  },
});
try {
  await up.wrote(/Ctrl-C stops it/);
  await visit(withBackend);
  // Again and again, so that it stays away: the supervisor starts it again each time, ever more slowly.
  const killing = setInterval(() => void killBackend(), 100);
  await up.wrote(/backend died with signal SIGKILL/);
  await visit(withoutBackend);
  clearInterval(killing);
  await up.wrote(/backend is up again/);
  assert.equal(await up.stop('SIGTERM'), 0);
} finally {
  await up.remove();
}

async function visit(time: string): Promise<void> {
  const { status, stdout } = await labrador(['traffic', '--rate', '10', '--for', time, '--data', up.dataDir]);
  process.stdout.write(stdout);
  assert.equal(status, 0);
  assert.match(stdout, /^ {2}employees .* 0 errors \(5xx\), 0 without an answer; p50/m);
  assert.match(stdout, /^ {2}apm-app .* 0 without an answer; p50/m);
}

async function killBackend(): Promise<void> {
  const pid = (await readStatus({ dataDir: up.dataDir, name: 'backend' }))?.pid;
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}
