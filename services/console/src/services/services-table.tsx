import { useSearch } from 'wouter';
import type { ApmService } from '../../../../lib/api-types/apm.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { rateText } from '../format/rate-text.ts';
import { relativeText } from '../format/relative-time.ts';
import { secondsText } from '../format/seconds.ts';
import { Apdex } from './apdex.tsx';
import { ApmSparkline } from './apm-sparkline.tsx';
import { DataTable } from './data-table.tsx';
import { ErrorRate } from './error-rate.tsx';
import { serviceAddress } from './service-address.ts';
import { ServiceName } from './service-name.tsx';
import type { TableColumn } from './table-column.ts';
import { useServiceColors } from './use-service-colors.ts';
import { useSorting } from './use-sorting.ts';

const USUAL = { column: 'requests', isDescending: true } as const;
const SORTED_BY = ['service', 'env', 'requests', 'p50', 'p75', 'p90', 'p95', 'p99', 'errors', 'apdex', 'seen'];

interface ServicesTableProps {
  readonly services: readonly ApmService[];
  readonly none: string;
}

/** A row for each service in each environment; a click opens its page. */
export function ServicesTable({ services, none }: ServicesTableProps) {
  const search = useSearch();
  const now = useServerNow();
  const colorOf = useServiceColors(services.map(({ service }) => service));
  const [sorting, setSorting] = useSorting(SORTED_BY, USUAL);
  const addressOf = ({ service, env }: ApmService) => serviceAddress(service, { env, search });
  const latency = (label: string, of: (row: ApmService) => number | null): TableColumn<ApmService> => ({
    key: label,
    label,
    hint: `${label.slice(1)} of 100 requests took no longer`,
    isNumber: true,
    value: of,
    cell: (row) => secondsText(of(row)),
  });
  const columns: readonly TableColumn<ApmService>[] = [
    {
      key: 'service',
      label: 'Service',
      value: ({ service }) => service,
      cell: (row) => (
        <ServiceName service={row.service} type={row.type} color={colorOf(row.service)} href={addressOf(row)} />
      ),
    },
    { key: 'env', label: 'Env', value: ({ env }) => env, cell: ({ env }) => env || '–' },
    {
      key: 'spark',
      label: 'Requests over time',
      cell: (row) => (
        <ApmSparkline
          values={row.sparkline}
          color={colorOf(row.service)}
          label={`Requests of ${row.service} over time`}
        />
      ),
    },
    {
      key: 'requests',
      label: 'Requests',
      hint: 'Requests a second, of all traffic',
      isNumber: true,
      value: ({ requestsPerS }) => requestsPerS,
      cell: ({ requestsPerS }) => rateText(requestsPerS),
    },
    latency('p50', ({ p50S }) => p50S),
    latency('p75', ({ p75S }) => p75S),
    latency('p90', ({ p90S }) => p90S),
    latency('p95', ({ p95S }) => p95S),
    latency('p99', ({ p99S }) => p99S),
    {
      key: 'errors',
      label: 'Error rate',
      isNumber: true,
      value: ({ errorRate }) => errorRate,
      cell: ({ errorRate }) => <ErrorRate share={errorRate} />,
    },
    {
      key: 'apdex',
      label: 'Apdex',
      hint: 'How content those who waited can be, 0 to 1; of web services',
      isNumber: true,
      value: ({ apdex }) => apdex,
      cell: ({ apdex }) => <Apdex apdex={apdex} />,
    },
    {
      key: 'seen',
      label: 'Last seen',
      isNumber: true,
      value: ({ lastSeenS }) => lastSeenS,
      cell: ({ lastSeenS }) => relativeText(lastSeenS * 1000, now()),
    },
  ];
  return (
    <DataTable
      label="Services"
      columns={columns}
      rows={services}
      keyOf={({ service, env }) => `${env} ${service}`}
      addressOf={addressOf}
      sorting={sorting}
      onSort={setSorting}
      none={none}
    />
  );
}
