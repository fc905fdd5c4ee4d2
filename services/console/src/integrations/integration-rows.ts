import type { CheckProblem, CheckStatus } from '../../../../lib/model/check-status.ts';
import type { Integration, IntegrationInstance, IntegrationsReport } from '../../../../lib/model/integration.ts';
import type { AgentStatus } from '../../../../lib/model/process-status.ts';

export type IntegrationState = 'working' | 'broken' | 'unconfigured';

/** An instance of a check: how it is configured, and how it runs. One of the two may be missing while files change. */
export interface InstanceRow {
  readonly checkId: string;
  /** `file:<path>` */
  readonly source: string;
  readonly config?: IntegrationInstance;
  /** Absent: it does not run. */
  readonly status?: CheckStatus;
}

/** A check as the page lists it: what is known of it, and how its instances run. */
export interface IntegrationRow {
  readonly integration: Integration;
  readonly instances: readonly InstanceRow[];
  /** Of its configuration, from the agent's status. */
  readonly problems: readonly CheckProblem[];
  /** What else is wrong, such as a line of its metadata.csv: hinders no run. */
  readonly otherProblems: readonly string[];
  readonly state: IntegrationState;
  /** It works, but warns: in a run, or in its configuration. */
  readonly hasWarnings: boolean;
}

type Agent = Pick<AgentStatus, 'checks' | 'problems'>;

/** Every check of a report with what the agent tells of its instances, joined by check id. */
export function integrationRows(report: IntegrationsReport, agent: Agent | undefined): readonly IntegrationRow[] {
  return report.integrations.map((integration) => {
    const statuses = agent?.checks.filter(({ check }) => check === integration.check) ?? [];
    const problems = agent?.problems.filter(({ check }) => check === integration.check) ?? [];
    // The report tells those of the status as well, as a text with file and line.
    const otherProblems = integration.problems.filter(
      (text) => !problems.some(({ message }) => text.includes(message)),
    );
    const instances = joinInstances(integration.instances, statuses);
    return {
      integration,
      instances,
      problems,
      otherProblems,
      state: stateOf(integration, instances, problems),
      hasWarnings:
        otherProblems.length > 0 ||
        problems.some(({ severity }) => severity === 'warning') ||
        statuses.some(({ state, lastWarnings }) => state === 'warning' || lastWarnings.length > 0),
    };
  });
}

function joinInstances(
  configs: readonly IntegrationInstance[],
  statuses: readonly CheckStatus[],
): readonly InstanceRow[] {
  const byId = new Map(statuses.map((status) => [status.checkId, status]));
  const known = new Set(configs.map(({ checkId }) => checkId));
  return [
    ...configs.map((config): InstanceRow => {
      const status = byId.get(config.checkId);
      return { checkId: config.checkId, source: config.source, config, ...(status && { status }) };
    }),
    ...statuses
      .filter(({ checkId }) => !known.has(checkId))
      .map((status): InstanceRow => ({ checkId: status.checkId, source: status.source, status })),
  ];
}

/** Broken is what needs a person: no code, an error in its files, an instance that fails or does not run. */
function stateOf(
  integration: Integration,
  instances: readonly InstanceRow[],
  problems: readonly CheckProblem[],
): IntegrationState {
  const isBroken =
    integration.sourceFile === undefined ||
    problems.some(({ severity }) => severity === 'error') ||
    instances.some(({ status }) => status === undefined || status.state === 'error');
  if (isBroken) return 'broken';
  return instances.length > 0 ? 'working' : 'unconfigured';
}
