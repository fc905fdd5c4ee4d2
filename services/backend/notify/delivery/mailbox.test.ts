import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { memoryDocuments } from '../../store/documents/testing-memory-documents.ts';
import type { UserDocuments } from '../../store/store.ts';
import { MailFiles } from './mail-files.ts';
import type { MailRecord } from './mail-record.ts';
import { Mailbox, type MailboxLimits } from './mailbox.ts';

async function openBox(t: TestContext) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mailbox-'));
  t.after(() => rm(folder, { recursive: true }));
  const documents = memoryDocuments();
  const files = new MailFiles(folder);
  const open = (limits: Partial<MailboxLimits> = {}) => Mailbox.open({ documents, files, limits });
  const add = async (mailbox: Mailbox, records: readonly MailRecord[]) => {
    for (const { id } of records)
      await files.write(id, { content: { text: id, html: '', webhook: {} }, raw: Buffer.from(id) });
    const change = mailbox.add(records);
    await documents.write(change.documents);
    await change.committed();
  };
  return { folder, documents: documents as UserDocuments, files, open, add };
}

function record(
  id: string,
  createdAtMs: number,
  status: MailRecord['delivery']['status'] = 'kept',
  bytes = 10,
): MailRecord {
  return {
    ...{
      id,
      to: '@x',
      subject: id,
      preview: '',
      createdAtMs,
      via: 'webhook',
      delivery: { status, attempts: 0 },
      messageId: `<${id}>`,
    },
    ...{
      about: { kind: 'downtime', downtimeId: 'd', eventId: '1' },
      handle: { kind: 'name', text: '@x', name: 'x' },
      bytes,
    },
  } as MailRecord;
}

const idsOf = (mailbox: Mailbox): readonly string[] => mailbox.list().map(({ id }) => id);

test('mails are listed newest first, read, removed, and outlive a restart', async (t) => {
  const { open, add, folder } = await openBox(t);
  const mailbox = await open();
  await add(mailbox, [record('a', 1), record('b', 3), record('c', 2)]);
  assert.deepEqual(idsOf(mailbox), ['b', 'c', 'a']);
  assert.equal((await mailbox.content('a'))?.text, 'a');
  assert.equal((await mailbox.raw('a'))?.toString(), 'a');
  assert.equal(await mailbox.raw('../a'), undefined);
  assert.equal(await mailbox.remove('b'), true);
  assert.equal(await mailbox.remove('b'), false);
  await writeFile(path.join(folder, 'left.json'), '{}');
  const again = await open();
  assert.deepEqual(idsOf(again), ['c', 'a']);
  assert.deepEqual((await readdir(folder)).sort(), ['a.eml', 'a.json', 'c.eml', 'c.json']);
});

test('the same mail is added once', async (t) => {
  const { open, add } = await openBox(t);
  const mailbox = await open();
  await add(mailbox, [record('a', 1, 'waiting')]);
  await mailbox.update('a', { status: 'sent', attempts: 1, sentAtMs: 5 });
  await add(mailbox, [record('a', 1, 'waiting')]);
  assert.equal(mailbox.get('a')?.delivery.status, 'sent');
  assert.equal((await open()).get('a')?.delivery.status, 'sent');
});

test('past its limits the oldest go, but for those that wait', async (t) => {
  const { open, add, folder } = await openBox(t);
  const mailbox = await open({ count: 3, bytes: 100 });
  await add(mailbox, [record('a', 1, 'waiting'), record('b', 2), record('c', 3)]);
  assert.equal(idsOf(mailbox).length, 3);
  await add(mailbox, [record('d', 4)]);
  assert.deepEqual(idsOf(mailbox), ['d', 'c', 'a']);
  await add(mailbox, [record('e', 5, 'kept', 81)]);
  assert.deepEqual(idsOf(mailbox), ['e', 'a']);
  assert.deepEqual((await readdir(folder)).sort(), ['a.eml', 'a.json', 'e.eml', 'e.json']);
  assert.deepEqual(idsOf(await open()), ['e', 'a']);
});

test('past its bound on those that wait, messages are kept and not sent, and say why', async (t) => {
  const { open, add } = await openBox(t);
  const mailbox = await open({ waiting: 2 });
  await add(mailbox, [record('a', 1, 'waiting'), record('b', 2, 'waiting'), record('c', 3, 'waiting')]);
  assert.equal(mailbox.get('b')?.delivery.status, 'waiting');
  assert.deepEqual(mailbox.get('c')?.delivery, {
    status: 'failed',
    attempts: 0,
    reason: '2 messages wait to be sent already',
  });
});

test('what is removed while it is sent stays removed', async (t) => {
  const { open, add } = await openBox(t);
  const mailbox = await open();
  await add(mailbox, [record('a', 1, 'waiting')]);
  await mailbox.remove('a');
  await mailbox.update('a', { status: 'sent', attempts: 1 });
  assert.deepEqual(idsOf(await open()), []);
  await add(mailbox, [record('b', 1, 'waiting')]);
  const removing = mailbox.remove('b');
  await Promise.all([removing, mailbox.update('b', { status: 'sent', attempts: 1 })]);
  assert.deepEqual(idsOf(await open()), []);
});
