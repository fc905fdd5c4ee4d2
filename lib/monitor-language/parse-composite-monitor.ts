import { wrongError } from './monitor-query-error.ts';
import { TextCursor } from './text-cursor.ts';
import type { CompositeMonitorQuery, CompositeNode } from './types.ts';

/** So many monitors may be in one, at most. */
const maxMembers = 10;

/** How deep parentheses and negations may nest. */
const maxDepth = 50;

/**
 * Reads `123 && (456 || !789)`; `!` binds closest, then `&&`.
 * @throws MonitorQueryError
 */
export function parseCompositeMonitor(text: string): CompositeMonitorQuery {
  const cursor = new TextCursor(text);
  const expression = readOr(cursor, 0);
  cursor.takeEnd();
  const monitorIds = [...new Set(idsIn(expression))];
  if (monitorIds.length > maxMembers) throw wrongError(text, `a composite has at most ${maxMembers} monitors`, 0);
  return { kind: 'composite', expression, monitorIds };
}

function readOr(cursor: TextCursor, depth: number): CompositeNode {
  let left = readAnd(cursor, depth);
  while (cursor.skip('||')) left = { kind: 'or', left, right: readAnd(cursor, depth) };
  return left;
}

function readAnd(cursor: TextCursor, depth: number): CompositeNode {
  let left = readOperand(cursor, depth);
  while (cursor.skip('&&')) left = { kind: 'and', left, right: readOperand(cursor, depth) };
  return left;
}

function readOperand(cursor: TextCursor, depth: number): CompositeNode {
  if (depth > maxDepth) throw cursor.expected(`at most ${maxDepth} levels`);
  if (cursor.skip('!')) return { kind: 'not', operand: readOperand(cursor, depth + 1) };
  if (cursor.skip('(')) {
    const inner = readOr(cursor, depth + 1);
    cursor.take(')');
    return inner;
  }
  const { value, at } = cursor.takeMatch(/\d+/y, 'the id of a monitor');
  const id = Number(value);
  if (!Number.isSafeInteger(id)) throw wrongError(cursor.text, `${value} is no id of a monitor`, at);
  return { kind: 'monitor', id };
}

function idsIn(node: CompositeNode): readonly number[] {
  switch (node.kind) {
    case 'monitor':
      return [node.id];
    case 'not':
      return idsIn(node.operand);
    case 'and':
    case 'or':
      return [...idsIn(node.left), ...idsIn(node.right)];
  }
}
