import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeBacktest } from './describe-backtest.ts';

test('what happened, how long a group was in what, and what would have been sent', () => {
  const at = (hour: number) => new Date(2026, 10, 27, hour).getTime();
  const transition = {
    ...{ id: 'x', monitorId: 1, group: { key: 'host:a', tags: ['host:a'] }, isRenotify: false, isNotified: true },
    window: { fromMs: 0, toMs: 0 },
  };
  const text = describeBacktest({
    from: at(8),
    to: at(12),
    evaluations: 241,
    transitions: [
      { ...transition, from: 'OK', to: 'Alert', atMs: at(9), value: 900.123456 },
      { ...transition, from: 'Alert', to: 'Alert', isRenotify: true, atMs: at(10) },
      {
        ...transition,
        from: 'Alert',
        to: 'No Data',
        atMs: at(11),
        heldBackBy: { kind: 'option', option: 'notify_no_data' },
      },
    ],
    groups: [{ group: 'host:a', seconds: { OK: 3600, Alert: 7260, 'No Data': 60 }, states: [] }],
    mails: [{ at: at(9), to: 'ada@example.com', subject: '[Triggered] high' }],
    problem: 'p95 needs a distribution',
  });
  assert.equal(
    text,
    `2026-11-27 08:00 to 2026-11-27 12:00 (${Intl.DateTimeFormat().resolvedOptions().timeZone}), 241 minutes
it cannot be evaluated: p95 needs a distribution

2026-11-27 09:00  host:a  OK -> Alert, value 900.123
2026-11-27 10:00  host:a  Alert again
2026-11-27 11:00  host:a  Alert -> No Data, held back by notify_no_data

host:a: OK 1h, Alert 2h 1m, No Data 1m

2026-11-27 09:00  ada@example.com  [Triggered] high
`,
  );
});
