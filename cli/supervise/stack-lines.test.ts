import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stackLines } from './stack-lines.ts';

test('frames inside Node are left out, causes stay', () => {
  const text = [
    'the run failed: Error: no answer',
    '    at Inbox.run (file:///a/inbox.ts:3:9)',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:104:5)',
    '    at async node:internal/main/worker_thread:1:2',
    'caused by: Error: ECONNRESET',
    '    at TCP.onread (node:net:1:2)',
  ].join('\n');
  assert.deepEqual(stackLines(text), {
    message: 'the run failed: Error: no answer',
    lines: [
      '             at Inbox.run (file:///a/inbox.ts:3:9)',
      '         caused by: Error: ECONNRESET',
      '             at TCP.onread (node:net:1:2)',
    ],
  });
});

test('six frames are shown and the others counted', () => {
  const frames = (count: number): string =>
    Array.from({ length: count }, (_, n) => `\n    at f${n} (a.ts:${n})`).join('');
  const six = stackLines(`Error: x${frames(6)}`);
  assert.equal(six.lines.length, 6);
  const nine = stackLines(`Error: x${frames(9)}`);
  assert.deepEqual(nine.lines, [...six.lines, '             … and 3 more lines']);
});

test('a message of any length takes a few lines', () => {
  const { lines } = stackLines(`Error: x${'\nmore'.repeat(500)}\n    at f (a.ts:1)`);
  assert.equal(lines.length, 14);
  assert.equal(lines.at(-1), '             … and 488 more lines');
});

test('other control characters stay escaped, also line ends where there is no frame', () => {
  assert.deepEqual(stackLines('a\nb\u001b[2J'), { message: 'a\\x0ab\\x1b[2J', lines: [] });
  const { message, lines } = stackLines('Error: \u001b[2J\n    at f\r (a.ts:1)');
  assert.equal(message, 'Error: \\x1b[2J');
  assert.deepEqual(lines, ['             at f\\x0d (a.ts:1)']);
});
