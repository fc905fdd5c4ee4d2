import { fittedText, textWidth } from './fitted-text.ts';
import type { PictureTheme } from './picture-theme.ts';
import { svg, svgText } from './svg.ts';

const MARGIN = 12;
const BAR_HEIGHT = 25;
const FONT_SIZE = 13;

/** How high a row of a list is. */
export const LIST_ROW_HEIGHT = 28;

/** A number in front of a bar. */
export interface ListNumber {
  readonly text: string;
  readonly color: string;
}

/** A part of a bar. */
export interface ListPart {
  /** Of 0 to 1, of the width that bars have. */
  readonly width: number;
  readonly color: string;
  readonly opacity: number;
}

/** A group with its numbers in front of a bar, and its name in that. */
export interface ListRow {
  readonly label: string;
  readonly numbers: readonly ListNumber[];
  readonly parts: readonly ListPart[];
}

/** The rows of a list that there is room for, below each other. */
export function drawList(
  rows: readonly ListRow[],
  { width, theme }: { readonly width: number; readonly theme: PictureTheme },
): string {
  const places = Math.max(0, ...rows.map(({ numbers }) => numbers.length));
  const numberWidths = Array.from({ length: places }, (_, place) =>
    Math.max(56, ...rows.map(({ numbers }) => textWidth(numbers[place]?.text ?? '', FONT_SIZE) + 6)),
  );
  return rows
    .map((row, at) =>
      svg('g', { transform: `translate(0 ${at * LIST_ROW_HEIGHT})` }, drawRow(row, { numberWidths, width, theme })),
    )
    .join('');
}

interface RowPlace {
  readonly numberWidths: readonly number[];
  readonly width: number;
  readonly theme: PictureTheme;
}

function drawRow({ label, numbers, parts }: ListRow, { numberWidths, width, theme }: RowPlace): string {
  const y = BAR_HEIGHT / 2 + FONT_SIZE * 0.35;
  let left = MARGIN;
  const figures = numberWidths.map((numberWidth, place) => {
    left += numberWidth;
    const { text = '', color = theme.ink } = numbers[place] ?? {};
    const look = { 'font-size': FONT_SIZE, 'font-weight': 'bold', 'text-anchor': 'end', fill: color };
    return svgText(text, { x: left, y, ...look });
  });
  left += 10;
  const length = Math.max(width - MARGIN - left, 20);
  let x = left;
  const bars = parts.map(({ width: share, color, opacity }) => {
    const bar = svg('rect', { x, width: length * share, height: BAR_HEIGHT, rx: 3, fill: color, opacity });
    x += length * share;
    return bar;
  });
  const name = svgText(fittedText(label, length - 18, FONT_SIZE), {
    x: left + 9,
    y,
    'font-size': FONT_SIZE,
    fill: theme.ink,
  });
  return [...figures, ...bars, name].join('');
}
