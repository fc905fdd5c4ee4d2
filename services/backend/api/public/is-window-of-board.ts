import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { asObject, asObjects, type JsonObject } from '../../../../lib/widget/read-value.ts';
import { widgetWindow } from '../../../../lib/widget/widget-window.ts';
import type { ShownBoard } from './shown-board.ts';

const HOUR = 3_600_000;
/** How far a browser's clock, and a window that was asked for a while ago, may be off. */
const SLACK_MS = 300_000;
/** How far back widgets that compare look, besides the window before. */
const COMPARED_MS = [HOUR, 24 * HOUR, 7 * 24 * HOUR, 28 * 24 * HOUR, 30 * 24 * HOUR];

/**
 * Whether a window is one that a board shows: any where its viewers choose the time, else the board's or that of a widget,
 * and of widgets that compare the one that they compare with.
 */
export function isWindowOfBoard(
  board: Pick<ShownBoard, 'widgets' | 'time' | 'canChooseTime'>,
  window: TimeWindow,
  nowMs: number,
) {
  if (board.canChooseTime) return true;
  const page = widgetWindow(board.time, { fromMs: nowMs - HOUR, toMs: nowMs }, nowMs).window;
  return allDefinitions(board.widgets).some((definition) => {
    const shown = widgetWindow(definition.time, page, nowMs).window;
    const shifts = isComparing(definition) ? [0, shown.toMs - shown.fromMs, ...COMPARED_MS] : [0];
    return shifts.some(
      (shiftMs) =>
        Math.abs(window.fromMs - (shown.fromMs - shiftMs)) <= SLACK_MS &&
        Math.abs(window.toMs - (shown.toMs - shiftMs)) <= SLACK_MS,
    );
  });
}

function allDefinitions(widgets: readonly Widget[]): readonly JsonObject[] {
  return widgets.flatMap(({ definition }) => [
    definition,
    ...asObjects(definition.widgets).map((widget) => asObject(widget.definition) ?? {}),
  ]);
}

function isComparing({ requests }: JsonObject): boolean {
  return asObjects(requests).some((request) => request.compare_to !== undefined || request.comparison !== undefined);
}
