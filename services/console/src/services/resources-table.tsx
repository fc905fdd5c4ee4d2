import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, useSearch } from 'wouter';
import type { ApmResource, ApmServiceDetail } from '../../../../lib/api-types/apm.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import { rateText } from '../format/rate-text.ts';
import { secondsText } from '../format/seconds.ts';
import { shareText } from '../format/share-text.ts';
import { Panel } from '../shell/panel.tsx';
import { DataTable } from './data-table.tsx';
import { ErrorRate } from './error-rate.tsx';
import classes from './resources-table.module.css';
import { resourceAddress } from './service-address.ts';
import { shortStatement } from './short-statement.ts';
import type { TableColumn } from './table-column.ts';
import { useParam } from './use-param.ts';
import { useSorting } from './use-sorting.ts';

const USUAL = { column: 'total', isDescending: true } as const;
const SORTED_BY = [
  ...['resource', 'requests', 'rate', 'total', 'avg', 'p50', 'p75', 'p90', 'p95', 'p99', 'max'],
  ...['errors', 'error-rate'],
];

/** What a service was asked to do, and how that went; a click opens the resource. */
export function ResourcesTable({ detail }: { readonly detail: ApmServiceDetail }) {
  const search = useSearch();
  const [text = '', setText] = useParam('filter');
  const [sorting, setSorting] = useSorting(SORTED_BY, USUAL);
  const { service, env, resources } = detail;
  const shown = resources.filter(({ resource }) => resource.toLowerCase().includes(text.toLowerCase()));
  const allS = resources.reduce((sum, { totalS }) => sum + totalS, 0);
  const addressOf = ({ hash }: ApmResource) => resourceAddress(service, hash, { env, search });
  const seconds = (label: string, of: (row: ApmResource) => number | null): TableColumn<ApmResource> => ({
    key: label.toLowerCase(),
    label,
    isNumber: true,
    value: of,
    cell: (row) => secondsText(of(row)),
  });
  const columns: readonly TableColumn<ApmResource>[] = [
    {
      key: 'resource',
      label: 'Resource',
      value: ({ resource }) => resource,
      cell: (row) => (
        <Link
          className={`${classes.resource} ${detail.type === 'db' ? classes.sql : ''}`}
          href={addressOf(row)}
          title={row.resource}
          data-row={row.hash}
        >
          {detail.type === 'db' ? shortStatement(row.resource) : row.resource}
        </Link>
      ),
    },
    {
      key: 'requests',
      label: 'Requests',
      isNumber: true,
      value: ({ hits }) => hits,
      cell: ({ hits }) => formatNumber(hits),
    },
    {
      key: 'rate',
      label: 'Rate',
      hint: 'Requests a second',
      isNumber: true,
      value: ({ requestsPerS }) => requestsPerS,
      cell: ({ requestsPerS }) => rateText(requestsPerS),
    },
    {
      key: 'errors',
      label: 'Errors',
      isNumber: true,
      value: ({ errors }) => errors,
      cell: ({ errors }) => formatNumber(errors),
    },
    {
      key: 'error-rate',
      label: 'Error rate',
      isNumber: true,
      value: ({ errorRate }) => errorRate,
      cell: ({ errorRate }) => <ErrorRate share={errorRate} />,
    },
    {
      key: 'total',
      label: 'Total time',
      hint: 'All its requests added up, and the share of it in the whole service',
      isNumber: true,
      value: ({ totalS }) => totalS,
      cell: ({ totalS }) => (
        <span className={classes.total}>
          <i style={{ width: `${allS > 0 ? (totalS / allS) * 46 : 0}px` }} />
          <span title={`${shareText(allS > 0 ? totalS / allS : 0)} of the service`}>{secondsText(totalS)}</span>
        </span>
      ),
    },
    seconds('Avg', ({ avgS }) => avgS),
    seconds('p50', ({ p50S }) => p50S),
    seconds('p75', ({ p75S }) => p75S),
    seconds('p90', ({ p90S }) => p90S),
    seconds('p95', ({ p95S }) => p95S),
    seconds('p99', ({ p99S }) => p99S),
    seconds('Max', ({ maxS }) => maxS),
  ];
  return (
    <Panel
      title="Resources"
      aside={
        <TextInput
          type="search"
          aria-label="Filter resources"
          placeholder="Filter by name"
          leftSection={<IconSearch size={14} stroke={1.8} />}
          w={220}
          value={text}
          onChange={(event) => setText(event.currentTarget.value, { isStep: false })}
        />
      }
    >
      <DataTable
        label={`Resources of ${service}`}
        columns={columns}
        rows={shown}
        keyOf={({ hash }) => hash}
        addressOf={addressOf}
        sorting={sorting}
        onSort={setSorting}
        none={resources.length === 0 ? 'No resource had requests.' : 'No resource has such a name.'}
      />
    </Panel>
  );
}
