import { IconAlertCircleFilled } from '@tabler/icons-react';
import { type CSSProperties, type MouseEvent, memo } from 'react';
import { Link, useSearch } from 'wouter';
import type { SpanItem } from '../../../../lib/api-types/spans.ts';
import { seriesColor } from '../../../../lib/chart/chart-theme.ts';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { durationNsText } from '../format/duration-ns.ts';
import { spanTimeText } from '../format/span-time.ts';
import { SpanTypeIcon } from '../format/span-type.tsx';
import { traceAddress } from '../trace/trace-address.ts';
import { customAttribute } from './custom-attributes.ts';
import { durationOf } from './span-duration.ts';
import classes from './span-list.module.css';

interface SpanRowProps {
  readonly span: SpanItem;
  /** Place of the service's colour. */
  readonly place: number;
  /** The longest duration of the list. */
  readonly longestNs: number;
  /** Of its trace; undefined until counted. */
  readonly spanCount: number | undefined;
  readonly withDate: boolean;
  readonly isOpen: boolean;
  readonly isNew: boolean;
  readonly onOpen: (trace: string, span: string, isStep: boolean) => void;
}

/** A span of the list; its link opens the trace beside the list, with Ctrl or the middle button in a tab of its own. */
export const SpanRow = memo(function SpanRow(props: SpanRowProps) {
  const { span, longestNs, spanCount, withDate, isOpen, isNew, onOpen } = props;
  const { attributes } = span;
  const color = seriesColor(useChartTheme(), props.place);
  const search = useSearch();
  const durationNs = durationOf(span);
  const isError = attributes.status === 'error';
  const status = customAttribute(span, 'http.status_code');
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(attributes.trace_id, attributes.span_id, true);
  };
  return (
    <tr
      data-open={isOpen || undefined}
      data-new={isNew || undefined}
      data-error={isError || undefined}
      style={{ '--swatch': color, '--share': durationNs / longestNs } as CSSProperties}
      onClick={open}
    >
      <td className={classes.time}>{spanTimeText(Date.parse(attributes.start_timestamp), { withDate })}</td>
      <td>
        <span className={classes.service} title={`${attributes.service} (${attributes.type || 'custom'})`}>
          <SpanTypeIcon type={attributes.type} color={color} />
          {attributes.service}
        </span>
      </td>
      <td>
        <Link
          href={traceAddress(attributes.trace_id, { span: attributes.span_id, search })}
          className={classes.link ?? ''}
          data-row={span.id}
          onClick={open}
        >
          <span className={classes.smallSign} title={attributes.service}>
            <SpanTypeIcon type={attributes.type} color={color} />
          </span>
          {isError && <IconAlertCircleFilled size={14} className={classes.errorMark} aria-label="Error" />}
          <span className={classes.names}>
            <span className={classes.resource}>{attributes.resource_name}</span>
            <span className={classes.operation}>{attributes.operation_name}</span>
          </span>
        </Link>
      </td>
      <td className={classes.number}>{durationNsText(durationNs)}</td>
      <td>
        <span className={classes.bar} />
      </td>
      <td className={classes.method}>{customAttribute(span, 'http.method')}</td>
      <td>
        {status !== undefined && (
          <span className={classes.status} data-class={status.slice(0, 1)}>
            {status}
          </span>
        )}
      </td>
      <td className={`${classes.number} ${classes.faint}`}>{spanCount?.toLocaleString('en')}</td>
    </tr>
  );
});
