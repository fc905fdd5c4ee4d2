import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { createLogger } from '../../../../lib/log/logger.ts';
import { jsonReport } from './json-report.ts';
import { junitReport } from './junit-report.ts';
import { runFile, statusOf } from './run-file.ts';
import type { ToldTransition } from './test-mail.ts';
import { printReport } from './test-report.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'labrador-monitor-files-'));
after(() => rmSync(folder, { recursive: true }));
const deps = {
  log: createLogger('test', 'off'),
  mailsOf: ({ transition, monitor }: ToldTransition) => [
    { to: monitor.message, subject: `${transition.to}!`, body: `It is ${transition.value}.` },
  ],
};

function run(text: string) {
  const file = path.join(folder, 'a.yaml');
  writeFileSync(file, text);
  return runFile(file, deps);
}

const high = `
monitor: {name: high & dry, type: query alert, query: 'avg(last_1m):avg:m{*} > 5'}
series: [{series: m, values: 1 9}]
`;

test('the example of the page is as the page says', async () => {
  const page = readFileSync(new URL('../../../../docs/monitors.md', import.meta.url), 'utf8');
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  assert.match(example, /^# high\.yaml/);
  const report = await run(example);
  assert.equal(statusOf([report]), 0, printReport(report));
});

test('what is not as expected is told with what was, and with what happened', async () => {
  const report = await run(`${high}expect: [{at: 2m, group: '*', state: OK, value: 9.5, transition: none, sent: 2}]`);
  assert.equal(statusOf([report]), 1);
  assert.equal(
    printReport({ ...report, file: 'a.yaml' }),
    `a.yaml
  ✖ high & dry (1 expectations, 2 minutes)
      at 2m (08:02:00), *: state
        expected  OK
        actual    Alert (value 9)
      at 2m (08:02:00), *: value
        expected  9.5
        actual    9
      at 2m (08:02:00), *: transition
        expected  none
        actual    OK -> Alert, told
      at 2m (08:02:00), *: sent
        expected  2
        actual    1: * OK -> Alert, told
      what happened:
        2m (08:02:00)  *  OK -> Alert, told, value 9
`,
  );
  const junit = junitReport([report]);
  assert.match(junit, /<testsuite name="[^"]+" tests="1" failures="1" errors="0">/);
  assert.match(
    junit,
    /<testcase name="high &amp; dry" .*>\n\s+<failure message="state: expected OK, actual Alert \(value 9\)">/,
  );
  assert.match(junit, /what happened:\n {2}2m \(08:02:00\) {2}\* {2}OK -&gt; Alert, told, value 9<\/failure>/);
  const { files } = jsonReport([report]) as { files: { tests: { ok: boolean; differences: { at: string }[] }[] }[] };
  assert.equal(files[0]?.tests[0]?.ok, false);
  assert.equal(files[0]?.tests[0]?.differences[0]?.at, '2026-01-05T08:02:00.000Z');
});

test('mails are held against all that was sent in the time', async () => {
  const written = high.replace("> 5'}", "> 5', message: ada}");
  const first = "{at: 2m, mail: {to: ada, subject: 'Alert!', body_contains: [It is, '9.']}}";
  assert.equal(statusOf([await run(`${written}expect: [${first}]`)]), 0);
  const report = await run(`${written}expect: [{at: 2m, mail: [{to: ada}, {to: bob, body_contains: '8'}]}]`);
  assert.match(
    printReport(report),
    /: mail\n +expected {2}to bob, body contains '8'\n +actual {4}to ada, subject 'Alert!', body:\n +\| It is 9\./,
  );
  const early = printReport(await run(`${written}expect: [{at: 1m, mail: {to: ada}}, {at: 2m, state: Alert}]`));
  const went = "at 2m \\(08:02:00\\): to ada, subject 'Alert!'";
  assert.match(early, new RegExp(`actual {4}none\n +it went at another time:\n +${went}\n`));
  const other = printReport(await run(`${written}expect: [{at: 1m, mail: {to: bob}}, {at: 2m, state: Alert}]`));
  assert.match(other, new RegExp(`actual {4}none\n +at other times went:\n +${went}\n`));
});

test('all that is wrong with a file is said at once', async () => {
  const wrong = `${high.replace('1 9', '1 nine')}tests:
  - {name: one, expect: [{at: 1m, state: Triggered}, {at: 30s, state: OK}]}
  - {name: two, monitor: {type: log alert, query: x}, expect: [{at: 1m, state: OK, monitor: x}]}`;
  const report = await run(wrong);
  assert.ok('problem' in report);
  const beginnings = [
    '(one): expect[0].state',
    '(one): expect[1].at',
    '(one): series[0]',
    '(two): monitor 1',
    '(two): series[0]',
  ];
  const lines = report.problem.split('\n');
  assert.equal(lines.length, beginnings.length, report.problem);
  for (const [at, text] of beginnings.entries()) assert.ok(lines[at]?.includes(text), lines[at]);
});

test('a file that cannot be read says what is wrong and where', async () => {
  const expect = "expect: [{at: 1m, group: '*', state: OK}]";
  const cases: readonly (readonly [text: string, problem: RegExp])[] = [
    [`monitor: {}\n${expect}\nexpectations: []`, /unrecognized key.*expectations/i],
    [`${high}expect: [{at: 1m, status: OK}]`, /line 4: expect\[0\]: .*status/],
    [`monitor: [`, /line 1: invalid YAML/],
    [expect, /monitor: which one/],
    [high, /expect: nothing is expected/],
    [`${high}expect: [{at: 1m}]`, /expect\[0\]: nothing is expected/],
    [`${high}expect: [{at: 30s, state: OK}]`, /expect\[0\]\.at: '30s': monitors are evaluated at whole minutes/],
    [`${high}expect: [{at: 0m, state: OK}]`, /the first evaluation is at 1m/],
    [`${high}expect: [{at: 5m..3m, state: OK}]`, /ends before it begins/],
    [`${high}expect: [{at: 1m, state: Triggered}]`, /'Triggered' is none of OK, Alert/],
    [`${high}expect: [{at: 1m, transition: Alert}]`, /'Alert' is no transition/],
    [`${high}expect: [{at: 1m, sent: nothing, held_back_by: downtime}]`, /held_back_by: which transition/],
    [
      `${high}expect: [{at: 1m, transition: OK -> Alert, held_back_by: downtimes}]`,
      /expect\[0\]\.held_back_by: 'downtimes' holds nothing back; there are downtime, notify_no_data, /,
    ],
    [`${high}expect: [{at: 1m, value: 1}]`, /value: of which group/],
    [`${high}expect: [{at: 1m, mail: {}}]`, /line 4: expect\[0\]\.mail/],
    [`${high}expect: [{at: 1m, state: OK, monitor: low}]`, /none is named 'low'; there are high/],
    [`${high}${expect}\nzone: Mars/Base`, /zone: there is no 'Mars\/Base'/],
    [`${high}${expect}\nstart: 08:00`, /start: '.*' is no whole minute/],
    [`${high}${expect}\nactions: [{at: 1m, cancel_downtime: 1}]`, /there is no downtime 1/],
    [`${high}${expect}\ndowntimes: [{scope: '*'}]`, /downtimes\[0\]: /],
    [`monitor: none.json\n${expect}`, /monitor 1: cannot read .*none\.json/],
    [`monitor: {type: log alert, query: 'logs("x")'}\n${expect}`, /monitor 1: .*log alert/],
    [`${high.replace('1 9', '1 nine')}${expect}`, /series\[0\]: 'nine' is no value/],
    [`${high}spans: [{service: web, durations: 1 soon}]\n${expect}`, /spans\[0\]\.durations: 'soon' is no value/],
    [`${high}spans: [{service: web, durations: 5-3x2}]\n${expect}`, /spans\[0\]\.durations: -1 is no duration/],
    [`${high}spans: [{durations: 5}]\n${expect}`, /line 4: spans\[0\]\.service: /],
    [`${high.replace('series: m,', "series: 'm{',")}${expect}`, /series\[0\]: 'm\{' is no name with tags/],
  ];
  for (const [text, problem] of cases) {
    const report = await run(text);
    assert.ok('problem' in report, text);
    assert.match(report.problem, problem);
    assert.equal(statusOf([report]), 2);
  }
});
