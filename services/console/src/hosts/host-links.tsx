import { Button } from '@mantine/core';
import { IconChartLine, IconHeartbeat, IconRoute } from '@tabler/icons-react';
import { Link, useSearch } from 'wouter';
import type { LabHostDetail } from '../../../../lib/api-types/hosts.ts';
import { serviceAddress } from '../services/service-address.ts';
import { hostChecksAddress, hostMetricAddress, hostTracesAddress } from './host-addresses.ts';
import classes from './host-panel.module.css';

/** So many metrics are listed; the rest are found on the Metrics page. */
const MOST_METRICS = 200;

/** Ways from a host to what came from it: metrics, traces, service checks, services. */
export function HostLinks({ host, fillMetric }: { readonly host: LabHostDetail; readonly fillMetric: string }) {
  const search = useSearch();
  const { name, metricNames, services } = host;
  const first = [fillMetric, 'system.cpu.user'].find((metric) => metricNames.includes(metric)) ?? metricNames[0];
  return (
    <section className={classes.part} aria-label="What came from it">
      <div className={classes.links}>
        {first !== undefined && (
          <Button
            component={Link}
            href={hostMetricAddress(first, name, search)}
            leftSection={<IconChartLine size={14} stroke={1.8} />}
          >
            Metrics
          </Button>
        )}
        <Button
          component={Link}
          href={hostTracesAddress(name, search)}
          variant="default"
          leftSection={<IconRoute size={14} stroke={1.8} />}
        >
          Traces
        </Button>
        <Button
          component={Link}
          href={hostChecksAddress(name, search)}
          variant="default"
          leftSection={<IconHeartbeat size={14} stroke={1.8} />}
        >
          Checks
        </Button>
      </div>
      {services.length > 0 && (
        <p className={classes.services}>
          Services:{' '}
          {services.map((service, at) => (
            <span key={service}>
              {at > 0 && ', '}
              <Link href={serviceAddress(service, { env: undefined, search })}>{service}</Link>
            </span>
          ))}
        </p>
      )}
      {metricNames.length > 0 && (
        <details className={classes.fold}>
          <summary>
            {metricNames.length.toLocaleString('en')} {metricNames.length === 1 ? 'metric' : 'metrics'} within the hour
          </summary>
          <ul className={classes.metrics}>
            {metricNames.slice(0, MOST_METRICS).map((metric) => (
              <li key={metric}>
                <Link href={hostMetricAddress(metric, name, search)}>{metric}</Link>
              </li>
            ))}
            {metricNames.length > MOST_METRICS && <li>and {metricNames.length - MOST_METRICS} more</li>}
          </ul>
        </details>
      )}
    </section>
  );
}
