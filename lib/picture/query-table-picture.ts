import { formatLook } from '../widget/conditional-format.ts';
import { formatNumberAs } from '../widget/number-format.ts';
import { type QueryTableWidget, readQueryTable } from '../widget/read-query-table.ts';
import { sortedRows } from '../widget/row-order.ts';
import { type ScalarTable, type TableRow, tagValue } from '../widget/scalar-table.ts';
import { formatText } from '../widget/text-format.ts';
import { centredText } from './centred-text.ts';
import { fittedText, textWidth } from './fitted-text.ts';
import type { PictureKind } from './picture.ts';
import type { PictureTheme } from './picture-theme.ts';
import { plainColor } from './plain-color.ts';
import { svg, svgText } from './svg.ts';
import { readTablePicture, tableQuestions } from './table-picture.ts';

const MARGIN = 12;
const ROW_HEIGHT = 24;
const FONT_SIZE = 12;
const PADDING = 8;
const BASELINE = 16;

/** What stands around the rows: title, heads, notes. */
const AROUND = 78;

/** Groups below each other, with a column for each formula; as many as there is room for. */
export const queryTablePicture: PictureKind = {
  questions: ({ definition }) => tableQuestions(readQueryTable(definition, (query) => query).requests),
  read({ definition, answers, height }, { theme }) {
    const widget = readQueryTable(definition, (query) => query);
    const { table, notes } = readTablePicture(widget.requests, answers);
    const kept = sortedRows(table.rows, widget.rules).slice(0, widget.count);
    const shown = kept.slice(0, Math.max(1, Math.floor((height - AROUND) / ROW_HEIGHT)));
    const isTrend = table.columns.some(({ mode }) => mode === 'trend');
    const { length: total } = table.rows;
    return {
      notes: [
        ...notes,
        ...(total > shown.length ? [`${shown.length} of ${total} groups`] : []),
        ...(isTrend ? ['Not drawn: cell_display_mode trend'] : []),
      ],
      draw({ width }) {
        if (shown.length === 0) return centredText('No data', { width, height: height - AROUND }, theme);
        return drawTable({ table, kept, shown, widget, width, theme });
      },
    };
  },
};

interface DrawnTable {
  readonly table: ScalarTable;
  /** All rows that the widget keeps: bars are shares of their greatest. */
  readonly kept: readonly TableRow[];
  readonly shown: readonly TableRow[];
  readonly widget: QueryTableWidget;
  readonly width: number;
  readonly theme: PictureTheme;
}

interface Cell {
  readonly text: string;
  readonly color: string | undefined;
  readonly background: string | undefined;
  /** Of 0 to 1: a bar of this part of the column. */
  readonly bar: number;
}

/** A column with its head on top. */
interface Column {
  readonly head: string;
  readonly isNumber: boolean;
  readonly cells: readonly Cell[];
}

function drawTable(drawn: DrawnTable): string {
  const { shown, width, theme } = drawn;
  const columns = columnsOf(drawn);
  const widths = widthsOf(columns, width - 2 * MARGIN);
  let x = MARGIN;
  const drawnColumns = columns.map((column, at) => {
    const place = { x, width: widths[at] ?? 0, theme };
    x += place.width;
    return drawColumn(column, place);
  });
  const lines = shown.map((_, at) => {
    const y = (at + 1) * ROW_HEIGHT;
    return svg('rect', { x: MARGIN, y, width: width - 2 * MARGIN, height: 1, fill: theme.chart.axis, opacity: 0.5 });
  });
  return [...drawnColumns, ...lines].join('');
}

function columnsOf({ table, kept, shown, widget, theme }: DrawnTable): readonly Column[] {
  const ofKeys = table.keys.map((key, at): Column => {
    const cells = shown.map((row) => {
      const { text, look } = formatText(tagValue(row, key), widget.textFormats[at]);
      const colors = { color: plainColor(look?.color, theme), background: plainColor(look?.background, theme) };
      return { text: text || '–', ...colors, bar: 0 };
    });
    return { head: key, isNumber: false, cells };
  });
  const ofNumbers = table.columns.map(({ name, mode, unit, numberFormat, conditionalFormats }, at): Column => {
    const greatest = Math.max(0, ...kept.map(({ values }) => Math.abs(values[at] ?? 0)));
    const cells = shown.map(({ values }): Cell => {
      const value = values[at] ?? null;
      if (value === null) return { text: '–', color: theme.faint, background: undefined, bar: 0 };
      const look = formatLook(value, conditionalFormats);
      const [color, background] = [plainColor(look?.color, theme), plainColor(look?.background, theme)];
      const isBar = mode === 'bar';
      return {
        text: look?.isHidden ? '' : formatNumberAs(value, unit, numberFormat),
        color: mode === 'number' ? color : undefined,
        background: isBar ? (background ?? color ?? theme.accent) : mode === 'number' ? background : undefined,
        bar: isBar && greatest > 0 ? Math.abs(value) / greatest : 0,
      };
    });
    return { head: name, isNumber: true, cells };
  });
  return [...ofKeys, ...ofNumbers];
}

/** As wide as their texts; what is left is shared, and what is missing is taken from the widest. */
function widthsOf(columns: readonly Column[], room: number): readonly number[] {
  const needed = columns.map(({ head, cells, isNumber }) => {
    const texts = [...cells.map(({ text }) => text), ...(isNumber ? [] : [head])];
    return Math.max(isNumber ? 90 : 60, ...texts.map((text) => textWidth(text, FONT_SIZE))) + 2 * PADDING;
  });
  const sum = needed.reduce((all, each) => all + each, 0);
  return needed.map((each) => (each / sum) * room);
}

interface ColumnPlace {
  readonly x: number;
  readonly width: number;
  readonly theme: PictureTheme;
}

function drawColumn({ head, isNumber, cells }: Column, { x, width, theme }: ColumnPlace): string {
  const anchor = isNumber ? { x: x + width - PADDING, 'text-anchor': 'end' } : { x: x + PADDING };
  const text = (written: string, row: number, fill: string) =>
    svgText(fittedText(written, width - 2 * PADDING, FONT_SIZE), {
      ...anchor,
      y: row * ROW_HEIGHT + BASELINE,
      'font-size': FONT_SIZE,
      fill,
    });
  const drawnCells = cells.map((cell, at) => {
    const y = (at + 1) * ROW_HEIGHT;
    const area = { x: x + 1, y: y + 2, width: width - 2, height: ROW_HEIGHT - 3, rx: 2 };
    const bar = { ...area, width: area.width * cell.bar, fill: cell.background, opacity: 0.24 };
    const background = cell.bar > 0 ? bar : { ...area, fill: cell.background };
    const hasBackground = cell.background !== undefined && (cell.bar > 0 || cell.color !== undefined);
    return (hasBackground ? svg('rect', background) : '') + text(cell.text, at + 1, cell.color ?? theme.ink);
  });
  return [text(head, 0, theme.faint), ...drawnCells].join('');
}
