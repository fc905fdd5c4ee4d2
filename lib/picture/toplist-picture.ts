import { paletteColors } from '../chart/palette-colors.ts';
import { percentText } from '../chart/sunburst-option.ts';
import { type FormatLook, formatLook } from '../widget/conditional-format.ts';
import { formatNumberAs } from '../widget/number-format.ts';
import { readToplist, type ToplistWidget } from '../widget/read-toplist.ts';
import type { TableColumn } from '../widget/scalar-table.ts';
import { type Toplist, type ToplistNumber, type ToplistRow, toplistRows } from '../widget/toplist-rows.ts';
import { centredText } from './centred-text.ts';
import { drawList, LIST_ROW_HEIGHT, type ListNumber, type ListRow } from './list-row.ts';
import { drawNameRow, NAME_ROW_HEIGHT } from './name-row.ts';
import type { PictureKind } from './picture.ts';
import type { PictureTheme } from './picture-theme.ts';
import { plainColor } from './plain-color.ts';
import { svg } from './svg.ts';
import { readTablePicture, tableQuestions } from './table-picture.ts';

/** What stands around the rows. */
const AROUND = 60;

/** Groups by their number, each with a bar as long as its share of the greatest; as many as there is room for. */
export const toplistPicture: PictureKind = {
  questions: ({ definition }) => tableQuestions([readToplist(definition, (query) => query).request]),
  read({ definition, answers, height }, { theme }) {
    const widget = readToplist(definition, (query) => query);
    const { table, notes } = readTablePicture([widget.request], answers);
    const list = toplistRows(table, widget);
    const legend = widget.legend === 'none' ? [] : list.legend;
    const room = Math.floor((height - AROUND - (legend.length > 0 ? NAME_ROW_HEIGHT : 0)) / LIST_ROW_HEIGHT);
    const shown = list.rows.slice(0, Math.max(1, room));
    const colors = paletteColors(widget.palette, theme.chart) ?? theme.chart.palette;
    const of = { list, columns: table.columns, colors, widget, theme };
    return {
      notes: [...notes, ...(list.total > shown.length ? [`${shown.length} of ${list.total} groups`] : [])],
      draw(size) {
        if (shown.length === 0) return centredText('No data', size, theme);
        const names = legend.map((name, at) => [name, colors[at % colors.length] ?? theme.accent] as const);
        const below = { transform: `translate(0 ${shown.length * LIST_ROW_HEIGHT})` };
        return [
          drawList(
            shown.map((row) => listRow(row, of)),
            { ...size, theme },
          ),
          names.length > 0 ? svg('g', below, drawNameRow(names, { ...size, theme })) : '',
        ].join('');
      },
    };
  },
};

interface RowOptions {
  readonly list: Toplist;
  readonly columns: readonly TableColumn[];
  readonly colors: readonly string[];
  readonly widget: ToplistWidget;
  readonly theme: PictureTheme;
}

function listRow({ label, numbers, parts }: ToplistRow, options: RowOptions): ListRow {
  const { list, colors, widget, theme } = options;
  const look = numbers[0] && lookOf(numbers[0], options);
  const own = plainColor(look?.background ?? look?.color, theme);
  const hasPalette = list.isStacked || widget.palette !== undefined;
  return {
    label,
    numbers: numbers.map((number) => listNumber(number, options)),
    parts: parts.map(({ name, width }) => ({
      width,
      color: own ?? (hasPalette ? colors[Math.max(name, 0) % colors.length] : undefined) ?? theme.accent,
      opacity: list.isStacked ? 0.45 : 0.24,
    })),
  };
}

function listNumber(number: ToplistNumber, options: RowOptions): ListNumber {
  const { columns, theme } = options;
  const { unit = null, numberFormat = {} } = columns[number.column] ?? {};
  const look = lookOf(number, options);
  const color = look?.background ? theme.ink : (plainColor(look?.color, theme) ?? theme.ink);
  if (number.value === null || look?.isHidden) return { text: number.value === null ? '–' : '', color };
  const text = isShare(options) ? percentText(number.value, 100) : formatNumberAs(number.value, unit, numberFormat);
  return { text, color };
}

/** Conditions are about the numbers themselves, not about their shares. */
function lookOf({ column, value }: ToplistNumber, options: RowOptions): FormatLook | undefined {
  if (value === null || isShare(options)) return undefined;
  return formatLook(value, options.columns[column]?.conditionalFormats);
}

const isShare = ({ widget, list }: RowOptions): boolean => widget.scaling === 'relative' && !list.isStacked;
