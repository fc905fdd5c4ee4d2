import assert from 'node:assert/strict';
import test from 'node:test';
import { eventBody } from './event-body.ts';

test('the message of an event, with its graph from here, wherever the lab was then', () => {
  const graph = '[![Metric Graph](http://127.0.0.1:9/snapshot/view/a/2026-11-27/b.png)](http://127.0.0.1:9/monitors/1)';
  const links = '- - -\n\n[[Monitor Status](http://127.0.0.1:9/monitors/1)]';
  assert.deepEqual(eventBody(`%%%\nbusy\n\n- - -\n\n${graph}\n\n**m** was **> 1**.\n\n${links}\n%%%`), {
    text: 'busy\n\n- - -\n\n\n\n**m** was **> 1**.',
    picture: '/snapshot/view/a/2026-11-27/b.png',
  });
  assert.deepEqual(eventBody('plain'), { text: 'plain' });
});

test('no picture is loaded from elsewhere', () => {
  assert.deepEqual(eventBody('[![x](http://a.example/y.png)](http://b)'), { text: '' });
});
