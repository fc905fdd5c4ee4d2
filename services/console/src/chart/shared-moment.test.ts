import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedMoment } from './shared-moment.ts';

test('what one graph points at all hear, until that graph takes it back', () => {
  const moment = sharedMoment();
  const heard: unknown[] = [];
  const stop = moment.subscribe(() => heard.push(moment.get()));
  moment.point('a', 5);
  moment.point('b', undefined);
  moment.point('b', 6);
  moment.point('a', undefined);
  moment.point('b', undefined);
  stop();
  moment.point('a', 7);
  assert.deepEqual(heard, [{ atMs: 5, by: 'a' }, { atMs: 6, by: 'b' }, undefined]);
});
