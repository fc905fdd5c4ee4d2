import { Link, useSearch } from 'wouter';
import type { IntegrationMetric } from '../../../../lib/model/integration.ts';
import type { SeenMetrics } from '../api/use-seen-metrics.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { inlineCode } from '../format/inline-code.tsx';
import { relativeText } from '../format/relative-time.ts';
import { metricAddress } from '../metrics/metric-address.ts';
import { DataTable } from '../services/data-table.tsx';
import type { TableColumn } from '../services/table-column.ts';
import { useSorting } from '../services/use-sorting.ts';
import table from '../shell/table.module.css';
import classes from './integration-page.module.css';

const USUAL = { column: 'name', isDescending: false } as const;
const SORTED_BY = ['name', 'type', 'unit', 'seen'];

interface MetricsTableProps {
  readonly metrics: readonly IntegrationMetric[];
  /** Absent until it is known. */
  readonly seen: SeenMetrics | undefined;
  /** Said instead of rows. */
  readonly none?: string;
}

/** A row for each metric; a click draws it on the Metrics page. */
export function MetricsTable({ metrics, seen, none = 'No metric is like that.' }: MetricsTableProps) {
  const search = useSearch();
  const now = useServerNow();
  const [sorting, setSorting] = useSorting(SORTED_BY, USUAL);
  const addressOf = ({ name, type }: IntegrationMetric) => metricAddress(name, type, search);
  const columns: readonly TableColumn<IntegrationMetric>[] = [
    {
      key: 'name',
      label: 'Metric',
      value: ({ name }) => name,
      cell: (metric) => (
        <Link className={classes.metric ?? ''} href={addressOf(metric)} data-row={metric.name}>
          {metric.name}
        </Link>
      ),
    },
    { key: 'type', label: 'Type', value: ({ type }) => type, cell: ({ type }) => type },
    { key: 'unit', label: 'Unit', value: ({ unit }) => unit || null, cell: ({ unit }) => unit || '–' },
    {
      key: 'description',
      label: 'What it means',
      cell: ({ description }) => <div className={classes.meaning}>{description ? inlineCode(description) : '–'}</div>,
    },
    {
      key: 'seen',
      label: 'Last seen',
      hint: 'When a value arrived last, whoever sent it',
      isNumber: true,
      value: ({ name }) => seen?.lastSeenMs.get(name) ?? null,
      cell: ({ name }) => <Seen atMs={seen?.lastSeenMs.get(name)} isCut={seen?.isCut ?? true} nowMs={now()} />,
    },
  ];
  return (
    <DataTable
      label="Metrics"
      columns={columns}
      rows={metrics}
      keyOf={({ name }) => name}
      addressOf={addressOf}
      sorting={sorting}
      onSort={setSorting}
      none={none}
    />
  );
}

interface SeenProps {
  readonly atMs: number | undefined;
  readonly isCut: boolean;
  readonly nowMs: number;
}

function Seen({ atMs, isCut, nowMs }: SeenProps) {
  if (atMs !== undefined) return relativeText(Math.min(atMs, nowMs), nowMs);
  if (isCut) return <span title="There are too many metrics to tell">–</span>;
  return <span className={table.faint}>not yet</span>;
}
