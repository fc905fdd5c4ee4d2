import { percentText } from '../chart/sunburst-option.ts';
import { type ChangeRow, changeRows } from '../widget/change-rows.ts';
import { formatLook } from '../widget/conditional-format.ts';
import { formatNumberAs } from '../widget/number-format.ts';
import { type ChangeWidget, readChange } from '../widget/read-change.ts';
import type { TableColumn } from '../widget/scalar-table.ts';
import { centredText } from './centred-text.ts';
import { drawList, LIST_ROW_HEIGHT, type ListRow } from './list-row.ts';
import type { PictureKind } from './picture.ts';
import type { PictureTheme } from './picture-theme.ts';
import { plainColor } from './plain-color.ts';
import { readTablePicture, tableQuestions } from './table-picture.ts';

/** What stands around the rows. */
const AROUND = 60;

/** How the numbers of groups differ from those of an earlier time; as many as there is room for. */
export const changePicture: PictureKind = {
  questions: ({ definition }) => tableQuestions(readChange(definition, (query) => query).requests),
  read({ definition, answers, height }, { theme }) {
    const widget = readChange(definition, (query) => query);
    const { table, notes } = readTablePicture(widget.requests, answers);
    const rows = changeRows(table, widget);
    const shown = rows.slice(0, Math.max(1, Math.floor((height - AROUND) / LIST_ROW_HEIGHT)));
    const [column] = table.columns;
    return {
      notes: [...notes, ...(rows.length > shown.length ? [`${shown.length} of ${rows.length} groups`] : [])],
      draw(size) {
        if (!column || shown.length === 0) return centredText('No data', size, theme);
        return drawList(
          shown.map((row) => listRow(row, { column, widget, theme })),
          { ...size, theme },
        );
      },
    };
  },
};

interface RowOptions {
  readonly column: TableColumn;
  readonly widget: ChangeWidget;
  readonly theme: PictureTheme;
}

function listRow({ label, present, past, change, tone, width }: ChangeRow, options: RowOptions): ListRow {
  const { column, widget, theme } = options;
  const text = (value: number) => formatNumberAs(value, column.unit, column.numberFormat);
  const look = change === null ? undefined : formatLook(change, column.conditionalFormats);
  const size =
    change === null
      ? '–'
      : widget.changeType === 'relative'
        ? percentText(Math.abs(change), 100)
        : text(Math.abs(change));
  const arrow = present > past ? '▲ ' : present < past ? '▼ ' : '';
  const ofTone = { good: theme.good, bad: theme.bad, neutral: theme.faint }[tone];
  const color = look?.background ? ofTone : (plainColor(look?.color, theme) ?? ofTone);
  const number = { text: look?.isHidden ? '' : `${arrow}${size}`, color };
  return {
    label,
    numbers: widget.showPresent ? [{ text: text(present), color: theme.ink }, number] : [number],
    parts: [{ width, color: plainColor(look?.background ?? look?.color, theme) ?? ofTone, opacity: 0.24 }],
  };
}
