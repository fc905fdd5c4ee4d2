import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertEvent } from './alert-event.ts';
import { alertMessage } from './alert-message.ts';
import { testingAlert, testingAtMs } from './testing-alert.ts';
import { webhookVariables } from './webhook-variables.ts';

test('what a webhook can say of a transition', () => {
  const alert = testingAlert({ priority: 2, message: 'Hi **there**' });
  const message = alertMessage(alert);
  const said = webhookVariables(alert, message);
  const expected = {
    ...{ ID: '4001', EVENT_TITLE: '[P2] [Triggered on {host:a}] my_metric is high', EVENT_TYPE: 'query_alert_monitor' },
    ...{ ALERT_ID: '7', ALERT_METRIC: 'my_metric', METRIC_NAMESPACE: 'my_metric', ALERT_SCOPE: 'host:a' },
    ...{ ALERT_TRANSITION: 'Triggered', ALERT_TYPE: 'error', ALERT_PRIORITY: 'P2', DATE: String(testingAtMs) },
    ...{ HOSTNAME: 'a', TAGS: 'host:a,team:lab,monitor', 'TAGS[team]': 'lab', USER: undefined },
    ALERT_STATUS: 'my_metric over host:a was > 800.0 on average during the last 5m.',
    ALERT_QUERY: 'avg(last_5m):avg:my_metric{*} by {host} > 800',
  };
  for (const [key, value] of Object.entries(expected)) assert.equal(said[key], value, key);
  assert.match(said.EVENT_MSG ?? '', /^%%%\nHi \*\*there\*\*\n\n[\s\S]*\n%%%$/);
  assert.match(said.TEXT_ONLY_MSG ?? '', /^Hi there\n\nhttp:/);
  assert.match(said.LINK ?? '', /^http:\/\/localhost:8080\/monitors\/7\?group=host%3Aa&/);
});

test('the key of a cycle is the same until the next trigger, that of a group always', () => {
  const keys = (over: object) => {
    const alert = testingAlert({}, over);
    const { ALERT_CYCLE_KEY: cycle, AGGREG_KEY: aggregation } = webhookVariables(alert, alertMessage(alert));
    return { cycle, aggregation };
  };
  const triggered = keys({});
  assert.match(triggered.aggregation ?? '', /^[0-9a-f]{32}$/);
  assert.deepEqual(keys({ from: 'Alert', to: 'OK', atMs: testingAtMs + 60_000 }), triggered);
  const next = keys({ firstTriggeredAtMs: testingAtMs + 120_000 });
  assert.equal(next.aggregation, triggered.aggregation);
  assert.notEqual(next.cycle, triggered.cycle);
  assert.notEqual(keys({ group: { key: 'host:b', tags: ['host:b'] } }).aggregation, triggered.aggregation);
});

test('the event of a transition', () => {
  const alert = testingAlert({ message: 'Hi' }, { from: 'Alert', to: 'OK' });
  const event = alertEvent(alert, alertMessage(alert));
  assert.equal(event.title, '[Recovered on {host:a}] my_metric is high');
  assert.equal(event.alertType, 'success');
  assert.equal(event.host, 'a');
  assert.deepEqual(event.tags, ['host:a', 'monitor', 'monitor_id:7', 'team:lab']);
  assert.match(event.text, /^%%%\nHi\n/);
});
