import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dogstatsdLines } from './dogstatsd-lines.ts';

test("the Agent's lines first, UDP without what came by the Unix socket, then the rest by name", () => {
  const counters = {
    samples: 7,
    'samples.gauge': 7,
    packets: 5,
    bytes: 500,
    'stream.packets': 2,
    'stream.bytes': 60,
    events: 1,
    'parse_errors.metric': 3,
    'dropped.contexts': 4,
  };
  assert.deepEqual(dogstatsdLines(counters, String), [
    'Event Packets: 1',
    'Metric Packets: 7',
    'Metric Parse Errors: 3',
    'Udp Bytes: 440',
    'Udp Packets: 3',
    'Uds Bytes: 60',
    'Uds Packets: 2',
    '',
    'dropped.contexts: 4',
    'samples.gauge: 7',
  ]);
});

test('what does not run has no line', () => {
  assert.deepEqual(dogstatsdLines({}, String), []);
});
