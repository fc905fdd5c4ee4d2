import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Muting } from '../../../../lib/model/downtime.ts';
import type { MonitorState } from '../../../../lib/model/monitor.ts';
import type { GroupEvaluation } from '../evaluate/evaluation.ts';
import type { MonitorRules } from '../rules/monitor-rules.ts';
import type { GroupChange, GroupMemory } from './group-memory.ts';
import { nextStatus, resolvedByHand } from './next-status.ts';

const minuteMs = 60_000;
const startMs = Date.UTC(2026, 0, 5, 8);
const group = { key: 'host:a', tags: ['host:a'] };

const rules: MonitorRules = {
  isMulti: true,
  thresholds: { comparator: '>', critical: 10, warning: 5 },
  missing: { kind: 'after', timeframeMs: 5 * minuteMs },
  tellsNoData: true,
  retentionMs: 60 * minuteMs,
  newGroupDelayMs: 0,
  notifyBy: [],
  windowMs: minuteMs,
};

/** What a minute brings: a value, or none, and whether it is one of a downtime. */
interface Minute {
  readonly value?: number | undefined;
  readonly muted?: boolean;
}

interface Step {
  readonly memory: GroupMemory | undefined;
  readonly change: GroupChange | undefined;
}

/** Carries a group on through minutes; all downtimes of a row are one. */
function run(minutes: readonly Minute[], change: Partial<MonitorRules> = {}): readonly Step[] {
  let memory: GroupMemory | undefined;
  let muting: Muting | undefined;
  return minutes.map(({ value, muted }, at) => {
    const nowMs = startMs + at * minuteMs;
    muting = muted ? (muting ?? { downtimeIds: ['d'], sinceMs: nowMs, mutesFirstRecovery: false }) : undefined;
    const evaluation: GroupEvaluation | undefined =
      value === undefined ? undefined : { kind: 'value', value, lastDataAtMs: nowMs - 1 };
    const turn = { previous: memory, evaluation, group, nowMs, untilMs: nowMs, awakeSinceMs: startMs, muting };
    const outcome = nextStatus({ ...turn, toldAtEnd: ['alert', 'warn', 'no data'] }, { ...rules, ...change });
    memory = outcome.memory;
    return { memory, change: outcome.change };
  });
}

function changes(steps: readonly Step[]): readonly string[] {
  return steps.flatMap(({ change }, at) => {
    if (!change) return [];
    const { from, to, isRenotify, isNotified } = change;
    return [`${at} ${isRenotify ? `${to} again` : `${from} -> ${to}`}${isNotified ? '' : ' (held back)'}`];
  });
}

const minutes = fc.array(
  fc.record({ value: fc.option(fc.integer({ min: 0, max: 15 }), { nil: undefined }), muted: fc.boolean() }),
  { minLength: 1, maxLength: 120 },
);

test('changes lead from state to state without a gap, and a state that changes has one', () => {
  fc.assert(
    fc.property(minutes, (given) => {
      let state: MonitorState = 'OK';
      for (const { memory, change } of run(given)) {
        if (!memory) state = 'OK';
        else if (memory.state !== state) {
          assert.deepEqual([change?.from, change?.to, change?.isRenotify], [state, memory.state, false]);
          state = memory.state;
        } else if (change) assert.equal(change.to, state);
      }
    }),
  );
});

test('in a downtime nothing is told but one recovery of what was told before it', () => {
  fc.assert(
    fc.property(minutes, (given) => {
      let isOpen = false;
      for (const [at, { change, memory }] of run(given).entries()) {
        if (change?.isNotified && given[at]?.muted) assert.ok(change.to === 'OK' && isOpen, `${at}`);
        if (change?.isNotified) isOpen = change.to !== 'OK';
        if (!memory) isOpen = false;
      }
    }),
  );
});

test('a recovery is told exactly when something was told that it ends', () => {
  fc.assert(
    fc.property(minutes, (given) => {
      let isOpen = false;
      for (const { change, memory } of run(given)) {
        if (change?.to === 'OK') assert.equal(change.isNotified, isOpen);
        if (change?.isNotified) isOpen = change.to !== 'OK';
        if (!memory) isOpen = false;
      }
    }),
  );
});

test('times of a group never run backwards, and say what it is in', () => {
  fc.assert(
    fc.property(minutes, (given) => {
      for (const [at, { memory }] of run(given).entries()) {
        if (!memory) continue;
        const nowMs = startMs + at * minuteMs;
        for (const timeMs of [memory.sinceMs, memory.lastNotifiedAtMs ?? 0, memory.lastDataAtMs ?? 0]) {
          assert.ok(timeMs <= nowMs);
        }
        if (memory.state !== 'OK') assert.equal(memory.lastTriggeredAtMs, memory.sinceMs);
        if (memory.state === 'No Data') assert.equal(memory.lastNoDataAtMs, memory.sinceMs);
      }
    }),
  );
});

test('renotifications are as far apart as asked, and as many', () => {
  const renotify = { intervalMs: 3 * minuteMs, occurrences: 2, statuses: ['alert', 'warn', 'no data'] as const };
  fc.assert(
    fc.property(minutes, (given) => {
      let toldAt = Number.NEGATIVE_INFINITY;
      let again = 0;
      for (const [at, { change }] of run(given, { renotify }).entries()) {
        if (!change?.isNotified) continue;
        if (change.isRenotify) {
          again += 1;
          assert.ok(at - toldAt >= 3 && again <= 2);
        } else if (change.from !== change.to) again = 0;
        toldAt = at;
      }
    }),
  );
});

test('what is silent goes to No Data once, and is forgotten in the end', () => {
  const steps = run([{ value: 1 }, ...Array.from({ length: 70 }, () => ({}))]);
  assert.deepEqual(changes(steps), ['6 OK -> No Data']);
  assert.ok(steps[59]?.memory);
  assert.equal(steps[60]?.memory, undefined);
});

test('what was triggered in a downtime is told at its end as new', () => {
  const muted = { value: 11, muted: true };
  assert.deepEqual(changes(run([{ value: 1 }, muted, muted, { value: 11 }, { value: 1 }])), [
    '1 OK -> Alert (held back)',
    '3 OK -> Alert',
    '4 Alert -> OK',
  ]);
});

test('30 hours after it was triggered nothing is told again', () => {
  const given = Array.from({ length: 31 * 60 + 2 }, () => ({ value: 11 }));
  const renotify = { intervalMs: 60 * minuteMs, statuses: ['alert'] as const };
  assert.deepEqual(changes(run(given, { renotify })).length, 1 + 30);
});

test('who resolves a group by hand recovers it, and one that is OK stays', () => {
  const [, last] = run([{ value: 1 }, { value: 11 }]);
  const resolved = resolvedByHand(last?.memory as GroupMemory, { nowMs: startMs + 2 * minuteMs, muting: undefined });
  assert.deepEqual([resolved?.change.from, resolved?.change.to, resolved?.change.isNotified], ['Alert', 'OK', true]);
  assert.equal(resolved?.memory.lastResolvedAtMs, startMs + 2 * minuteMs);
  assert.equal(resolvedByHand(resolved?.memory as GroupMemory, { nowMs: startMs, muting: undefined }), undefined);
});

test('silence is counted from when somebody looked again', () => {
  const previous = run([{ value: 1 }])[0]?.memory;
  const nowMs = startMs + 30 * minuteMs;
  const turn = { previous, evaluation: undefined, group, nowMs, untilMs: nowMs, muting: undefined, toldAtEnd: [] };
  const state = (awakeSinceMs: number) => nextStatus({ ...turn, awakeSinceMs }, rules).memory?.state;
  assert.equal(state(nowMs - 5 * minuteMs), 'OK');
  assert.equal(state(nowMs - 5 * minuteMs - 1), 'No Data');
});
