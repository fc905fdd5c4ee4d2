import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Muting } from '../../../../lib/model/downtime.ts';
import type { MonitorState } from '../../../../lib/model/monitor.ts';
import type { MonitorRules } from '../rules/monitor-rules.ts';
import type { GroupMemory } from './group-memory.ts';
import { nextGroups } from './next-groups.ts';

const minuteMs = 60_000;
const startMs = Date.UTC(2026, 0, 5, 8);

const rules: MonitorRules = {
  isMulti: true,
  thresholds: { comparator: '>', critical: 10, warning: 5 },
  missing: { kind: 'keep' },
  tellsNoData: { option: 'notify_no_data' },
  retentionMs: 24 * 60 * minuteMs,
  newGroupDelayMs: 0,
  notifyBy: ['*'],
  windowMs: minuteMs,
};

type Minute = Readonly<Record<string, MonitorState>>;

/** What is told of hosts that are told of together, minute by minute: `1 b Alert`. */
function told(minutes: readonly Minute[], isMuted: (host: string, minute: number) => boolean): readonly string[] {
  let previous: ReadonlyMap<string, GroupMemory> = new Map();
  return minutes.flatMap((minute, at) => {
    const nowMs = startMs + at * minuteMs;
    const muting: Muting = { downtimeIds: ['d'], sinceMs: startMs, mutesFirstRecovery: false };
    const groups = Object.entries(minute).map(([host, state]) => ({
      group: { key: `host:${host}`, tags: [`host:${host}`] },
      evaluation: { kind: 'state', state, lastDataAtMs: nowMs } as const,
    }));
    const outcome = nextGroups(
      {
        ...{ previous, nowMs, awakeSinceMs: startMs },
        evaluation: { window: { fromMs: nowMs - minuteMs, toMs: nowMs }, groups },
        mutingOf: ({ key }) => (isMuted(key.slice('host:'.length), at) ? muting : undefined),
        toldAtEndOf: () => ['alert', 'warn', 'no data'],
      },
      rules,
    );
    previous = outcome.groups;
    return outcome.changes
      .filter(({ change }) => change.isNotified)
      .map(({ memory, change }) => `${at} ${memory.group.key.slice('host:'.length)} ${change.to}`);
  });
}

const never = (): boolean => false;

test('of groups that are told of together the first in trouble is told, and the last that recovers', () => {
  const minutes: Minute[] = [
    { a: 'OK', b: 'OK' },
    { a: 'Alert', b: 'OK' },
    { a: 'Alert', b: 'Alert' },
    { a: 'OK', b: 'Alert' },
    { a: 'OK', b: 'OK' },
  ];
  assert.deepEqual(told(minutes, never), ['1 a Alert', '4 b OK']);
});

test('a group whose trouble a downtime holds back does not keep that of the others from being told', () => {
  const minutes: Minute[] = [
    { a: 'OK', b: 'OK' },
    { a: 'Alert', b: 'OK' },
    { a: 'Alert', b: 'Alert' },
    { a: 'Alert', b: 'OK' },
    { a: 'Alert', b: 'OK' },
  ];
  assert.deepEqual(
    told(minutes, (host, at) => host === 'a' && at < 4),
    ['2 b Alert', '3 b OK', '4 a Alert'],
  );
});

test('a group whose No Data is not told does not keep the recovery of the others from being told', () => {
  const minutes: Minute[] = [
    { a: 'OK', b: 'OK' },
    { a: 'No Data', b: 'OK' },
    { a: 'No Data', b: 'Warn' },
    { a: 'No Data', b: 'OK' },
  ];
  assert.deepEqual(told(minutes, never), ['2 b Warn', '3 b OK']);
});
