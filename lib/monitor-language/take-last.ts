import { type Call, onlyValue } from './calls.ts';
import { wrongError } from './monitor-query-error.ts';
import type { TextCursor } from './text-cursor.ts';
import type { MonitorWindow } from './types.ts';
import { readLast } from './window.ts';

/** The window that `.last("15m")` says. @throws MonitorQueryError when there is none */
export function takeLast(cursor: TextCursor, call: Call | undefined): MonitorWindow {
  if (!call) throw cursor.expected('.last("5m"), the window');
  const { value, at } = onlyValue(cursor, 'last', call);
  const window = readLast(value);
  if (!window) throw wrongError(cursor.text, '.last() takes a window such as "5m", "4h" or "1d"', at);
  return window;
}
