import { isDeepStrictEqual } from 'node:util';
import type { Widget } from '../../../../lib/api-types/dashboards.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { questionsOfWidget } from '../../../../lib/widget/questions-of-widget.ts';
import { asObject, asObjects, type JsonObject } from '../../../../lib/widget/read-value.ts';
import { widgetWindow } from '../../../../lib/widget/widget-window.ts';
import type { ShownBoard } from './shown-board.ts';

const HOUR = 3_600_000;
/** How far a browser's clock, and a window that was asked for a while ago, may be off. */
const SLACK_MS = 300_000;
/** Weeks and months begin at the midnight of the viewer's time zone. */
const ZONES_MS = 14 * HOUR;

interface BoundAsk {
  readonly question: Question;
  readonly window: TimeWindow;
  readonly variables: readonly BoundVariable[];
}

/**
 * The rule for what a public page is told: a question is answered if it is, to the letter, one that a widget of the board
 * asks with these values of its variables, and for the window that the widget asks it for: the one that it shows, or one
 * that it compares that with. Where viewers choose the time, for any window.
 * @throws HttpError 403 for any other
 */
export function checkAsk(
  board: Pick<ShownBoard, 'widgets' | 'time' | 'canChooseTime'>,
  { question, window, variables }: BoundAsk,
  nowMs: number,
): void {
  const page = widgetWindow(board.time, { fromMs: nowMs - HOUR, toMs: nowMs }, nowMs).window;
  const alike = allDefinitions(board.widgets)
    .flatMap((definition) => {
      const shown = board.canChooseTime ? window : widgetWindow(definition.time, page, nowMs).window;
      const slackMs = isToDate(definition.time) || isToDate(board.time) ? ZONES_MS : SLACK_MS;
      const questions = questionsOfWidget(definition, { window: inSpanOf(window, shown, slackMs), variables });
      return questions.map((asked) => ({ ...asked, slackMs }));
    })
    .filter((asked) => isDeepStrictEqual(asked.question, question));
  if (alike.length === 0) throw errors.questionNotOfBoard();
  if (!board.canChooseTime && !alike.some((asked) => isNear(asked.window, window, asked.slackMs)))
    throw errors.windowNotOfBoard();
}

function allDefinitions(widgets: readonly Widget[]): readonly JsonObject[] {
  return widgets.flatMap(({ definition }) => [
    definition,
    ...asObjects(definition.widgets).map((widget) => asObject(widget.definition) ?? {}),
  ]);
}

/** The window that is shown, as long as the one asked for where that is about as long: widths of buckets go by it. */
function inSpanOf({ fromMs, toMs }: TimeWindow, shown: TimeWindow, slackMs: number): TimeWindow {
  const spanMs = toMs - fromMs;
  return Math.abs(shown.toMs - shown.fromMs - spanMs) <= slackMs ? { ...shown, fromMs: shown.toMs - spanMs } : shown;
}

function isNear(a: TimeWindow, b: TimeWindow, slackMs: number): boolean {
  return Math.abs(a.fromMs - b.fromMs) <= slackMs && Math.abs(a.toMs - b.toMs) <= SLACK_MS;
}

function isToDate(time: unknown): boolean {
  return String(asObject(time)?.live_span).endsWith('_to_date');
}
