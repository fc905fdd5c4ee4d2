import { useMemo } from 'react';
import type { IntegrationInstance, IntegrationMetric } from '../../../../lib/model/integration.ts';
import { useSeenMetrics } from '../api/use-seen-metrics.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { commonPrefix } from './common-prefix.ts';
import classes from './integration-page.module.css';
import { MetricsTable } from './metrics-table.tsx';
import { namespacesOf } from './namespaces.ts';

/** What arrived of a check whose metadata.csv lists no metric: found by the namespaces of its instances. */
export function NamespacedMetrics({ instances }: { readonly instances: readonly IntegrationInstance[] }) {
  const namespaces = useMemo(() => namespacesOf(instances), [instances]);
  return (
    <div className={classes.stack}>
      <p className={classes.hint}>
        No metric of this check is listed in a <code>metadata.csv</code>.{' '}
        {namespaces.length > 0 ? (
          <>
            The names begin with what its instances say as <code>namespace</code>: <code>{namespaces.join(', ')}</code>.
            Here are those that arrived.
          </>
        ) : (
          'Which it sends depends on how it is configured; what has arrived is on the page Metrics.'
        )}
      </p>
      {namespaces.length > 0 && <Arrived namespaces={namespaces} />}
    </div>
  );
}

function Arrived({ namespaces }: { readonly namespaces: readonly string[] }) {
  const beginnings = namespaces.map((namespace) => `${namespace}.`);
  const { data: seen, error } = useSeenMetrics(commonPrefix(beginnings));
  const metrics = [...(seen?.types ?? [])].flatMap(([name, type]): readonly IntegrationMetric[] =>
    beginnings.some((beginning) => name.startsWith(beginning)) ? [{ name, type, unit: '', description: '' }] : [],
  );
  return (
    <>
      <ErrorNotice title="Which metrics arrived could not be read" error={error} />
      {seen && (
        <div className={classes.panel}>
          <MetricsTable metrics={metrics} seen={seen} none="None has arrived yet." />
        </div>
      )}
    </>
  );
}
