import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link, useSearch } from 'wouter';
import type { DashboardSummary } from '../../../../lib/api-types/dashboards.ts';
import { relativeText } from '../format/relative-time.ts';
import { DataTable } from '../services/data-table.tsx';
import type { TableColumn } from '../services/table-column.ts';
import { useSorting } from '../services/use-sorting.ts';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import classes from './dashboards-page.module.css';

interface DashboardTableProps {
  readonly dashboards: readonly DashboardSummary[];
  readonly nowMs: number;
  readonly onRemove: (dashboard: DashboardSummary) => void;
}

/** Dashboards by what they are called, who made them and when they changed. */
export function DashboardTable({ dashboards, nowMs, onRemove }: DashboardTableProps) {
  const range = rangeParamsOnly(new URLSearchParams(useSearch()));
  const addressOf = ({ url }: DashboardSummary) => (range.size > 0 ? `${url}?${range}` : url);
  const columns: readonly TableColumn<DashboardSummary>[] = [
    {
      key: 'title',
      label: 'Title',
      value: ({ title }) => title.toLowerCase(),
      cell: (row) => (
        <Link href={addressOf(row)} className={classes.title ?? ''} data-row>
          {row.title || 'Untitled'}
        </Link>
      ),
    },
    {
      key: 'description',
      label: 'Description',
      cell: ({ description }) => <span className={classes.description}>{description || '–'}</span>,
    },
    { key: 'layout', label: 'Layout', value: (row) => row.layout_type, cell: (row) => row.layout_type },
    { key: 'author', label: 'Author', value: (row) => row.author_handle, cell: (row) => row.author_handle },
    {
      key: 'modified',
      label: 'Modified',
      isNumber: true,
      value: ({ modified_at }) => Date.parse(modified_at),
      cell: ({ modified_at }) => (
        <span title={new Date(modified_at).toLocaleString()}>{relativeText(Date.parse(modified_at), nowMs)}</span>
      ),
    },
    {
      key: 'remove',
      label: '',
      isNumber: true,
      cell: (row) =>
        row.is_read_only ? (
          <Tooltip label="Kept in a file, and changed there">
            <span className={classes.file}>file</span>
          </Tooltip>
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={`Delete ${row.title}`}
            onClick={() => onRemove(row)}
          >
            <IconTrash size={15} stroke={1.7} />
          </ActionIcon>
        ),
    },
  ];
  const sortable = columns.flatMap(({ key, value }) => (value ? [key] : []));
  const [sorting, setSorting] = useSorting(sortable, { column: 'modified', isDescending: true });
  return (
    <DataTable
      label="Dashboards"
      columns={columns}
      rows={dashboards}
      keyOf={({ id }) => id}
      addressOf={addressOf}
      sorting={sorting}
      onSort={setSorting}
      none="No dashboard has such a title, description or author."
    />
  );
}
