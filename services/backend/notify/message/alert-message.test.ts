import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import type { MonitorState, MonitorTransition } from '../../../../lib/model/monitor.ts';
import { alertMessage } from './alert-message.ts';
import { testingAlert, testingAtMs } from './testing-alert.ts';

const fromTs = testingAtMs - 900_000;
const toTs = testingAtMs + 300_000;

test('a message has its text, picture, sentence, time and links', () => {
  const { title, body, handles } = alertMessage(testingAlert());
  assert.equal(title, '[Triggered on {host:a}] my_metric is high');
  const page = `http://localhost:8080/monitors/7?group=host%3Aa&from_ts=${fromTs}&to_ts=${toTs}&event_id=4001`;
  assert.deepEqual(body.split('\n\n'), [
    'It is 812.5 on a (10.0.0.5). @ops@example.com',
    `[![Metric Graph](http://localhost:8080/snapshot/view/x.png)](${page}&link_source=monitor_notif)`,
    '**my_metric** over **host:a** was **> 800.0** on average during the **last 5m**.',
    'The monitor was last triggered at Fri Jun 27 2025 06:50:29 UTC.',
    '- - -',
    [
      `[[Monitor Status](${page})]`,
      '[[Edit Monitor](http://localhost:8080/monitors/7/edit)]',
      `[[View a](http://localhost:8080/hosts?host=a&from_ts=${fromTs}&to_ts=${toTs})]`,
    ].join(' · '),
  ]);
  assert.deepEqual(handles, [{ kind: 'mail', text: '@ops@example.com', address: 'ops@example.com' }]);
});

test('titles say what happened, where, and how urgent it is', () => {
  const title = (transition: Partial<MonitorTransition>, monitor = {}, over = {}) =>
    alertMessage(testingAlert({ name: 'N', ...monitor }, transition, over)).title;
  const states: readonly (readonly [MonitorState, string])[] = [
    ['Alert', 'Triggered'],
    ['Warn', 'Warn'],
    ['No Data', 'No data'],
    ['OK', 'Recovered'],
  ];
  for (const [to, word] of states) {
    assert.equal(title({ to }), `[${word} on {host:a}] N`);
    if (to !== 'OK') assert.equal(title({ from: to, to, isRenotify: true }), `[Re-${word} on {host:a}] N`);
  }
  const simple = { key: '*', tags: [] };
  assert.equal(title({ group: simple }), '[Triggered] N');
  const two = { key: 'env:b,host:a', tags: ['env:b', 'host:a'] };
  assert.equal(title({ group: two }, { priority: 1 }), '[P1] [Triggered on {env:b,host:a}] N');
  assert.equal(title({}, { options: { include_tags: false } }), '[Triggered] N');
  assert.equal(title({ group: simple }, {}, { testedBy: 'me' }), '[Triggered] [TEST] N');
  assert.equal(title({}, { name: 'high on {{host.name}}' }), '[Triggered on {host:a}] high on a');
  assert.equal(
    title({}, { priority: 4, message: "{{#is_alert}}{{override_priority 'P2'}}{{/is_alert}}" }),
    '[P2] [Triggered on {host:a}] N',
  );
  const signs = { key: 'host:<a&b>', tags: ['host:<a&b>'] };
  assert.equal(title({ group: signs }, { name: 'on {{host.name}}' }), '[Triggered on {host:<a&b>}] on <a&b>');
  assert.equal(title({}, { name: 'a {{ brace' }), '[Triggered on {host:a}] a {{ brace');
});

function sentence(query: string, transition: Partial<MonitorTransition> = {}, over: object = {}): string {
  const options: MonitorOptions = {};
  return alertMessage(testingAlert({ query, options, ...over }, transition)).sentence;
}

test('the sentence says which threshold was crossed, and of a recovery the opposite', () => {
  const query = 'max(last_1h):avg:my_metric{env:lab,role:*} by {host} >= 800';
  const options: MonitorOptions = { thresholds: { critical: 800, warning: 500, warning_recovery: 450 } };
  const said = (from: MonitorState, to: MonitorState, thresholds = options) =>
    sentence(query, { from, to }, { options: thresholds });
  const rest = 'at least once during the **last 1h**.';
  const what = '**my_metric** over **env:lab,role:\\*,host:a** was';
  assert.equal(said('OK', 'Alert'), `${what} **>= 800.0** ${rest}`);
  assert.equal(said('Alert', 'Warn'), `${what} **>= 500.0** ${rest}`);
  assert.equal(said('Warn', 'OK'), `${what} **< 450.0** ${rest}`);
  assert.equal(said('Alert', 'OK'), `${what} **< 450.0** ${rest}`);
  assert.equal(said('Alert', 'OK', { thresholds: { critical: 800 } }), `${what} **< 800.0** ${rest}`);
  assert.equal(
    said('Alert', 'OK', { thresholds: { critical: 800, critical_recovery: 700 } }),
    `${what} **< 700.0** ${rest}`,
  );
  assert.equal(said('OK', 'No Data'), `${what.replace(' was', '')} had **no data** during the **last 1h**.`);
});

test('each kind of query has its sentence', () => {
  const simple = { group: { key: '*', tags: [] } };
  assert.equal(
    sentence('min(last_10m):avg:a{*} < 1', simple),
    '**a** over **\\*** was **< 1.0** at all times during the **last 10m**.',
  );
  assert.equal(
    sentence('sum(last_1d):sum:a{*}.as_count() / sum:b{*}.as_count() > 0.5', simple),
    '`sum:a{*}.as_count() / sum:b{*}.as_count()` was **> 0.5** in total during the **last 1d**.',
  );
  assert.match(
    sentence('pct_change(avg(last_5m),last_30m):avg:a{*} by {host} > 50'),
    /^`avg:a\{\*\} by \{host\}` over \*\*host:a\*\* changed by a percentage of \*\*> 50\.0\*\* on average/,
  );
  const check = { type: 'service check' };
  const query = '"mysql.can_connect".over("env:lab").by("host").last(3).count_by_status()';
  assert.equal(
    sentence(query, { value: 3 }, check),
    '**mysql.can_connect** over **env:lab,host:a** was **CRITICAL** in the **last 3** reports.',
  );
  assert.equal(
    sentence(query, { value: 1 }, check),
    '**mysql.can_connect** over **env:lab,host:a** was **CRITICAL** in the **last report**.',
  );
  assert.equal(
    sentence('"a".over("*").by("*").last(2).pct_by_status()', { ...simple, to: 'Warn', value: 200 / 3 }, check),
    '**a** over **\\*** was **WARNING** at **66.7 %** of its sources.',
  );
  assert.equal(
    sentence(query, { to: 'No Data' }, check),
    '**mysql.can_connect** over **env:lab,host:a** had **no data**.',
  );
  assert.equal(
    sentence('events("source:deploy").rollup("count").by("host").last("15m") > 4', {}, { type: 'event-v2 alert' }),
    'More than **4** events matched in the **last 15m** against the monitored query: ' +
      '**[source:deploy](http://localhost:8080/events?query=source%3Adeploy)** by **host**',
  );
  assert.equal(
    sentence(
      'trace-analytics("service:a").rollup("count").last("5m") >= 2',
      { ...simple, from: 'Alert', to: 'OK' },
      { type: 'trace-analytics alert' },
    ),
    'Less than **2** spans matched in the **last 5m** against the monitored query: ' +
      '**[service:a](http://localhost:8080/traces?query=service%3Aa&spans=all)**',
  );
  assert.equal(sentence('1 && (2 || !3)', simple, { type: 'composite' }), '`1 && (2 || !3)`');
});

test('a composite names its members and what each is in', () => {
  const members = {
    a: { name: '{{host.name}} is *high*', state: 'Alert', value: 900 },
    b: { name: 'is up', state: 'OK' },
  } as const;
  const { body } = alertMessage(testingAlert({ type: 'composite', query: '3 && !12', message: '' }, { members }));
  assert.deepEqual(body.split('\n\n').slice(1, 3), [
    '`3 && !12`',
    '- a: **a is \\*high\\*** is **Alert** (900.0), [monitor 3](http://localhost:8080/monitors/3)\n' +
      '- b: **is up** is **OK**, [monitor 12](http://localhost:8080/monitors/12)',
  ]);
});

test('who resolved it by hand is named', () => {
  const { sentence: said, title } = alertMessage(testingAlert({}, { from: 'Alert', to: 'OK', resolvedBy: 'labrador' }));
  assert.equal(said, '**my_metric is high** was marked as **recovered** on **host:a** by labrador.');
  assert.equal(title, '[Recovered on {host:a}] my_metric is high');
  const simple = { group: { key: '*', tags: [] }, to: 'OK', resolvedBy: 'me' } as const;
  const { sentence: ofSimple } = alertMessage(testingAlert({ name: 'on {{value}}' }, simple));
  assert.equal(ofSimple, '**on 812.5** was marked as **recovered** on **\\*** by me.');
});

test('a preset hides what it names; handles are notified all the same', () => {
  const parts = (name: NonNullable<MonitorOptions['notification_preset_name']>): string => {
    const alert = testingAlert({ message: 'Look! @ops@example.com', options: { notification_preset_name: name } });
    const { body, handles } = alertMessage(alert);
    assert.equal(handles.length, 1);
    const shown = {
      h: '@ops',
      s: 'Metric Graph',
      q: '**my_metric**',
      t: 'last triggered',
      l: 'Monitor Status',
      m: 'Look!',
    };
    return Object.entries(shown)
      .filter(([, text]) => body.includes(text))
      .map(([letter]) => letter)
      .join('');
  };
  assert.equal(parts('show_all'), 'hsqtlm');
  assert.equal(parts('hide_query'), 'hstlm');
  assert.equal(parts('hide_handles'), 'sqtlm');
  assert.equal(parts('hide_all'), 'tm');
  assert.equal(parts('hide_query_and_handles'), 'stlm');
  assert.equal(parts('show_only_snapshot'), 'sm');
  assert.equal(parts('hide_handles_and_footer'), 'sqtm');
});

test('a renotification has the message, and what is to be said then', () => {
  const options: MonitorOptions = { escalation_message: 'Still {{value}}! @boss@example.com' };
  const message = 'High. {{#is_renotify}}Again.{{/is_renotify}}';
  const again = alertMessage(testingAlert({ message, options }, { from: 'Alert', isRenotify: true }));
  assert.match(again.body, /^High\. Again\.\n\nStill 812\.5! @boss@example\.com\n\n/);
  assert.deepEqual(
    again.handles.map(({ text }) => text),
    ['@boss@example.com'],
  );
  const first = alertMessage(testingAlert({ message, options }));
  assert.match(first.body, /^High\.\n\n\[!/);
  assert.deepEqual(first.handles, []);
});

test('each change has its own text, and variables of group, host, times and members', () => {
  const message = [
    '{{#is_alert}}A{{/is_alert}}{{#is_warning}}W{{/is_warning}}{{#is_no_data}}N{{/is_no_data}}',
    '{{#is_recovery}}R{{/is_recovery}}{{#is_alert_recovery}}ar{{/is_alert_recovery}}',
    '{{#is_warning_recovery}}wr{{/is_warning_recovery}}{{#is_no_data_recovery}}nr{{/is_no_data_recovery}}',
    '{{#is_alert_to_warning}}aw{{/is_alert_to_warning}}{{#is_warning_to_alert}}wa{{/is_warning_to_alert}}',
  ].join('');
  const said = (from: MonitorState, to: MonitorState) =>
    alertMessage(testingAlert({ message, options: { notification_preset_name: 'hide_all' } }, { from, to })).body.split(
      '\n',
    )[0];
  assert.equal(said('OK', 'Alert'), 'A');
  assert.equal(said('Warn', 'Alert'), 'Awa');
  assert.equal(said('OK', 'Warn'), 'W');
  assert.equal(said('Alert', 'Warn'), 'Waw');
  assert.equal(said('Alert', 'No Data'), 'N');
  assert.equal(said('Alert', 'OK'), 'Rar');
  assert.equal(said('Warn', 'OK'), 'Rwr');
  assert.equal(said('No Data', 'OK'), 'Rnr');

  const fill = (text: string, transition: Partial<MonitorTransition> = {}) =>
    alertMessage(testingAlert({ message: `|${text}|` }, transition)).body.split('|')[1];
  assert.equal(
    fill('{{host.env}} {{host.rack}} {{host.metadata_machine}} {{host.metadata_processor}}'),
    'lab 1,2 x86_64 Intel',
  );
  assert.equal(
    fill('{{comparator}} {{threshold}} {{warn_threshold}} {{warn_recovery_threshold}}'),
    '&gt; 800.0 500.0 ',
  );
  const times = { firstTriggeredAtMs: testingAtMs - 61_000, atMs: testingAtMs };
  assert.equal(fill('{{triggered_duration_sec}} {{last_triggered_at_epoch}}', times), `61 ${testingAtMs}`);
  assert.equal(fill("{{local_time 'last_triggered_at' 'Europe/Paris'}}"), '2025-06-27 08:50:29+02:00');
  assert.equal(
    fill('{{a.status}} {{a.value}} {{b.status}}', {
      members: { a: { name: 'x', state: 'Warn', value: 3 }, b: { name: 'y', state: 'OK' } },
    }),
    'Warn 3.0 OK',
  );
  assert.equal(fill('{{check_message}}', { checkMessage: 'no route' }), 'no route');
});
