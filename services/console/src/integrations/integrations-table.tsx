import { Link, useSearch } from 'wouter';
import { useServerNow } from '../api/use-server-now.ts';
import { inlineCode } from '../format/inline-code.tsx';
import { relativeText } from '../format/relative-time.ts';
import { DataTable } from '../services/data-table.tsx';
import type { TableColumn } from '../services/table-column.ts';
import { useSorting } from '../services/use-sorting.ts';
import table from '../shell/table.module.css';
import { integrationAddress } from './integration-address.ts';
import { IntegrationBadge } from './integration-badge.tsx';
import { type IntegrationRow, isBrokenInstance } from './integration-rows.ts';
import classes from './integrations-page.module.css';

const USUAL = { column: 'check', isDescending: false } as const;
const SORTED_BY = ['check', 'state', 'instances', 'run', 'metrics'];
const ORDER = { broken: 0, working: 1, unconfigured: 2 };

interface IntegrationsTableProps {
  readonly rows: readonly IntegrationRow[];
  readonly none: string;
}

/** A row for each check; a click opens its page. */
export function IntegrationsTable({ rows, none }: IntegrationsTableProps) {
  const search = useSearch();
  const now = useServerNow();
  const [sorting, setSorting] = useSorting(SORTED_BY, USUAL);
  const addressOf = ({ integration }: IntegrationRow) => integrationAddress(integration.check, search);
  const columns: readonly TableColumn<IntegrationRow>[] = [
    {
      key: 'check',
      label: 'Check',
      value: ({ integration }) => integration.check,
      cell: (row) => (
        <Link className={classes.name ?? ''} href={addressOf(row)} data-row={row.integration.check}>
          {row.integration.check}
        </Link>
      ),
    },
    {
      key: 'state',
      label: 'State',
      value: ({ state, hasWarnings }) => ORDER[state] + (hasWarnings ? 0 : 0.5),
      cell: (row) => <IntegrationBadge row={row} />,
    },
    {
      key: 'description',
      label: 'What it does',
      cell: ({ integration }) => (
        <div className={classes.description}>{integration.description ? inlineCode(integration.description) : '–'}</div>
      ),
    },
    {
      key: 'instances',
      label: 'Instances',
      hint: 'How often it is configured',
      isNumber: true,
      value: ({ instances }) => instances.length,
      cell: (row) => <Instances row={row} />,
    },
    {
      key: 'run',
      label: 'Last run',
      isNumber: true,
      value: lastRunAtMs,
      cell: (row) => {
        const atMs = lastRunAtMs(row);
        return atMs === null ? <span className={table.faint}>–</span> : relativeText(Math.min(atMs, now()), now());
      },
    },
    {
      key: 'metrics',
      label: 'Metrics',
      hint: 'How many metrics its metadata.csv describes',
      isNumber: true,
      value: ({ integration }) => integration.metrics.length,
      cell: ({ integration }) => integration.metrics.length.toLocaleString('en'),
    },
  ];
  return (
    <DataTable
      label="Integrations"
      columns={columns}
      rows={rows}
      keyOf={({ integration }) => integration.check}
      addressOf={addressOf}
      sorting={sorting}
      onSort={setSorting}
      none={none}
    />
  );
}

function Instances({ row: { instances } }: { readonly row: IntegrationRow }) {
  const failing = instances.filter(isBrokenInstance).length;
  if (instances.length === 0) return <span className={table.faint}>–</span>;
  return (
    <>
      {instances.length}
      {failing > 0 && <span className={table.bad}>, {failingText(failing, instances.length)}</span>}
    </>
  );
}

function failingText(failing: number, all: number): string {
  if (failing < all) return `${failing} broken`;
  return all === 1 ? 'broken' : 'all broken';
}

/** Unix milliseconds of the newest run of any instance; null when none has run. */
function lastRunAtMs({ instances }: IntegrationRow): number | null {
  const runs = instances.flatMap(({ status }) => status?.lastRunAtMs ?? []);
  return runs.length > 0 ? Math.max(...runs) : null;
}
