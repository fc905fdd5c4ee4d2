import { Loader } from '@mantine/core';
import { useMemo } from 'react';
import { formatValue } from '../../../../../lib/units/format-value.ts';
import { formatLook } from '../../../../../lib/widget/conditional-format.ts';
import { breakable } from '../../format/breakable.tsx';
import { QuestionProblems } from '../question-problems.tsx';
import { useScalarRows } from '../use-scalar-rows.ts';
import type { WidgetProps } from '../widget-props.ts';
import classes from './toplist-widget.module.css';

/** As many rows as a list without a limit has. */
const MOST_ROWS = 100;

/** Groups by their number, the greatest first, each with a bar as long as its share of the greatest. */
export function ToplistWidget(props: WidgetProps) {
  const { widget, rows, data, isPending, faults } = useScalarRows(props);
  const { order, count = MOST_ROWS } = widget;
  const shown = useMemo(
    () => rows.toSorted((a, b) => (order === 'desc' ? b.value - a.value : a.value - b.value)).slice(0, count),
    [rows, order, count],
  );
  const greatest = Math.max(...shown.map(({ value }) => Math.abs(value)));
  const hasError = data?.answers.some(({ kind }) => kind === 'error') ?? false;
  return (
    <div className={classes.widget}>
      {(hasError || faults.length > 0) && (
        <div className={classes.problems}>
          <QuestionProblems answers={data?.answers ?? []} faults={faults} />
        </div>
      )}
      {isPending && (
        <div className={classes.none}>
          <Loader size="sm" type="dots" aria-label="Loading the list" />
        </div>
      )}
      {data && shown.length === 0 && !hasError && <div className={classes.none}>No data</div>}
      <ol className={classes.rows}>
        {shown.map(({ label, value, unit }) => {
          const look = formatLook(value, widget.conditionalFormats);
          const share = greatest > 0 ? Math.abs(value) / greatest : 0;
          return (
            <li key={label} className={classes.row}>
              <span className={classes.value} style={{ color: look?.background ? undefined : look?.color }}>
                {look?.isHidden ? '' : formatValue(value, unit)}
              </span>
              <span className={classes.bar}>
                <i style={{ width: `${share * 100}%`, background: look?.background ?? look?.color }} />
                <span title={label}>{breakable(label)}</span>
              </span>
            </li>
          );
        })}
      </ol>
      {rows.length > shown.length && (
        <div className={classes.foot}>
          {shown.length} of {rows.length} groups
        </div>
      )}
    </div>
  );
}
