import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readLabels } from './read-labels.ts';

test('labels by device, with what udev escaped; a link that leads nowhere is left away', async (context) => {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'labels-')));
  context.after(() => rm(folder, { recursive: true }));
  const device = path.join(folder, 'sda1');
  await writeFile(device, '');
  const links = path.join(folder, 'links');
  await mkdir(links);
  await symlink('../sda1', path.join(links, 'MY\\x20100%\\x20LABEL'));
  await symlink('../sdb1', path.join(links, 'gone'));
  assert.deepEqual([...(await readLabels(links))], [[device, 'MY 100% LABEL']]);
});

test('where there is no folder there are no labels', async () => {
  assert.deepEqual([...(await readLabels('/no/such/folder'))], []);
});
