import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { ApmResource, ApmServiceDetail } from '../../../../../lib/api-types/apm.ts';
import { formatNumber } from '../../../../../lib/units/format-number.ts';
import { secondsText } from '../../format/seconds.ts';
import { DataTable } from '../../services/data-table.tsx';
import { ErrorRate } from '../../services/error-rate.tsx';
import names from '../../services/resources-table.module.css';
import { resourceAddress } from '../../services/service-address.ts';
import { shortStatement } from '../../services/short-statement.ts';
import type { Sorting } from '../../services/sorting.ts';
import type { TableColumn } from '../../services/table-column.ts';

/** So many resources are listed, by what they are sorted by. */
const MOST_ROWS = 50;

/** What a service was asked to do, in the few columns that a tile has room for. */
export function ResourceList({ detail }: { readonly detail: ApmServiceDetail }) {
  const search = useSearch();
  const [sorting, setSorting] = useState<Sorting>({ column: 'requests', isDescending: true });
  const { service, env, type, resources } = detail;
  const addressOf = ({ hash }: ApmResource) => resourceAddress(service, hash, { env, search });
  const number = (
    label: string,
    value: (row: ApmResource) => number | null,
    cell: TableColumn<ApmResource>['cell'],
  ): TableColumn<ApmResource> => ({ key: label.toLowerCase(), label, isNumber: true, value, cell });
  const columns: readonly TableColumn<ApmResource>[] = [
    {
      key: 'resource',
      label: 'Resource',
      value: ({ resource }) => resource,
      cell: (row) => (
        <Link
          className={`${names.resource} ${type === 'db' ? names.sql : ''}`}
          href={addressOf(row)}
          title={row.resource}
          data-row={row.hash}
        >
          {type === 'db' ? shortStatement(row.resource) : row.resource}
        </Link>
      ),
    },
    number(
      'Requests',
      ({ hits }) => hits,
      ({ hits }) => formatNumber(hits),
    ),
    number(
      'Avg',
      ({ avgS }) => avgS,
      ({ avgS }) => secondsText(avgS),
    ),
    number(
      'p95',
      ({ p95S }) => p95S,
      ({ p95S }) => secondsText(p95S),
    ),
    number(
      'Errors',
      ({ errorRate }) => errorRate,
      ({ errorRate }) => <ErrorRate share={errorRate} />,
    ),
  ];
  return (
    <DataTable
      label={`Resources of ${service}`}
      columns={columns}
      rows={resources}
      keyOf={({ hash }) => hash}
      addressOf={addressOf}
      most={MOST_ROWS}
      sorting={sorting}
      onSort={setSorting}
      none="No resource had requests."
    />
  );
}
