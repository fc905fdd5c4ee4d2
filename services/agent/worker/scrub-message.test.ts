import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyResult, type FromThread } from './protocol.ts';
import { scrubMessage } from './scrub-message.ts';

const scrub = (text: string): string => text.replaceAll('hunter2', '********');

/** Every text of the message that is left with the secret in it. */
function shown(message: FromThread): readonly string[] {
  return JSON.stringify(scrubMessage(message, scrub)).match(/"[^"]*hunter2[^"]*"/g) ?? [];
}

test('texts that a check writes are scrubbed; names, tags and values are what it submits', () => {
  assert.deepEqual(shown({ kind: 'log', checkId: 'a', level: 'info', message: 'by hunter2' }), []);
  assert.deepEqual(shown({ kind: 'load_failed', message: 'by hunter2', line: 3 }), []);
  const problem = { severity: 'error', keyPath: ['instances', 0], message: 'not hunter2' } as const;
  assert.deepEqual(shown({ kind: 'configured', requestId: 1, verdicts: [{ checkId: 'a', problems: [problem] }] }), []);
  const result = {
    ...emptyResult,
    samples: [
      { kind: 'event', title: 'hunter2', text: 'hunter2', tags: [] },
      { kind: 'service_check', name: 'up', status: 2, tags: [], message: 'hunter2' },
      { kind: 'metric', type: 'gauge', name: 'm', value: 1, tags: ['team:hunter2'], atMs: 0 },
    ],
    warnings: ['hunter2'],
    error: 'hunter2',
  } as const;
  assert.deepEqual(shown({ kind: 'ran', requestId: 1, result }), ['"team:hunter2"']);
});

test('what has no text goes through as it is', () => {
  const message: FromThread = { kind: 'cache', checkId: 'a', entries: { key: 'hunter2' } };
  assert.equal(scrubMessage(message, scrub), message);
});
