import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Profile } from '../../../../../lib/model/profile.ts';
import { openTestTraces, originMs } from '../testing-traces.ts';

interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly content: string;
}

/** A body as dd-trace-js writes it, with its short boundary. */
function formOf(parts: readonly Part[]): { readonly body: string; readonly headers: Record<string, string> } {
  const boundary = '8723645';
  const written = parts.map(({ name, fileName, content }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: application/octet-stream`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
  });
  return {
    body: `${written.join('')}--${boundary}--\r\n`,
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  };
}

async function open(t: TestContext) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'labrador-profiles-'));
  t.after(() => rmSync(dataDir, { recursive: true }));
  const folder = path.join(dataDir, 'profiles');
  mkdirSync(path.join(folder, '.incoming-killed'), { recursive: true });
  writeFileSync(path.join(folder, '.incoming-killed', 'wall.pprof'), 'half');
  const traces = await openTestTraces(t, { dataDir });
  const upload = (parts: readonly Part[]): Promise<Response> => {
    const { body, headers } = formOf(parts);
    return traces.send('/profiling/v1/input', body, { method: 'POST', headers });
  };
  const sent = (): readonly Profile[] =>
    traces.store.messages.flatMap((message) => (message.kind === 'profile' ? [message.profile] : []));
  return { ...traces, folder, upload, sent };
}

const event = {
  attachments: ['wall.pprof'],
  start: '2027-01-15T08:00:00.000Z',
  end: '2027-01-15T08:01:05.000Z',
  family: 'node',
  version: '4',
  tags_profiler: 'language:javascript,runtime-id:1234,version:2.0,host:web-1',
  process_tags: 'entrypoint:main',
  info: { application: { service: 'shop', env: 'lab' }, platform: {}, runtime: { engine: 'nodejs' } },
};

test('a profile of dd-trace: its files are kept, and what is known of it goes to the store', async (t) => {
  const { folder, upload, sent, counters } = await open(t);
  const answer = await upload([
    { name: 'event', fileName: 'event.json', content: JSON.stringify(event) },
    { name: 'wall.pprof', fileName: 'wall.pprof', content: 'wall\r\n--\0' },
    { name: 'space.pprof', fileName: 'space.pprof', content: '' },
  ]);
  assert.equal(answer.status, 200);
  const [profile] = sent();
  assert.deepEqual(profile, {
    id: profile?.id,
    service: 'shop',
    env: 'lab',
    version: '2.0',
    host: 'web-1',
    family: 'node',
    startMs: Date.parse(event.start),
    endMs: Date.parse(event.end),
    runtimeId: '1234',
    tags: ['language:javascript', 'runtime-id:1234', 'version:2.0', 'host:web-1', 'entrypoint:main'],
    files: [
      { name: 'event.json', bytes: JSON.stringify(event).length },
      { name: 'wall.pprof', bytes: 9 },
      { name: 'space.pprof', bytes: 0 },
    ],
  });
  assert.deepEqual(readdirSync(folder), [profile?.id]);
  assert.equal(readFileSync(path.join(folder, profile?.id ?? '', 'wall.pprof'), 'utf8'), 'wall\r\n--\0');
  assert.equal(counters()['traces.profiles'], 1);
});

test('a profile of an older client, told by fields', async (t) => {
  const { upload, sent } = await open(t);
  const answer = await upload([
    { name: 'start', content: '2027-01-15T08:00:00Z' },
    { name: 'end', content: 'late' },
    { name: 'family', content: 'go' },
    { name: 'tags[]', content: 'service:shop' },
    { name: 'tags[]', content: 'env:old,version:3' },
    { name: 'data[0]', fileName: 'pprof-data', content: 'x' },
  ]);
  assert.equal(answer.status, 200);
  const [{ id, ...facts } = { id: '' }] = sent();
  assert.notEqual(id, '');
  assert.deepEqual(facts, {
    service: 'shop',
    env: 'old',
    version: '3',
    host: 'lab-host',
    family: 'go',
    startMs: originMs,
    endMs: originMs,
    runtimeId: '',
    tags: ['service:shop', 'env:old', 'version:3'],
    files: [{ name: 'pprof-data', bytes: 1 }],
  });
});

test('names of files are names in the folder of the profile, whatever they were', async (t) => {
  const { folder, upload, sent } = await open(t);
  const names = ['../../evil.pprof', '..', 'a b/ü.pprof', 'A.pprof', 'a.pprof'];
  const files = names.map((fileName) => ({ name: 'x', fileName, content: fileName }));
  await upload([{ name: 'event', fileName: 'event.json', content: '{}' }, ...files]);
  const [profile] = sent();
  const written = profile?.files.map(({ name }) => name) ?? [];
  assert.deepEqual(written, ['event.json', 'evil.pprof', 'file', '_.pprof', 'A.pprof', '2-a.pprof']);
  assert.deepEqual(readdirSync(path.join(folder, profile?.id ?? '')).sort(), written.toSorted());
});

test('what is no profile is 400, what is too large 413; nothing is left of it', async (t) => {
  const { folder, send, upload, sent, counters, log } = await open(t);
  const json = await send('/profiling/v1/input', '{}', { headers: { 'Content-Type': 'application/json' } });
  assert.deepEqual([json.status, await json.text()], [400, 'The body must be multipart/form-data\n']);
  const file = { name: 'wall', fileName: 'wall.pprof', content: 'x' };
  const without = await upload([file]);
  assert.deepEqual([without.status, await without.text()], [400, 'The profile has no event.json\n']);
  assert.equal((await upload([{ name: 'event', fileName: 'event.json', content: '{' }])).status, 400);
  const { body, headers } = formOf([file]);
  const cut = await send('/profiling/v1/input', body.slice(0, -12), { method: 'POST', headers });
  assert.equal(cut.status, 400);
  assert.equal((await upload([{ ...file, content: 'x'.repeat(25 * 1024 * 1024) }])).status, 413);
  assert.equal((await upload(Array.from({ length: 301 }, () => file))).status, 413);
  assert.equal(counters()['traces.refused.profiles'], 6);
  assert.match(log[0]?.text ?? '', /refused a profile: The body must be/);
  assert.deepEqual(sent(), []);
  assert.ok(!existsSync(folder) || readdirSync(folder).every((name) => name === '.incoming-killed'));
});
