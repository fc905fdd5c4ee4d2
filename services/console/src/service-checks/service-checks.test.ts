import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabStatus } from '../../../../lib/api-types/lab.ts';
import type { LabServiceCheck } from '../../../../lib/api-types/service-checks.ts';
import { countStatuses, summarizeChecks } from './check-summary.ts';
import { filterGroups } from './filter-groups.ts';
import { sendingCheckLines } from './sending-check-lines.ts';
import { severityOf, statusWord } from './statuses.ts';

const group = (each: Partial<LabServiceCheck>): LabServiceCheck => ({
  ...{ check: 'app.ok', status: 0, host: '', tags: [], message: '', reportedAtS: 1, sinceS: 1 },
  ...each,
});

test('critical is worse than a warning, a warning than unknown, unknown than OK', () => {
  assert.deepEqual(([0, 1, 2, 3] as const).map(severityOf), [0, 2, 3, 1]);
  assert.deepEqual(
    ([0, 1, 2, 3] as const).map((status) => statusWord(status).word),
    ['ok', 'warning', 'critical', 'unknown'],
  );
});

test('checks are summed up by status, the worst first', () => {
  const groups = [
    group({ check: 'fine' }),
    group({ check: 'also.fine' }),
    group({ check: 'one', status: 2 }),
    group({ check: 'two', status: 2 }),
    group({ check: 'two', status: 1 }),
    group({ check: 'two' }),
    group({ check: 'two' }),
    group({ check: 'odd', status: 3 }),
  ];
  const words = summarizeChecks(groups).map(({ check, groups: count, counts }) => [
    check,
    count,
    counts.map(({ status, groups: of }) => `${of} ${status.word}`).join(),
  ]);
  assert.deepEqual(words, [
    ['two', 4, '1 critical,1 warning,2 ok'],
    ['one', 1, '1 critical'],
    ['odd', 1, '1 unknown'],
    ['also.fine', 1, '1 ok'],
    ['fine', 1, '1 ok'],
  ]);
  assert.deepEqual(countStatuses([]), []);
});

test('the filter looks for words in check, host, tags and message, and knows status and check as a whole', () => {
  const groups = [
    group({ host: 'web-1', tags: ['env:lab'], message: 'Connection refused' }),
    group({ check: 'app.ok2', status: 2, host: 'web-2' }),
  ];
  const found = (filter: Parameters<typeof filterGroups>[1]) => filterGroups(groups, filter).map(({ host }) => host);
  assert.deepEqual(found({}), ['web-1', 'web-2']);
  assert.deepEqual(found({ text: ' WEB  app' }), ['web-1', 'web-2']);
  assert.deepEqual(found({ text: 'env:lab refused' }), ['web-1']);
  assert.deepEqual(found({ text: 'host:WEB-2' }), ['web-2']);
  assert.deepEqual(found({ text: 'host:web' }), []);
  assert.deepEqual(found({ text: 'okhost' }), []);
  assert.deepEqual(found({ status: 'critical' }), ['web-2']);
  assert.deepEqual(found({ status: 'nonsense' }), []);
  assert.deepEqual(found({ check: 'app.ok' }), ['web-1']);
});

test('the lines that report a check have the addresses of this lab, and the key where one is asked for', () => {
  const lab = (env: LabStatus['env'], endpoints: Readonly<Record<string, string>>) =>
    ({ env, backend: { endpoints } }) as unknown as LabStatus;
  const open = sendingCheckLines(
    lab([{ name: 'DD_API_KEY', value: 'x' }], { dogstatsd: 'udp://127.0.0.1:8125' }),
    'http://l:1',
  );
  const command = (lines: readonly string[]) => lines.join('\n').replaceAll(/\s*\\?\n\s*/g, ' ');
  assert.match(command(open.http), /^curl -X POST http:\/\/l:1\/api\/v1\/check_run -d '\{.*\}'$/);
  assert.match(
    open.dogstatsd?.[0] ?? '',
    /^echo '_sc\|app\.ok\|0\|#env:lab\|m:all is well' > \/dev\/udp\/127\.0\.0\.1\/8125$/,
  );
  const closed = sendingCheckLines(lab([], {}), 'http://l:1');
  assert.match(command(closed.http), /check_run -H "DD-API-KEY: \$DD_API_KEY" -d/);
  assert.equal(closed.dogstatsd, undefined);
});
