import { useMemo } from 'react';
import { useIntegrations } from '../api/use-integrations.ts';
import { useLab } from '../api/use-lab.ts';
import type { LabFolders } from './enable-lines.ts';
import { type IntegrationRow, integrationRows } from './integration-rows.ts';

interface IntegrationRows {
  /** Absent until the agent has told, and without an agent. */
  readonly rows?: readonly IntegrationRow[];
  /** No agent answers. */
  readonly hasNoAgent: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly folders: LabFolders;
}

/** What the agent finds, joined with how it runs; live. */
export function useIntegrationRows(): IntegrationRows {
  const { data, error, isPending } = useIntegrations();
  const lab = useLab(1000);
  const report = data?.report;
  const agent = lab.data?.lab.agent;
  // Without its states all that is configured would seem broken.
  const rows = useMemo(() => report && agent && integrationRows(report, agent), [report, agent]);
  return {
    ...(rows && { rows }),
    hasNoAgent: (data !== undefined && !report) || (lab.data !== undefined && !agent),
    isPending: isPending || lab.isPending,
    error,
    folders: { configDir: data?.configDir ?? '', projectDir: data?.projectDir ?? '' },
  };
}
