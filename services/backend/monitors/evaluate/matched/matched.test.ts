import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../../../../lib/model/span.ts';
import { parseMonitorQuery } from '../../../../../lib/monitor-language/parse.ts';
import { spanBatch } from '../../../store/spans/span-batch.ts';
import { temporaryStore } from '../../../store/testing/temporary-store.ts';
import { fieldOfEvent, type MatchedEvent } from './field-of-event.ts';
import { matchedNames } from './matched-names.ts';
import { matchedVariables } from './matched-variables.ts';

const ofEvents = parseMonitorQuery('event-v2 alert', 'events("*").rollup("count").last("5m") > 1');
const bySpans = parseMonitorQuery(
  'trace-analytics alert',
  'trace-analytics("status:error").rollup("count").by("service,@http.status_code").last("5m") > 0',
);

test('what of a matched event a monitor names, in whichever of its texts; nothing of a text that cannot be read', () => {
  const options = { escalation_message: '{{#is_match "event.tags.a" "x"}}{{event.nothing}}{{/is_match}}' };
  const message = '{{event.title}} {{event.attributes.[evt.name]}} {{span.service}} {{toUpper "event.text"}}';
  const names = matchedNames({ name: '{{event.id}}', message, options }, ofEvents);
  assert.deepEqual(Object.fromEntries(names), {
    'event.id': 'id',
    'event.title': 'title',
    'event.attributes.evt.name': 'attributes.evt.name',
    'event.text': 'text',
    'event.tags.a': 'tags.a',
  });
  assert.equal(matchedNames({ name: '', message: '{{event.title}} {{#is_alert}}', options: {} }, ofEvents).size, 0);
});

test('what an event has: its own, tags of it and of its host, attributes by their path', () => {
  const event: MatchedEvent = {
    event: {
      ...{ id: '7', title: 't', text: 'x', timestampS: 1_767_600_000, host: 'a', priority: 'normal' },
      ...{ alertType: 'success', aggregationKey: '', sourceTypeName: 'deploy', deviceName: '', tags: [] },
      attributes: { evt: { name: 'started', count: 3 } },
    },
    tags: ['team:x', 'team:y', 'host:a'],
  };
  const fields = ['id', 'host.name', 'source', 'status', 'message', 'tags.team', 'attributes.evt.count', 'tags.none'];
  const values = fields.map((field) => fieldOfEvent(field, event));
  assert.deepEqual(values, ['7', 'a', 'deploy', 'success', 'x', 'x,y', '3', undefined]);
});

test('what a message names is that of the newest span of its group that the search finds', async (t) => {
  const { store, nowS } = await temporaryStore(t);
  const spanOf = (ago: number, over: Partial<Span>) => ({
    ...{ service: 'web', name: 'web.request', startNs: BigInt(nowS - ago) * 1_000_000_000n, spanId: BigInt(ago) },
    ...{ traceId: 16n, durationNs: 5_000_000n, isError: true, numbers: { 'http.status_code': 500 } },
    ...over,
  });
  store.sink.send({
    kind: 'spans',
    batch: spanBatch(
      spanOf(50, { resource: 'GET /old' }),
      spanOf(40, {
        resource: 'GET /new',
        tags: [['http.url', 'http://x/']],
        numbers: { 'http.status_code': 500, n: 3 },
      }),
      spanOf(30, { resource: 'GET /other', numbers: { 'http.status_code': 404 } }),
      spanOf(20, { resource: 'GET /fine', isError: false }),
      spanOf(10, { resource: 'GET /api', service: 'api' }),
    ),
  });
  const group = { key: '@http.status_code:500,service:web', tags: ['@http.status_code:500', 'service:web'] };
  const wanted = {
    query: bySpans,
    evaluation: {
      window: { fromMs: (nowS - 300) * 1000, toMs: nowS * 1000 },
      groups: [{ group, evaluation: { kind: 'value', value: 2, lastDataAtMs: nowS * 1000 } }],
    },
    spans: store.spans,
  } as const;
  const message = `{{span.resource_name}} {{span.attributes.http.url}} {{span.tags.n}} {{span.attributes.duration}}
    {{span.trace_id}} {{span.link}} {{span.tags.none}}`;
  const names = matchedNames({ name: '', message, options: {} }, bySpans);
  assert.deepEqual(await matchedVariables(group, { ...wanted, names }), {
    'span.resource_name': 'GET /new',
    'span.attributes.http.url': 'http://x/',
    'span.tags.n': '3',
    'span.attributes.duration': '5000000',
    'span.trace_id': '00000000000000000000000000000010',
    'span.link': '/trace/00000000000000000000000000000010?span=40',
  });
  const reads = { search: () => assert.fail('nothing is named') };
  assert.equal(await matchedVariables(group, { ...wanted, names: new Map(), spans: reads }), undefined);
  const gone = { key: '*', tags: [] };
  assert.equal(await matchedVariables(gone, { ...wanted, names, spans: reads }), undefined);
});
