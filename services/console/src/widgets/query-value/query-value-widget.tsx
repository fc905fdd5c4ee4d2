import { Loader } from '@mantine/core';
import { formatLook } from '../../../../../lib/widget/conditional-format.ts';
import { asNumber, asOneOf, asText } from '../../../../../lib/widget/read-value.ts';
import { valueText } from '../../../../../lib/widget/value-text.ts';
import { QuestionProblems } from '../question-problems.tsx';
import { useScalarRows } from '../use-scalar-rows.ts';
import type { WidgetProps } from '../widget-props.ts';
import classes from './query-value-widget.module.css';

/** One number, as large as its place allows. */
export function QueryValueWidget(props: WidgetProps) {
  const { definition } = props;
  const { widget, rows, data, isPending, faults } = useScalarRows(props);
  const [row] = rows;
  const look = row && formatLook(row.value, widget.conditionalFormats);
  const text =
    row &&
    valueText(row.value, row.unit, {
      precision: asNumber(definition.precision),
      autoscale: definition.autoscale !== false,
      customUnit: asText(definition.custom_unit) || undefined,
    });
  const hasError = data?.answers.some(({ kind }) => kind === 'error') ?? false;
  return (
    <div
      className={classes.widget}
      style={{ background: look?.background, color: look?.color }}
      data-align={asOneOf(definition.text_align, ['left', 'center', 'right'])}
    >
      {(hasError || faults.length > 0) && (
        <div className={classes.problems}>
          <QuestionProblems answers={data?.answers ?? []} faults={faults} />
        </div>
      )}
      {isPending && <Loader size="sm" type="dots" aria-label="Loading the value" />}
      {text && !look?.isHidden && (
        <div className={classes.value} role="status">
          {text.number}
          {text.unit && <span className={classes.unit}>{text.unit}</span>}
        </div>
      )}
      {data && !row && !hasError && <div className={classes.none}>No data</div>}
      {rows.length > 1 && (
        <div className={classes.foot}>
          {row?.label}, the first of {rows.length} groups
        </div>
      )}
    </div>
  );
}
