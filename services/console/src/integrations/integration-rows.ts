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
  /** What its file says now is broken: it runs as it was configured before. */
  readonly runsOld?: boolean;
}

/** Whether an instance needs a person. */
export function isBrokenInstance({ status, runsOld }: InstanceRow): boolean {
  return status === undefined || status.state === 'error' || runsOld === true;
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
    const instances = joinInstances(integration.instances, statuses, problems);
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
  problems: readonly CheckProblem[],
): readonly InstanceRow[] {
  const byId = new Map(statuses.map((status) => [status.checkId, status]));
  const known = new Set(configs.map(({ checkId }) => checkId));
  const broken = new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => `file:${file}`));
  // An edit has another check id than what it was made of; where the edit is broken, that one runs on in its stead.
  const others = statuses.filter(({ checkId }) => !known.has(checkId));
  const standIns = Map.groupBy(
    others.filter(({ source }) => broken.has(source)),
    ({ source }) => source,
  );
  return [
    ...configs.map((config): InstanceRow => {
      const { checkId, source } = config;
      const status = byId.get(checkId);
      if (status) return { checkId, source, config, status };
      const standIn = standIns.get(source)?.shift();
      if (!standIn) return { checkId, source, config };
      return { checkId: standIn.checkId, source, config, status: standIn, runsOld: true };
    }),
    ...[...standIns.values()].flat().map((status) => ({ ...ranOnly(status), runsOld: true })),
    ...others.filter(({ source }) => !broken.has(source)).map(ranOnly),
  ];
}

function ranOnly(status: CheckStatus): InstanceRow {
  return { checkId: status.checkId, source: status.source, status };
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
    instances.some(isBrokenInstance);
  if (isBroken) return 'broken';
  return instances.length > 0 ? 'working' : 'unconfigured';
}
