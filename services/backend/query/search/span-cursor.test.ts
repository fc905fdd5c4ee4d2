import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSpanCursor, writeSpanCursor } from './span-cursor.ts';

test('a cursor says behind which span and in which window a list goes on', () => {
  const cursor = { after: { startNs: 1_767_225_600_123_456_789n, id: '42' }, fromMs: 5, toMs: 1_767_225_700_000 };
  const written = writeSpanCursor(cursor);
  assert.deepEqual(readSpanCursor(written), cursor);
  assert.match(Buffer.from(written, 'base64').toString(), /^\{"after":"[^"]+"\}$/);
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

for (const text of ['', 'x', base64('{}'), base64('null'), base64('{"after":"1,2"}'), base64('{"after":7}')]) {
  test(`'${text}' is no cursor`, () => assert.throws(() => readSpanCursor(text), { status: 422 }));
}
