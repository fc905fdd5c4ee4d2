import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dashboard, Widget } from '../../../../lib/api-types/dashboards.ts';
import { findWidget, innerWidgets } from './board-containers.ts';
import {
  addWidget,
  changeDefinition,
  changeReflow,
  duplicateWidget,
  moveWidget,
  removeWidget,
  resizeWidget,
} from './board-operations.ts';
import { beginDraft, draftAfter, isChanged } from './draft-history.ts';
import { type ArrowKey, nudgeWidget, placeInWords } from './nudge-widget.ts';

const note = (id: number, layout?: readonly [number, number, number, number]): Widget => ({
  id,
  definition: { type: 'note', content: String(id), later: { kept: true } },
  ...(layout && { layout: { x: layout[0], y: layout[1], width: layout[2], height: layout[3] } }),
});

const board = (widgets: readonly Widget[], rest: Partial<Dashboard> = {}): Dashboard => ({
  ...{
    id: 'abc-def-ghi',
    title: 't',
    description: null,
    author_handle: 'a',
    author_name: null,
    layout_type: 'ordered',
  },
  ...{ url: '/', template_variables: null, notify_list: null, created_at: '', modified_at: '', restricted_roles: [] },
  widgets,
  ...rest,
});

/** `id@x,y widthxheight` of each. */
const places = (widgets: readonly Widget[]) =>
  widgets.map(({ id, layout }) =>
    layout ? `${id}@${layout.x},${layout.y} ${layout.width}x${layout.height}` : `${id}`,
  );

const group = (id: number, widgets: readonly Widget[], layout: readonly [number, number, number, number]): Widget => ({
  ...note(id, layout),
  definition: { type: 'group', layout_type: 'ordered', widgets },
});

test('a widget that is moved changes places with the one below, or pushes it down', () => {
  const two = board([note(1, [0, 0, 4, 3]), note(2, [0, 3, 4, 3])]);
  assert.deepEqual(places(moveWidget(two, 1, 'board', { container: 'board', x: 0, y: 3 }).widgets), [
    '1@0,3 4x3',
    '2@0,0 4x3',
  ]);
  assert.deepEqual(places(moveWidget(two, 2, 'board', { container: 'board', x: 2, y: 0 }).widgets), [
    '1@0,3 4x3',
    '2@2,0 4x3',
  ]);
  assert.equal(moveWidget(two, 2, 'board', { container: 'board', x: 0, y: 3 }), two, 'where it is already');
  assert.deepEqual(places(moveWidget(two, 2, 'board', { container: 'board', x: 40, y: 9 }).widgets), [
    '1@0,0 4x3',
    '2@8,0 4x3',
  ]);
});

test('a size ends at the twelfth column, others make room, and what is taken away leaves no gap', () => {
  const two = board([note(1, [0, 0, 4, 3]), note(2, [4, 0, 4, 3]), note(3, [4, 3, 4, 2])]);
  const wide = resizeWidget(two, 1, 'board', { width: 99, height: 0 });
  assert.deepEqual(places(wide.widgets), ['1@0,0 12x1', '2@4,1 4x3', '3@4,4 4x2']);
  assert.deepEqual(places(removeWidget(wide, 2, 'board').widgets), ['1@0,0 12x1', '3@4,1 4x2']);
});

test('new widgets and copies lie in the first free place and have ids below zero', () => {
  const one = board([note(1, [0, 0, 8, 3])]);
  const added = addWidget(one, 'board', { type: 'note', content: '' });
  assert.deepEqual(places(added.widgets), ['1@0,0 8x3', '-1@8,0 4x3']);
  const copied = duplicateWidget(added, 1, 'board');
  assert.deepEqual(places(copied.widgets).at(-1), '-2@0,3 8x3');
  assert.deepEqual(copied.widgets.at(-1)?.definition, one.widgets[0]?.definition);
});

test('widgets go into groups and out of them; the group has the height of what is in it', () => {
  const start = board([group(1, [note(2, [0, 0, 4, 2])], [0, 0, 12, 3]), note(3, [0, 3, 4, 3])]);
  const into = moveWidget(start, 3, 'board', { container: 1, x: 0, y: 0 });
  assert.deepEqual(places(into.widgets), ['1@0,0 12x6']);
  assert.deepEqual(places(innerWidgets(into.widgets[0] ?? note(0))), ['2@0,3 4x2', '3@0,0 4x3']);
  const out = moveWidget(into, 2, 1, { container: 'board', x: 4, y: 0 });
  assert.deepEqual(places(out.widgets), ['1@0,2 12x4', '2@4,0 4x2']);
  assert.equal(moveWidget(out, 1, 'board', { container: 1, x: 0, y: 0 }), out, 'a group goes into none');
  const copy = duplicateWidget(start, 1, 'board').widgets.at(-1);
  assert.deepEqual([copy?.id, innerWidgets(copy ?? note(0))[0]?.id], [-1, -2]);
});

test('where widgets flow, moving is an order, and none has a layout', () => {
  const flow = board([note(1), note(2), note(3), note(4)], { reflow_type: 'auto' });
  const first = moveWidget(flow, 4, 'board', { container: 'board', x: 0, y: 0 });
  assert.deepEqual(places(first.widgets), ['4', '1', '2', '3']);
  assert.deepEqual(places(moveWidget(flow, 1, 'board', { container: 'board', x: 8, y: 3 }).widgets), [
    '2',
    '3',
    '4',
    '1',
  ]);
  const second = moveWidget(flow, 1, 'board', { container: 'board', x: 4, y: 0 });
  assert.deepEqual(places(second.widgets), ['2', '1', '3', '4']);
  const fixed = changeReflow(flow, 'fixed');
  assert.deepEqual(places(fixed.widgets), ['1@0,0 4x3', '2@4,0 4x3', '3@8,0 4x3', '4@0,3 4x3']);
  assert.deepEqual(places(changeReflow(fixed, 'auto').widgets), ['1', '2', '3', '4']);
});

test('arrow keys move past what is in the way, size with shift, and change the order where widgets flow', () => {
  const two = board([note(1, [0, 0, 4, 3]), note(2, [0, 3, 4, 2])]);
  const nudged = (draft: Dashboard, id: number, key: ArrowKey, isSize = false) =>
    nudgeWidget(draft, id, { key, container: 'board', isSize });
  assert.deepEqual(places(nudged(two, 1, 'ArrowDown').widgets), ['1@0,2 4x3', '2@0,0 4x2']);
  assert.deepEqual(places(nudged(two, 2, 'ArrowUp').widgets), ['1@0,2 4x3', '2@0,0 4x2']);
  assert.deepEqual(places(nudged(two, 1, 'ArrowRight').widgets), ['1@1,0 4x3', '2@0,3 4x2']);
  assert.deepEqual(places(nudged(two, 1, 'ArrowRight', true).widgets), ['1@0,0 5x3', '2@0,3 4x2']);
  assert.equal(nudged(two, 1, 'ArrowLeft'), two);
  assert.equal(placeInWords(two, 2, 'board'), 'column 1, row 4, 4 wide, 2 high');
  const flow = board([note(1), note(2)], { reflow_type: 'auto' });
  assert.deepEqual(places(nudged(flow, 1, 'ArrowRight').widgets), ['2', '1']);
  assert.equal(nudged(flow, 2, 'ArrowRight'), flow);
});

test('on a free board widgets lie over each other', () => {
  const free = board([note(1, [0, 0, 47, 18]), note(2, [50, 0, 20, 10])], { layout_type: 'free' });
  assert.deepEqual(places(moveWidget(free, 2, 'board', { container: 'board', x: 3, y: 4 }).widgets), [
    '1@0,0 47x18',
    '2@3,4 20x10',
  ]);
  assert.deepEqual(places(resizeWidget(free, 2, 'board', { width: 300, height: 1 }).widgets).at(-1), '2@50,0 300x1');
});

test('tabs keep to their widgets', () => {
  const tabs = [
    { id: 'one', name: 'One', widget_ids: [1] },
    { id: 'two', name: 'Two', widget_ids: [2] },
  ];
  const tabbed = board([note(1, [0, 0, 4, 3]), note(2, [0, 0, 4, 3])], { tabs });
  const added = addWidget(tabbed, 'tab:two', { type: 'note' });
  assert.deepEqual(places(added.widgets), ['1@0,0 4x3', '2@0,0 4x3', '-1@4,0 4x3']);
  assert.deepEqual(
    added.tabs?.map(({ widget_ids }) => widget_ids),
    [[1], [2, -1]],
  );
  assert.deepEqual(removeWidget(added, 2, 'tab:two').tabs?.[1]?.widget_ids, [-1]);
});

test('a definition changes wherever its widget is', () => {
  const start = board([group(1, [note(2)], [0, 0, 12, 3])]);
  const changed = changeDefinition(start, 2, { type: 'note', content: 'x' });
  assert.equal(findWidget(changed, 2)?.widget.definition.content, 'x');
  assert.equal(changeDefinition(start, 9, { type: 'note' }), start);
});

test('every change is a step; a new one forgets what was undone', () => {
  const rename = (title: string) => ({ kind: 'change', change: (draft: Dashboard) => ({ ...draft, title }) }) as const;
  let history = beginDraft(board([]));
  history = draftAfter(draftAfter(history, rename('a')), rename('b'));
  history = draftAfter(history, rename('b'));
  assert.deepEqual([history.present.title, history.past.length], ['b', 2], 'the same again is no step');
  history = draftAfter(history, { kind: 'undo' });
  assert.deepEqual([history.present.title, draftAfter(history, { kind: 'redo' }).present.title], ['a', 'b']);
  assert.equal(isChanged(history), true);
  history = draftAfter(history, rename('c'));
  assert.equal(draftAfter(history, { kind: 'redo' }), history);
  const undone = draftAfter(draftAfter(draftAfter(history, { kind: 'undo' }), { kind: 'undo' }), { kind: 'undo' });
  assert.deepEqual([undone.present.title, isChanged(undone)], ['t', false]);
});
