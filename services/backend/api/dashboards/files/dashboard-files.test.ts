import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import request from 'supertest';
import { startDocumentFiles } from '../../../../../lib/document-files/start-document-files.ts';
import { openDashboardsApp } from '../testing-dashboards-app.ts';
import { readDashboardFile } from './read-dashboard-file.ts';

const pollIntervalMs = 500;
const note = { definition: { type: 'note', content: 'x' } };
const plain = { title: 'Of a file', layout_type: 'ordered', widgets: [note, { ...note, id: 77 }] };

async function openFolder(t: TestContext) {
  const configDir = mkdtempSync(path.join(tmpdir(), 'labrador-dashboards-'));
  t.after(() => rmSync(configDir, { recursive: true }));
  const folder = path.join(configDir, 'dashboards');
  const opened = await openDashboardsApp();
  const warnings: string[] = [];
  const log = { warn: (text: string) => void warnings.push(text), info: () => undefined } as never;
  const start = async () => {
    const started = await startDocumentFiles({
      what: 'dashboards',
      folder,
      readText: readDashboardFile,
      setFiles: (files) => opened.dashboards.setFiles(files),
      clock: opened.clock,
      log,
      pollIntervalMs,
    });
    t.after(() => started.stop());
  };
  const write = (name: string, content: unknown): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  };
  /** Two looks: one that sees the change, and one that sees that it is over. */
  const settle = () => opened.clock.advance(2 * pollIntervalMs);
  const titles = async (): Promise<readonly string[]> => {
    const { body } = await request(opened.app).get('/api/v1/dashboard').expect(200);
    return body.dashboards.map(({ title }: { title: string }) => title);
  };
  return { ...opened, folder, warnings, start, write, settle, titles };
}

test('dashboards in files are there from the start, with ids that stay, and cannot be changed by the API', async (t) => {
  const { app, folder, start, write, settle } = await openFolder(t);
  write('a.json', plain);
  write('notes.txt', '{');
  await start();
  const list = async () => (await request(app).get('/api/v1/dashboard').expect(200)).body.dashboards;
  const [summary, ...others] = await list();
  assert.deepEqual([summary.title, summary.is_read_only, others], ['Of a file', true, []]);
  const one = `/api/v1/dashboard/${summary.id}`;
  const { body } = await request(app).get(one).expect(200);
  assert.deepEqual([body.is_read_only, body.widgets[1].id], [true, 77]);
  const text = `Dashboard ${summary.id} is kept in the file ${path.join(folder, 'a.json')}: change that file, or remove it`;
  await request(app)
    .put(one)
    .send(plain)
    .expect(403, { errors: [text] });
  await request(app)
    .delete(one)
    .expect(403, { errors: [text] });
  write('a.json', { ...plain, title: 'Changed' });
  await settle();
  const { body: changed } = await request(app).get(one).expect(200);
  assert.equal(changed.title, 'Changed');
  assert.deepEqual(changed.widgets, body.widgets);
});

test('a file that comes, changes, becomes wrong, is mended and goes', async (t) => {
  const { folder, warnings, start, write, settle, titles } = await openFolder(t);
  await start();
  assert.deepEqual(await titles(), []);
  write('a.json', { ...plain, title: 'one' });
  write('b.json', { ...plain, title: 'two' });
  await settle();
  assert.deepEqual(await titles(), ['one', 'two']);
  write('a.json', '{"title": "one",\n "x"}');
  await settle();
  await settle();
  assert.deepEqual(await titles(), ['one', 'two']);
  assert.deepEqual(warnings, [`${path.join(folder, 'a.json')}: unexpected '}' at line 2 column 5`]);
  write('a.json', { ...plain, title: 'three', widgets: [{ definition: { type: 'nothing' } }] });
  await settle();
  assert.match(warnings[1] ?? '', /a\.json: Invalid widget definition at position 0 of type nothing/);
  write('a.json', { ...plain, title: 'three' });
  await settle();
  assert.deepEqual(await titles(), ['three', 'two']);
  unlinkSync(path.join(folder, 'a.json'));
  await settle();
  assert.deepEqual(await titles(), ['two']);
});

test('a file wins over the dashboard of the API with its id; when it goes that can be restored', async (t) => {
  const { app, start, write, settle, titles, folder } = await openFolder(t);
  const { body: made } = await request(app)
    .post('/api/v1/dashboard')
    .send({ ...plain, title: 'made' })
    .expect(200);
  write('a.json', { ...made, title: 'exported' });
  await start();
  const { body } = await request(app).get(`/api/v1/dashboard/${made.id}`).expect(200);
  assert.equal(body.title, 'exported');
  assert.deepEqual([body.created_at, body.widgets], [made.created_at, made.widgets]);
  assert.deepEqual(await titles(), ['exported']);
  const data = { data: [{ id: made.id, type: 'dashboard' }] };
  await request(app).patch('/api/v1/dashboard').send(data).expect(403);
  unlinkSync(path.join(folder, 'a.json'));
  await settle();
  assert.deepEqual(await titles(), []);
  await request(app).patch('/api/v1/dashboard').send(data).expect(204);
  assert.deepEqual(await titles(), ['made']);
});

test('two files with one id, and an id that is none', async (t) => {
  const { warnings, start, write, titles } = await openFolder(t);
  write('a.json', { ...plain, id: 'abc-def-ghi', title: 'first' });
  write('b.json', { ...plain, id: 'abc-def-ghi', title: 'second' });
  write('c.json', { ...plain, id: 'abc', title: 'third' });
  write('d.json', []);
  await start();
  assert.deepEqual(await titles(), ['first']);
  assert.deepEqual(
    warnings.map(
      (text) => path.basename(text.replace(/: .*$/, '')) + text.replace(/^[^:]*/, '').replace(/of \/.*\//, 'of '),
    ),
    [
      'c.json: id: must look like abc-def-ghi',
      'd.json: must be an object',
      'b.json: id abc-def-ghi is that of a.json too; it is left out',
    ],
  );
});
