import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { bindTemplateVariables } from '../../../../../lib/query-language/template-variables.ts';
import { bindSource } from '../../../../../lib/widget/bind-source.ts';
import { readQueryTable } from '../../../../../lib/widget/read-query-table.ts';
import { type RowOrder, sortedRows } from '../../../../../lib/widget/row-order.ts';
import { type TableRow, tagValue } from '../../../../../lib/widget/scalar-table.ts';
import { formatText } from '../../../../../lib/widget/text-format.ts';
import { useBoard } from '../use-board.ts';
import { useScalarTable } from '../use-scalar-table.ts';
import type { WidgetProps } from '../widget-props.ts';
import { WidgetState } from '../widget-state.tsx';
import { HeadRow } from './head-row.tsx';
import { NumberCell } from './number-cell.tsx';
import classes from './query-table-widget.module.css';
import { useTrends } from './use-trends.ts';

/** From so many rows on a table that does not say so has a search bar. */
const SEARCHED_ROWS = 10;

const NO_ROWS: readonly TableRow[] = [];

/** Groups below each other, with a column for each formula. */
export function QueryTableWidget({ definition, window, isSeen }: WidgetProps) {
  const { variables } = useBoard();
  const widget = useMemo(
    () =>
      readQueryTable(
        definition,
        (query) => bindTemplateVariables(query, variables),
        (query) => bindSource(query, variables),
      ),
    [definition, variables],
  );
  const answer = useScalarTable(widget.requests, { window, isSeen });
  const trends = useTrends(widget, { window, isSeen });
  const [clicked, setClicked] = useState<RowOrder>();
  const [search, setSearch] = useState('');
  const { table } = answer;
  // What the definition sorts by says which rows there are, a click only in which order.
  const kept = useMemo(() => sortedRows(table?.rows ?? NO_ROWS, widget.rules).slice(0, widget.count), [table, widget]);
  const rows = useMemo(() => {
    const words = search.trim().toLowerCase();
    const found = kept.filter(({ tags }) => tags.join(' ').toLowerCase().includes(words));
    return clicked ? sortedRows(found, [clicked]) : found;
  }, [kept, search, clicked]);
  const greatest = table?.columns.map((_, at) => Math.max(0, ...kept.map(({ values }) => Math.abs(values[at] ?? 0))));
  const hasSearch = widget.searchBar === 'always' || (widget.searchBar === 'auto' && kept.length > SEARCHED_ROWS);
  const total = table?.rows.length ?? 0;
  return (
    <div className={classes.widget}>
      {hasSearch && (
        <TextInput
          className={classes.search ?? ''}
          size="xs"
          placeholder="Search groups"
          aria-label="Search groups"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <div className={classes.scroll}>
        <WidgetState answer={answer} name="table" />
        {table && total > 0 && (
          <table className={classes.table}>
            <thead>
              <HeadRow table={table} order={clicked ?? widget.rules[0]} onOrder={setClicked} />
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.tags.join('\n')}>
                  {table.keys.map((key, at) => (
                    <TextCell key={key} text={tagValue(row, key)} formats={widget.textFormats[at]} />
                  ))}
                  {table.columns.map((column, at) => (
                    <NumberCell
                      // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
                      key={at}
                      column={column}
                      value={row.values[at] ?? null}
                      greatest={greatest?.[at] ?? 0}
                      trend={column.mode === 'trend' ? trends.trendOf(at, row.tags) : undefined}
                      window={trends.window}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {total > 0 && rows.length === 0 && (
          <div className={classes.foot}>No group has “{search.trim()}” in its name</div>
        )}
      </div>
      {total > kept.length && (
        <div className={classes.foot}>
          {kept.length} of {total} groups
        </div>
      )}
    </div>
  );
}

function TextCell({ text, formats }: { readonly text: string; readonly formats: unknown }) {
  const formatted = formatText(text, formats);
  return (
    <td style={{ background: formatted.look?.background, color: formatted.look?.color }} title={text}>
      {formatted.text || '–'}
    </td>
  );
}
