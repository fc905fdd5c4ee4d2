import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { Forwarder } from './forwarder.ts';
import { TestingIntake } from './testing-intake.ts';

async function start(t: TestContext) {
  const intake = new TestingIntake();
  const ddUrl = await intake.listen();
  const clock = new VirtualClock();
  const log = createLogger('test', 'off');
  const warn = t.mock.method(log, 'warn');
  const info = t.mock.method(log, 'info');
  const forwarder = new Forwarder({ clock, log });
  t.after(() => {
    forwarder.stop();
    intake.close();
  });
  /** Moves the clock in steps, letting requests in flight come back, until it is so. */
  const until = async (isSo: () => boolean, stepMs = 0) => {
    const giveUpAt = performance.now() + 10_000;
    while (!isSo() && performance.now() < giveUpAt) await clock.advance(stepMs);
    assert.ok(isSo());
  };
  const counts = (kind: string) => forwarder.status?.transactions[kind];
  return { intake, ddUrl, clock, forwarder, until, counts, warn, info };
}

test('without an intake nothing is posted and there is no status; with one, what was posted last is', async (t) => {
  const { intake, ddUrl, clock, forwarder, until } = await start(t);
  forwarder.post('host_metadata', () => ({ n: 1 }));
  await clock.advance(3_600_000);
  assert.equal(intake.posted.length, 0);
  assert.equal(forwarder.status, undefined);
  forwarder.setTarget({ ddUrl, apiKey: 'k' });
  await until(() => intake.posted.length === 1);
  assert.deepEqual(intake.posted[0], { url: '/intake/', apiKey: 'k', body: { n: 1 } });
  forwarder.setTarget({ ddUrl, apiKey: 'k' });
  forwarder.setTarget({ ddUrl, apiKey: 'other' });
  await until(() => intake.posted.length === 2);
  assert.equal(intake.posted[1]?.apiKey, 'other');
});

test('failures are tried again with a body made anew after growing pauses, logged once and counted by kind', async (t) => {
  const { intake, ddUrl, clock, forwarder, until, counts, warn, info } = await start(t);
  intake.status = 500;
  forwarder.setTarget({ ddUrl, apiKey: undefined });
  let made = 0;
  forwarder.post('host_metadata', () => ({ made: ++made }));
  forwarder.post('agent_checks', () => ({ agent_checks: [] }));
  for (const [failed, pauseMs] of [
    1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000,
  ].entries()) {
    await until(() => counts('host_metadata')?.failed === failed + 1 && counts('agent_checks')?.failed === failed + 1);
    await clock.advance(pauseMs - 1);
    assert.equal(made, failed + 1);
    await clock.advance(1);
  }
  await until(() => counts('host_metadata')?.failed === 11 && counts('agent_checks')?.failed === 11);
  assert.equal(warn.mock.callCount(), 1);
  assert.match(forwarder.status?.lastError?.message ?? '', /^(host_metadata|agent_checks): status 500$/);
  intake.status = 202;
  await until(() => counts('host_metadata')?.succeeded === 1 && counts('agent_checks')?.succeeded === 1, 1000);
  assert.equal(info.mock.callCount(), 1);
  assert.equal(forwarder.status?.lastError, undefined);
  assert.equal(counts('host_metadata')?.failed, 11);
  assert.ok((counts('host_metadata')?.lastSuccessAtMs ?? 0) > 0);
});

test('a newer post takes the place of one that waits', async (t) => {
  const { intake, ddUrl, clock, forwarder, until, counts } = await start(t);
  intake.status = 503;
  forwarder.setTarget({ ddUrl, apiKey: undefined });
  forwarder.post('agent_checks', () => ({ n: 1 }));
  await until(() => counts('agent_checks')?.failed === 1);
  intake.status = 202;
  forwarder.post('agent_checks', () => ({ n: 2 }));
  await until(() => counts('agent_checks')?.succeeded === 1);
  await clock.advance(600_000);
  assert.deepEqual(
    intake.posted.map(({ body }) => body.n),
    [1, 2],
  );
});

test('a newer post ends one that is on its way, which could come in after it', async (t) => {
  const { forwarder, until, counts } = await start(t);
  let asked = 0;
  let given = 0;
  const slow = http.createServer((_request, response) => {
    asked++;
    response.once('close', () => given++);
    if (asked === 2) response.end();
  });
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    slow.closeAllConnections();
    slow.close();
  });
  forwarder.setTarget({ ddUrl: `http://127.0.0.1:${(slow.address() as AddressInfo).port}`, apiKey: undefined });
  forwarder.post('agent_checks', () => ({ n: 1 }));
  await until(() => asked === 1);
  forwarder.post('agent_checks', () => ({ n: 2 }));
  await until(() => counts('agent_checks')?.succeeded === 1 && given === 2);
  assert.equal(counts('agent_checks')?.failed, 0);
});

test('an intake that is not there and a body that cannot be made are failures with their reason', async (t) => {
  const { intake, ddUrl, forwarder, until, counts } = await start(t);
  intake.close();
  forwarder.setTarget({ ddUrl, apiKey: undefined });
  forwarder.post('host_metadata', () => ({}));
  await until(() => counts('host_metadata')?.failed === 1);
  assert.match(forwarder.status?.lastError?.message ?? '', /^host_metadata: .*ECONNREFUSED/);
  forwarder.post('host_metadata', () => Promise.reject(new Error('no df')));
  await until(() => counts('host_metadata')?.failed === 2);
  assert.equal(forwarder.status?.lastError?.message, 'host_metadata: no df');
});

test('a key that no header may hold is a failure, and not shown; nor is a password in the address', async (t) => {
  const { forwarder, until, counts, warn } = await start(t);
  forwarder.setTarget({ ddUrl: 'http://me:hunter2@127.0.0.1:1', apiKey: undefined });
  forwarder.post('host_metadata', () => ({}));
  await until(() => counts('host_metadata')?.failed === 1);
  assert.equal(forwarder.status?.target, 'http://me:********@127.0.0.1:1');
  assert.match(forwarder.status?.lastError?.message ?? '', /includes credentials: http:\/\/me:\*{8}@127/);
  forwarder.setTarget({ ddUrl: 'http://127.0.0.1:1', apiKey: 'hunter2\nhunter3' });
  await until(() => counts('host_metadata')?.failed === 2);
  assert.match(forwarder.status?.lastError?.message ?? '', /"\*{8}" is an invalid header value/);
  assert.doesNotMatch(JSON.stringify(warn.mock.calls.map((call) => call.arguments)), /hunter/);
});
