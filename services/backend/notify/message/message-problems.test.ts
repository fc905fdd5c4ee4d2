import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMonitorQuery } from '../../../../lib/monitor-language/parse.ts';
import { messageProblems } from './message-problems.ts';

const byHost = parseMonitorQuery('query alert', 'avg(last_5m):avg:my_metric{*} by {host} > 800');

test('variables of the query, its groups and its hosts are known', () => {
  const text = '{{value}} {{host.name}} {{host.ip}} {{host.rack}} {{eval "threshold * 2"}} {{triggered_duration_sec}}';
  assert.deepEqual(messageProblems(text, byHost), []);
  const check = parseMonitorQuery('service check', '"a".over("*").by("host").last(2).count_by_status()');
  assert.deepEqual(messageProblems('{{check_message}} {{host.ip}}', check), []);
  const composite = parseMonitorQuery('composite', '12 && !34');
  assert.deepEqual(messageProblems('{{a.value}} {{b.status}} {{host.name}}', composite), []);
  assert.deepEqual(
    messageProblems('{{c.value}}', composite).map(({ severity }) => severity),
    ['warning'],
  );
});

test('others are named, and why', () => {
  assert.deepEqual(messageProblems('{{env.name}} {{check_message}} {{log.message}} {{vlaue}}', byHost), [
    {
      severity: 'warning',
      message: '{{env.name}} is no variable of this monitor: nothing is shown in its place (it is not grouped by env)',
    },
    { severity: 'warning', message: '{{check_message}} is no variable of this monitor: nothing is shown in its place' },
    {
      severity: 'warning',
      message:
        '{{log.message}} is no variable of this monitor: nothing is shown in its place (the lab has no logs and no RUM)',
    },
    { severity: 'warning', message: '{{vlaue}} is no variable of this monitor: nothing is shown in its place' },
  ]);
});

test('what monitors of events and of spans have matched is known to them, and to no others', () => {
  const events = parseMonitorQuery('event-v2 alert', 'events("*").rollup("count").last("5m") > 1');
  const spans = parseMonitorQuery('trace-analytics alert', 'trace-analytics("*").rollup("count").last("5m") > 1');
  assert.deepEqual(messageProblems('{{event.title}} {{event.tags.a}} {{event.attributes.b.c}}', events), []);
  assert.deepEqual(messageProblems('{{span.service}} {{span.link}} {{span.attributes.http.url}}', spans), []);
  const hints = [
    ...messageProblems('{{span.service}} {{event.titel}}', events),
    ...messageProblems('{{event.id}}', byHost),
  ];
  assert.deepEqual(
    hints.map(({ message }) => /\((.*)\)$/.exec(message)?.[1]),
    [
      'it is of monitors of spans',
      'there are tags.KEY and attributes.KEY, and what docs/monitors.md names',
      'it is of monitors of events',
    ],
  );
});

test('a message that cannot be read says where', () => {
  assert.deepEqual(messageProblems('{{#is_alert}}x', byHost), [
    { severity: 'error', message: 'Cannot read message: {{#is_alert}} is never closed (line 1, column 1)' },
  ]);
});

test('a message that names more than are told says so', () => {
  const names = Array.from({ length: 101 }, (_, at) => `@a${at}`).join(' ');
  assert.deepEqual(messageProblems(names, byHost), [
    { severity: 'warning', message: 'it names many: the first 100 get it' },
  ]);
});
