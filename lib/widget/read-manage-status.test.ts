import assert from 'node:assert/strict';
import test from 'node:test';
import { readManageStatus } from './read-manage-status.ts';
import { undrawnOfWidget } from './undrawn-of-widget.ts';

test('what a summary of monitors says, and what it leaves to the widget', () => {
  const variables = [{ name: 'team', prefix: 'team', values: ['a'] }];
  const written = {
    ...{ type: 'manage_status', query: 'status:alert $team', summary_type: 'groups', display_format: 'counts' },
    ...{ sort: 'triggered,desc', color_preference: 'background', hide_zero_counts: false, count: 5, start: 2 },
    ...{ show_last_triggered: true, show_priority: true },
  };
  assert.deepEqual(readManageStatus(written, variables), {
    ...{ query: 'status:alert team:a', summary: 'groups', shows: { counts: true, list: false } },
    ...{ colors: 'background', hidesZeros: false, showsTriggered: true, showsPriority: true },
    ...{ sort: { by: 'triggered', isDescending: true }, start: 2, count: 5 },
  });
  assert.deepEqual(undrawnOfWidget(written), []);
  assert.deepEqual(readManageStatus({ query: 'x', sort: 'size,asc' }, []), {
    ...{ query: 'x', summary: 'monitors', shows: { counts: true, list: true }, colors: 'text', hidesZeros: true },
    ...{ showsTriggered: false, showsPriority: false, sort: { by: 'status', isDescending: true }, start: 0 },
  });
});

test('options of widgets of monitors that have no effect are named', () => {
  assert.deepEqual(undrawnOfWidget({ type: 'alert_value', alert_id: '1', time: { live_span: '1h' } }), ['time']);
  assert.deepEqual(undrawnOfWidget({ type: 'alert_graph', alert_id: '1', viz_type: 'toplist', legend: 1 }), ['legend']);
});
