import assert from 'node:assert/strict';
import test from 'node:test';
import { evaluationWindowOf, withEvaluationWindow } from './evaluation-window.ts';

test('a window is put, changed and taken away; what else is scheduled stays', () => {
  const window = { day_starts: '04:00', timezone: 'Europe/Berlin' };
  const custom_schedule = { recurrences: [{ rrule: 'FREQ=DAILY' }] };
  const options = withEvaluationWindow({ timeout_h: 1 }, window);
  assert.deepEqual(options, { timeout_h: 1, scheduling_options: { evaluation_window: window } });
  assert.deepEqual(evaluationWindowOf(options), window);
  assert.deepEqual(withEvaluationWindow(options, {}), { timeout_h: 1 });
  const both = { scheduling_options: { custom_schedule, evaluation_window: window } };
  assert.deepEqual(withEvaluationWindow(both, {}), { scheduling_options: { custom_schedule } });
});
