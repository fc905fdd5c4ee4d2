import { formatValue } from '../units/format-value.ts';
import { formatLook } from '../widget/conditional-format.ts';
import type { ScalarRow } from '../widget/scalar-rows.ts';
import { centredText } from './centred-text.ts';
import { fittedText } from './fitted-text.ts';
import type { PictureKind } from './picture.ts';
import type { PictureTheme } from './picture-theme.ts';
import { plainColor } from './plain-color.ts';
import { readScalarPicture, type ScalarPicture, scalarQuestions } from './scalar-picture.ts';
import { svg, svgText } from './svg.ts';

const MARGIN = 12;
const ROW_HEIGHT = 28;
const BAR_HEIGHT = 25;
const VALUE_WIDTH = 74;
const FONT_SIZE = 13;

/** As many rows as a list without a limit has. */
const MOST_ROWS = 100;

/** Groups by their number, each with a bar as long as its share of the greatest; as many as there is room for. */
export const toplistPicture: PictureKind = {
  questions: scalarQuestions,
  read(picture, { theme }) {
    const read = readScalarPicture(picture);
    const rows = rankedRows(read);
    const room = Math.max(1, Math.floor((picture.height - 60) / ROW_HEIGHT));
    const shown = rows.slice(0, room);
    const isCut = read.rows.length > shown.length;
    return {
      notes: [...read.notes, ...(isCut ? [`${shown.length} of ${read.rows.length} groups`] : [])],
      draw(size) {
        if (shown.length === 0) return centredText('No data', size, theme);
        const greatest = Math.max(...shown.map(({ value }) => Math.abs(value)));
        return shown
          .map((row, at) =>
            svg(
              'g',
              { transform: `translate(0 ${at * ROW_HEIGHT})` },
              drawRow(row, { ...read, width: size.width, greatest, theme }),
            ),
          )
          .join('');
      },
    };
  },
};

function rankedRows({ widget: { order, count = MOST_ROWS }, rows }: ScalarPicture): readonly ScalarRow[] {
  return rows.toSorted((a, b) => (order === 'desc' ? b.value - a.value : a.value - b.value)).slice(0, count);
}

interface RowPlace extends Pick<ScalarPicture, 'widget'> {
  readonly width: number;
  /** The greatest number of the list, without its sign. */
  readonly greatest: number;
  readonly theme: PictureTheme;
}

function drawRow({ label, value, unit }: ScalarRow, { widget, width, greatest, theme }: RowPlace): string {
  const look = formatLook(value, widget.conditionalFormats);
  const [color, background] = [plainColor(look?.color, theme), plainColor(look?.background, theme)];
  const left = MARGIN + VALUE_WIDTH + 10;
  const length = width - MARGIN - left;
  const share = greatest > 0 ? Math.abs(value) / greatest : 0;
  const y = BAR_HEIGHT / 2 + FONT_SIZE * 0.35;
  const number = { x: MARGIN + VALUE_WIDTH, y, 'font-size': FONT_SIZE, 'font-weight': 'bold', 'text-anchor': 'end' };
  const fill = background ?? color ?? theme.accent;
  return [
    look?.isHidden
      ? ''
      : svgText(formatValue(value, unit), { ...number, fill: background ? theme.ink : (color ?? theme.ink) }),
    svg('rect', { x: left, width: length * share, height: BAR_HEIGHT, rx: 3, fill, opacity: 0.24 }),
    svgText(fittedText(label, length - 18, FONT_SIZE), { x: left + 9, y, 'font-size': FONT_SIZE, fill: theme.ink }),
  ].join('');
}
