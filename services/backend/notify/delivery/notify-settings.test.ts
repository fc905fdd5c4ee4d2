import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from '../../../../lib/log/logger.ts';
import { type TestingNotify, testingNotify } from '../testing-notify.ts';
import { startSmtp } from '../testing-receivers.ts';

const to = 'ops@example.com';
// biome-ignore lint/suspicious/noTemplateCurlyInString: of the file
const wrong = 'smtp_url: smtp://me:${NOPE}@127.0.0.1\n';
const problem = /notify\.yaml:1: smtp_url: the variable NOPE is not set$/;

/** Opens it, with what it logs of the file. */
async function openLogged(testing: TestingNotify) {
  const lines: string[] = [];
  const keep = (text: unknown): void => void (String(text).includes('notify.yaml') && lines.push(String(text)));
  const log = Object.assign(createLogger('test', 'off'), { info: keep, warn: keep, error: keep });
  const notify = await testing.open({ log });
  notify.start();
  const delivery = () => notify.mailbox.list().find((each) => each.to === to)?.delivery;
  const until = async (is: () => boolean): Promise<void> => {
    await notify.notifier.settled();
    while (!is()) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  const tell = async (id: string): Promise<void> => {
    await testing.write({ id });
    notify.tick();
    await notify.notifier.settled();
  };
  return { notify, lines, delivery, until, tell };
}

test('where the settings were never right mails wait and say why, over a restart too, and go out when the file is mended', async (t) => {
  const testing = await testingNotify(t);
  const smtp = await startSmtp(t);
  await testing.configure(wrong);
  const first = await openLogged(testing);
  await first.tell('one');
  assert.deepEqual([first.delivery()?.status, first.delivery()?.attempts], ['waiting', 0]);
  assert.match(first.delivery()?.reason ?? '', problem);
  await testing.clock.advance(3_600_000);
  assert.equal(first.delivery()?.attempts, 0);
  await first.notify.stop();

  const { lines, delivery, until } = await openLogged(testing);
  assert.match(lines.join('\n'), problem);
  await testing.configure(`smtp_url: smtp://127.0.0.1:${smtp.port}\n`);
  await testing.clock.advance(1000);
  await until(() => delivery()?.status === 'sent');
  assert.equal(smtp.mails.length, 1);
  assert.match(lines.at(-1) ?? '', /notify\.yaml: is right again$/);
});

test('while the file is wrong the last good settings go on; its error is logged when it is saved, once', async (t) => {
  const testing = await testingNotify(t);
  const smtp = await startSmtp(t);
  await testing.configure(`smtp_url: smtp://127.0.0.1:${smtp.port}\n`);
  const { lines, delivery, until, tell } = await openLogged(testing);
  await testing.clock.advance(1000);
  assert.deepEqual(lines, []);
  await testing.configure(wrong);
  await testing.clock.advance(1000);
  assert.match(lines[0] ?? '', problem);
  assert.match(lines[1] ?? '', /the settings before it was changed go on$/);
  await tell('one');
  await until(() => delivery()?.status === 'sent');
  await testing.clock.advance(10_000);
  assert.equal(lines.length, 2);
});

test('what good settings have no place for waits while the file is wrong, and is kept when mended ones have none either', async (t) => {
  const testing = await testingNotify(t);
  await testing.configure('# nothing yet\n');
  const { delivery, until, tell } = await openLogged(testing);
  await testing.configure('smtp_url: smtp://127.0.0.1\nwebhooks: { x: { url: nowhere } }\n');
  await tell('one');
  assert.equal(delivery()?.status, 'waiting');
  assert.match(delivery()?.reason ?? '', /^config\/notify\.yaml:2: webhooks\.x\.url: must be an address/);
  await testing.configure('from: lab@localhost\n');
  await testing.clock.advance(1000);
  await until(() => delivery()?.status === 'kept');
  assert.equal(delivery()?.reason, 'no smtp_url in config/notify.yaml');
});
