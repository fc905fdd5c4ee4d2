import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { IntegrationMetric } from '../../../../lib/model/integration.ts';
import { useSeenMetrics } from '../api/use-seen-metrics.ts';
import { useParam } from '../services/use-param.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { commonPrefix } from './common-prefix.ts';
import classes from './integration-page.module.css';
import { MetricsTable } from './metrics-table.tsx';

/** What a check sends by its metadata.csv, and what of it has ever arrived. */
export function MetricsTab({ metrics }: { readonly metrics: readonly IntegrationMetric[] }) {
  const prefix = useMemo(() => commonPrefix(metrics.map(({ name }) => name)), [metrics]);
  const { data: seen, error } = useSeenMetrics(prefix);
  const [text = '', setText] = useParam('metric');
  const [which = 'all', setWhich] = useParam('seen');
  const isSeen = ({ name }: IntegrationMetric) => seen?.lastSeenMs.has(name) ?? false;
  const named = metrics.filter((metric) => isNamed(metric, text));
  const shown = which === 'yes' ? named.filter(isSeen) : which === 'no' ? named.filter((one) => !isSeen(one)) : named;
  const seenCount = named.filter(isSeen).length;
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <TextInput
          type="search"
          aria-label="Search metrics"
          placeholder="Search by name or description"
          leftSection={<IconSearch size={14} stroke={1.8} />}
          w={260}
          value={text}
          onChange={(event) => setText(event.currentTarget.value, { isStep: false })}
        />
        <SegmentedControl
          aria-label="Whether it arrived"
          data={[
            { value: 'all', label: `All ${named.length}` },
            { value: 'yes', label: `Seen ${seenCount}` },
            { value: 'no', label: `Not seen ${named.length - seenCount}` },
          ]}
          value={which}
          onChange={(next) => setWhich(next === 'all' ? undefined : next)}
        />
      </div>
      <ErrorNotice title="Which metrics arrived could not be read" error={error} />
      <div className={classes.panel}>
        <MetricsTable metrics={shown} seen={seen} />
      </div>
    </div>
  );
}

/** Whether a metric has all words of a text in its name or description. */
function isNamed({ name, description }: IntegrationMetric, text: string): boolean {
  const all = `${name} ${description}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
