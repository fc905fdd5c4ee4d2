import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDowntime } from './read-downtime.ts';
import { groupOf, monitorOf, openDowntimes } from './testing-downtimes.ts';

const minuteMs = 60_000;

/** A downtime as a plain list has it: its scope is one tag or everything. */
interface Plain {
  readonly id: string;
  readonly tag: string;
  readonly monitorTag: string;
  readonly startMs: number;
  readonly endMs: number;
  canceledAtMs: number;
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    tag: fc.constantFrom('*', 'host:a', 'host:b', 'env:x'),
    monitorTag: fc.constantFrom('*', 'team:x', 'team:y'),
    startMinutes: fc.integer({ min: -5, max: 20 }),
    minutes: fc.option(fc.integer({ min: 6, max: 30 })),
  }),
  fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(20) }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 15 }) }),
  fc.record({ kind: fc.constant('restart' as const) }),
);

const monitors = ['team:x', 'team:y'].map((tag, id) => monitorOf({ id, tags: [tag] }));
const groups = ['host:a', 'env:x,host:b', '*'].map(groupOf);

test('whatever is made, canceled and restarted, what is muted is what a plain list of it says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      let opened = await openDowntimes();
      const { clock } = opened;
      const plain: Plain[] = [];
      for (const each of steps) {
        if (each.kind === 'wait') await clock.advance(each.minutes * minuteMs);
        else if (each.kind === 'restart') opened = await openDowntimes(opened);
        else if (each.kind === 'cancel') {
          const found = plain[each.which % Math.max(1, plain.length)];
          if (!found) continue;
          await opened.downtimes.cancel([found.id]);
          if (found.endMs > clock.now()) found.canceledAtMs = Math.min(found.canceledAtMs, clock.now());
        } else {
          const startMs = clock.now() + each.startMinutes * minuteMs;
          const endMs = each.minutes === null ? Infinity : startMs + each.minutes * minuteMs;
          const end = each.minutes === null ? null : new Date(endMs).toISOString();
          const schedule = { start: new Date(startMs).toISOString(), end };
          const monitorTag = each.monitorTag;
          const of = { scope: each.tag, monitor_identifier: { monitor_tags: [monitorTag] }, schedule };
          const { id } = await opened.downtimes.create(readDowntime(of, { nowMs: clock.now() }));
          plain.push({ id, tag: each.tag, monitorTag, startMs, endMs, canceledAtMs: Infinity });
        }
        for (const monitor of monitors) {
          for (const group of groups) {
            const ids = plain
              .filter(({ monitorTag }) => monitorTag === '*' || monitor.tags.includes(monitorTag))
              .filter(({ tag }) => tag === '*' || group.tags.includes(tag))
              .filter(({ startMs, endMs }) => startMs <= clock.now() && endMs > clock.now())
              .filter(({ canceledAtMs }) => canceledAtMs > clock.now())
              .map(({ id }) => id);
            const muting = opened.downtimes.mutingOf(monitor, group, clock.now());
            assert.deepEqual(muting?.downtimeIds.toSorted() ?? [], ids.toSorted());
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});
