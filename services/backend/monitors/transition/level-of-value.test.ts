import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MonitorThresholdRules } from '../rules/monitor-rules.ts';
import { levelOfValue } from './level-of-value.ts';
import { severityOf } from './state-words.ts';

/** Of `>`, each recovery threshold on the side that is well, warnings before critical; the alert's may lie beyond the warning. */
const thresholds = fc
  .tuple(
    fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 3 }),
    fc.integer({ min: 0, max: 200 }),
  )
  .map(([numbers, gap]): MonitorThresholdRules => {
    const [warningRecovery = 0, warning = 0, critical = 0] = numbers.sort((a, b) => a - b);
    return { comparator: '>', critical, warning, criticalRecovery: critical - gap, warningRecovery };
  });

const value = fc.integer({ min: -120, max: 120 });
const before = fc.constantFrom('OK' as const, 'Warn' as const, 'Alert' as const);

test('a greater value is never better, and a group that was worse never better than one that was not', () => {
  fc.assert(
    fc.property(thresholds, value, value, before, (rules, a, b, state) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const at = (one: number, from: typeof state) => severityOf(levelOfValue(from, { value: one }, rules));
      assert.ok(at(low, state) <= at(high, state));
      assert.ok(at(a, 'OK') <= at(a, 'Warn') && at(a, 'Warn') <= at(a, 'Alert'));
    }),
  );
});

test('the same value twice changes nothing', () => {
  fc.assert(
    fc.property(thresholds, value, before, (rules, one, state) => {
      const first = levelOfValue(state, { value: one }, rules);
      assert.equal(levelOfValue(first, { value: one }, rules), first);
    }),
  );
});

test('without recovery thresholds what was before does not count', () => {
  fc.assert(
    fc.property(thresholds, value, before, (rules, one, state) => {
      const { criticalRecovery: _, warningRecovery: __, ...plain } = rules;
      assert.equal(levelOfValue(state, { value: one }, plain), levelOfValue('OK', { value: one }, plain));
    }),
  );
});

test('what is below mirrors what is above', () => {
  fc.assert(
    fc.property(thresholds, value, before, (rules, one, state) => {
      const negated = Object.fromEntries(
        Object.entries(rules).map(([key, each]) => [key, typeof each === 'number' ? -each : '<']),
      );
      assert.equal(levelOfValue(state, { value: -one }, negated), levelOfValue(state, { value: one }, rules));
    }),
  );
});
