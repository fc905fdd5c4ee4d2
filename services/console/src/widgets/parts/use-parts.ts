import { useMemo } from 'react';
import type { ChartTheme } from '../../../../../lib/chart/chart-theme.ts';
import { paletteColors } from '../../../../../lib/chart/palette-colors.ts';
import type { Part } from '../../../../../lib/chart/part-tree.ts';
import type { PartsWidget } from '../../../../../lib/widget/read-parts.ts';
import { tableParts } from '../../../../../lib/widget/table-parts.ts';
import { useChartTheme } from '../../chart/use-chart-theme.ts';
import { type TableAnswer, useScalarTable } from '../use-scalar-table.ts';
import type { WidgetProps } from '../widget-props.ts';

const NO_PARTS: readonly Part[] = [];

/** What the requests of a tree map or a sunburst come to, as parts, and the colours it has. */
export function useParts(
  widget: PartsWidget,
  { window, isSeen }: Pick<WidgetProps, 'window' | 'isSeen'>,
): { readonly answer: TableAnswer; readonly parts: readonly Part[]; readonly theme: ChartTheme } {
  const standard = useChartTheme();
  const { palette, sort } = widget;
  const theme = useMemo(
    () => ({ ...standard, palette: paletteColors(palette, standard) ?? standard.palette }),
    [standard, palette],
  );
  const answer = useScalarTable(widget.requests, { window, isSeen });
  const { table } = answer;
  const parts = useMemo(() => (table ? tableParts(table, sort) : NO_PARTS), [table, sort]);
  return { answer, parts, theme };
}
