import type { ReactNode } from 'react';
import { ConfigurationTab } from './configuration-tab.tsx';
import type { LabFolders } from './enable-lines.ts';
import { EnableTab } from './enable-tab.tsx';
import type { IntegrationRow } from './integration-rows.ts';
import { MetricsTab } from './metrics-tab.tsx';
import { NamespacedMetrics } from './namespaced-metrics.tsx';
import { StateTab } from './state-tab.tsx';

/** A part of the page of a check. */
export interface IntegrationTab {
  /** As the address says it. */
  readonly key: string;
  readonly label: string;
  readonly count?: number;
  readonly body: () => ReactNode;
}

/** The parts of the page of a check, the one that is open at first before all; the first two only where it is configured. */
export function integrationTabs(row: IntegrationRow, folders: LabFolders): readonly IntegrationTab[] {
  const { integration, instances } = row;
  const { configDir } = folders;
  const metrics: IntegrationTab = {
    key: 'metrics',
    label: 'Metrics',
    ...(integration.metrics.length > 0 && { count: integration.metrics.length }),
    body: () =>
      integration.metrics.length > 0 ? (
        <MetricsTab metrics={integration.metrics} />
      ) : (
        <NamespacedMetrics instances={integration.instances} />
      ),
  };
  const enable = { body: () => <EnableTab integration={integration} folders={folders} />, key: 'enable' };
  if (instances.length === 0) return [{ ...enable, label: 'How to enable' }, metrics];
  return [
    { key: 'state', label: 'State', body: () => <StateTab row={row} configDir={configDir} /> },
    {
      key: 'configuration',
      label: 'Configuration',
      count: instances.length,
      body: () => <ConfigurationTab row={row} configDir={configDir} />,
    },
    metrics,
    { ...enable, label: 'How to change' },
  ];
}
