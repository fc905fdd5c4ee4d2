import { Loader } from '@mantine/core';
import { comparedWindow, readComparison } from '../../../../../lib/widget/comparison.ts';
import { formatLook, timeframeOf, timeframeWindow } from '../../../../../lib/widget/conditional-format.ts';
import type { NumberFormat } from '../../../../../lib/widget/number-format.ts';
import { asNumber, asObject, asObjects, asOneOf, asText } from '../../../../../lib/widget/read-value.ts';
import { valueText } from '../../../../../lib/widget/value-text.ts';
import { QuestionProblems } from '../question-problems.tsx';
import { useScalarRows } from '../use-scalar-rows.ts';
import type { WidgetProps } from '../widget-props.ts';
import { BackgroundGraph } from './background-graph.tsx';
import classes from './query-value-widget.module.css';
import { useNumberIn } from './use-number-in.ts';
import { ValueDifference } from './value-difference.tsx';

/** One number, as large as its place allows. */
export function QueryValueWidget(props: WidgetProps) {
  const { definition, window, isSeen } = props;
  const { widget, rows, data, isPending, faults } = useScalarRows(props);
  const comparison = readComparison(asObjects(definition.requests)[0] ?? {});
  const past = useNumberIn(widget, comparison && comparedWindow(comparison, window), isSeen);
  const timeframe = timeframeOf(widget.conditionalFormats);
  const inTimeframe = useNumberIn(widget, timeframeWindow(widget.conditionalFormats, window), isSeen);
  const [row] = rows;
  const valueIn = (name: string) => (name === timeframe?.name ? inTimeframe : undefined);
  const look = row && formatLook(row.value, widget.conditionalFormats, valueIn);
  const precision = asNumber(definition.precision);
  const customUnit = asText(definition.custom_unit) || undefined;
  const autoscale = definition.autoscale !== false;
  const format: NumberFormat = customUnit === undefined ? widget.numberFormat : { label: customUnit };
  const text = row && valueText(row.value, row.unit, { precision, autoscale, customUnit, format: widget.numberFormat });
  const hasError = data?.answers.some(({ kind }) => kind === 'error') ?? false;
  const background = asObject(definition.timeseries_background);
  return (
    <div
      className={classes.widget}
      style={{
        backgroundColor: look?.background,
        backgroundImage: look?.image && `url(${JSON.stringify(look.image)})`,
        color: look?.color,
      }}
      data-compared={comparison !== undefined || undefined}
      data-align={asOneOf(definition.text_align, ['left', 'center', 'right'])}
    >
      {background && <BackgroundGraph {...props} background={background} />}
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
      {row && comparison && past !== undefined && !look?.isHidden && (
        <ValueDifference
          comparison={comparison}
          present={row.value}
          past={past}
          unit={row.unit}
          format={format}
          precision={precision}
          isPlain={look?.background !== undefined}
        />
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
