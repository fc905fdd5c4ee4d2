import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PacketsMessage, servePackets } from './packets-port.ts';

/** The packets that some lines come to, and the answers. */
function packets(text: string, maxPacketBytes: number): { readonly read: string[]; readonly answers: number[] } {
  const read: string[] = [];
  const answers: number[] = [];
  let send: (message: PacketsMessage) => void = () => undefined;
  servePackets(
    {
      on: (_event, listener) => {
        send = listener;
      },
      postMessage: ({ id }) => answers.push(id),
    },
    { receiver: { receive: (packet) => read.push(Buffer.from(packet).toString()) }, maxPacketBytes },
  );
  send({ id: 7, bytes: Buffer.from(text) });
  return { read, answers };
}

test('lines that fit are one packet, answered when they are read', () => {
  assert.deepEqual(packets('a:1|c\nb:2|c\n', 12), { read: ['a:1|c\nb:2|c\n'], answers: [7] });
});

test('more is cut at line ends, so that no line is', () => {
  assert.deepEqual(packets('a:1|c\nb:2|c\nc:3|c', 13).read, ['a:1|c\nb:2|c\n', 'c:3|c']);
  assert.deepEqual(packets('a:1|c\nb:2|c\nc:3|c\n', 11).read, ['a:1|c\n', 'b:2|c\n', 'c:3|c\n']);
});

test('a line longer than a packet stands alone', () => {
  const long = `${'x'.repeat(20)}:1|c\n`;
  assert.deepEqual(packets(`a:1|c\n${long}b:2|c\n`, 12).read, ['a:1|c\n', long, 'b:2|c\n']);
  assert.deepEqual(packets(long.trim(), 12).read, [long.trim()]);
});

test('nothing is answered, too', () => {
  assert.deepEqual(packets('', 12), { read: [], answers: [7] });
});
