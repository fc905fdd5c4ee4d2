import { useState } from 'react';
import type { ApmResourceDetail } from '../../../../lib/api-types/apm.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import { secondsText } from '../format/seconds.ts';
import { shareText } from '../format/share-text.ts';
import { Panel } from '../shell/panel.tsx';
import { DataTable } from './data-table.tsx';
import { ServiceName } from './service-name.tsx';
import type { Sorting } from './sorting.ts';
import classes from './span-summary.module.css';
import type { TableColumn } from './table-column.ts';

type Row = ApmResourceDetail['spanSummary'][number];

interface SpanSummaryProps {
  readonly detail: ApmResourceDetail;
  readonly colorOf: (service: string) => string;
}

/** What the traces that contain a resource consist of, and where their time goes. */
export function SpanSummary({ detail, colorOf }: SpanSummaryProps) {
  const [sorting, setSorting] = useState<Sorting>({ column: 'time', isDescending: true });
  const columns: readonly TableColumn<Row>[] = [
    {
      key: 'span',
      label: 'Span',
      value: ({ service, resource }) => `${service} ${resource}`,
      cell: (row) => (
        <div className={classes.span} title={row.resource}>
          <ServiceName service={row.service} type={row.type} color={colorOf(row.service)} />
          <span className={classes.resource}>{row.resource}</span>
          {row.operation !== row.resource && <span className={classes.operation}>{row.operation}</span>}
        </div>
      ),
    },
    {
      key: 'per-trace',
      label: 'Per trace',
      hint: 'Spans of a trace, on average of all these traces',
      isNumber: true,
      value: ({ spansPerTrace }) => spansPerTrace,
      cell: ({ spansPerTrace }) => formatNumber(spansPerTrace),
    },
    {
      key: 'traces',
      label: 'In traces',
      hint: 'Share of the traces that have such a span',
      isNumber: true,
      value: ({ tracesShare }) => tracesShare,
      cell: ({ tracesShare }) => shareText(tracesShare),
    },
    {
      key: 'avg',
      label: 'Avg duration',
      isNumber: true,
      value: ({ avgS }) => avgS,
      cell: ({ avgS }) => secondsText(avgS),
    },
    {
      key: 'time',
      label: 'Exec time',
      hint: 'Share of the time of these traces that was spent in such spans themselves, not in what they waited for',
      isNumber: true,
      value: ({ timeShare }) => timeShare,
      cell: ({ service, timeShare }) => (
        <span className={classes.time}>
          <i style={{ width: timeShare * 40, background: colorOf(service) }} />
          {shareText(timeShare)}
        </span>
      ),
    },
  ];
  const { sampledTraces: traces } = detail;
  const sample =
    traces === 1 ? 'of the newest trace that contains it' : `of the newest ${traces} traces that contain it`;
  return (
    <Panel title="Span summary" aside={traces > 0 && <span className={classes.note}>{sample}</span>}>
      <DataTable
        label="Span summary"
        columns={columns}
        rows={detail.spanSummary}
        keyOf={({ service, operation, resource }) => `${service}\n${operation}\n${resource}`}
        sorting={sorting}
        onSort={setSorting}
        none="No spans of it are kept from this time."
      />
    </Panel>
  );
}
