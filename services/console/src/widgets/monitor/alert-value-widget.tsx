import { useMemo } from 'react';
import { Link } from 'wouter';
import { asNumber, asOneOf, asText } from '../../../../../lib/widget/read-value.ts';
import { valueText } from '../../../../../lib/widget/value-text.ts';
import { useMonitor } from '../../api/use-monitor.ts';
import { StateBadge } from '../../monitors/state-badge.tsx';
import { stateLook } from '../../monitors/state-words.ts';
import value from '../query-value/query-value-widget.module.css';
import { Tile } from '../tile/tile.tsx';
import type { WidgetProps } from '../widget-props.ts';
import { alertId } from './alert-id.ts';

/** The value that a monitor compared last, as large as its place allows; of several groups that of the worst. */
export function AlertValueWidget({ definition, isSeen }: WidgetProps) {
  const id = alertId(definition);
  const { data, error, isPending } = useMonitor(isSeen ? id : undefined);
  const groups = useMemo(
    () => data?.groups.toSorted((a, b) => stateLook(b.state).severity - stateLook(a.state).severity) ?? [],
    [data],
  );
  const [worst] = groups;
  if (!data || !worst) {
    const none = id === undefined ? 'No monitor is chosen' : data ? 'It was not evaluated yet' : undefined;
    return <Tile what="the monitor" isPending={isPending && id !== undefined} error={error} none={none} />;
  }
  const unit = asText(definition.unit);
  const text =
    worst.value === undefined
      ? undefined
      : valueText(worst.value, null, {
          precision: asNumber(definition.precision),
          autoscale: unit === 'auto',
          customUnit: unit === 'auto' ? undefined : unit || undefined,
        });
  return (
    <div className={value.widget} data-align={asOneOf(definition.text_align, ['left', 'center', 'right'])}>
      <div className={value.value} role="status">
        {text?.number ?? '–'}
        {text?.unit && <span className={value.unit}>{text.unit}</span>}
      </div>
      <Link href={`/monitors/${data.monitor.id}`} aria-label={data.monitor.name}>
        <StateBadge state={worst.state} />
      </Link>
      {groups.length > 1 && (
        <div className={value.foot}>
          {worst.key}, the worst of {groups.length} groups
        </div>
      )}
    </div>
  );
}
