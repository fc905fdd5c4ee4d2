import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabEvent } from '../../../../../lib/model/event.ts';
import { parseSearch } from '../../../../../lib/search-language/parse.ts';
import { computeOfEvents } from './compute-of-events.ts';
import { matchEvent, type TaggedEvent } from './match-event.ts';

const event: LabEvent = {
  title: 'Deployment failed',
  text: 'of web, in the night',
  timestampS: 0,
  host: 'a',
  priority: 'normal',
  alertType: 'error',
  aggregationKey: 'web',
  sourceTypeName: 'deploy',
  deviceName: '',
  tags: ['env:prod', 'service:web'],
  attributes: { evt: { name: 'rollback', tries: 3 }, 'a.b': true },
};
const tagged: TaggedEvent = { event, tags: [...event.tags, 'host:a', 'role:db'] };

test('searches that find an event, and that do not', () => {
  const found = [
    ...['*', 'source:deploy', 'status:error', 'priority:normal', 'host:a', 'service:web', 'role:db'],
    ...['deployment', 'FAILED night', '"in the night"', 'service:w*', 'service:(api OR web)', '-env:dev', 'env:*'],
    ...['@evt.name:rollback', '@evt.tries:>=3', '@evt.tries:[1 TO 3]', '@a.b:true', 'title:Deploy*', 'NOT status:warn'],
  ];
  const missed = [
    ...['source:other', 'status:ok', '-env:prod', 'team:*', 'service:we', 'broken', '@evt.tries:>3', '@evt.name.x:*'],
    ...['@evt.name:>1', 'service:web AND env:dev', '@none:*'],
  ];
  for (const text of found) assert.ok(matchEvent(parseSearch(text), tagged), text);
  for (const text of missed) assert.ok(!matchEvent(parseSearch(text), tagged), text);
});

test('what is computed of events', () => {
  const events = [1, 2, 2, 10].map((tries) => ({ ...tagged, event: { ...event, attributes: { tries } } }));
  const of = (method: string, facet?: string) => computeOfEvents(events, { method, ...(facet && { facet }) });
  assert.equal(of('count'), 4);
  const values = { cardinality: 3, sum: 15, avg: 3.75, min: 1, max: 10, median: 2, pc75: 2, pc99: 10 };
  for (const [method, value] of Object.entries(values)) assert.equal(of(method, '@tries'), value, method);
  assert.equal(of('avg', '@none'), undefined);
});
