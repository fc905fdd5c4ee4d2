import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { test } from 'node:test';
import { splitLines } from './split-lines.ts';

async function split(...chunks: readonly Buffer[]): Promise<string[]> {
  const stream = new PassThrough();
  const lines: string[] = [];
  splitLines(stream, (line) => lines.push(line));
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await finished(stream);
  return lines;
}

test('lines are put together from chunks, whatever is cut where', async () => {
  const bytes = Buffer.from('one\nzwölf\r\nthree');
  const inside = bytes.indexOf(0xb6);
  assert.deepEqual(await split(bytes.subarray(0, inside), bytes.subarray(inside)), ['one', 'zwölf', 'three']);
});

test('an empty line is a line, an empty stream has none', async () => {
  assert.deepEqual(await split(Buffer.from('a\n\nb\n')), ['a', '', 'b']);
  assert.deepEqual(await split(), []);
});

test('a line past the bound is cut once, and the next one is whole', async () => {
  const chunk = Buffer.alloc(50_000, 'x');
  const lines = await split(chunk, chunk, chunk, chunk, Buffer.from('tail\nnext\n'));
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? '', /^x{65536}… \(line cut\)$/);
  assert.equal(lines[1], 'next');
});
