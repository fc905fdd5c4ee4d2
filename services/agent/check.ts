import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Submission } from '../../lib/check/submission.ts';
import { systemClock } from '../../lib/clock/system-clock.ts';
import { placesFromEnvironment, projectRoot } from '../../lib/config/places.ts';
import { SecretBackends } from '../../lib/config/secrets/secret-backends.ts';
import { version } from '../../lib/config/version.ts';
import { endProcessHard } from '../../lib/lifecycle/end-process.ts';
import type { Collector } from './collector/collector.ts';
import type { DiscoveredCheck } from './discovery/discover.ts';
import { readAgentConfig } from './reload/agent-config.ts';
import { type InstanceReport, type RunInstance, reportInstance } from './report/check-report.ts';
import { formatCheckTables } from './report/check-table.ts';
import { formatCheckRun } from './report/check-text.ts';
import { createOfflineCollector, discoverConfigured } from './report/offline-collector.ts';
import { createPlainLogger } from './report/plain-logger.ts';
import { formatProblem } from './report/problem-text.ts';

/* `labrador check`: runs all instances of a check now, in the same workers, and prints what they would submit. */

const usage = 'usage: check NAME [--json | --table] [--check-rate] [--check-times N] [--pause MS]\n';
/** What `--check-rate` stands for, as on the Agent. */
const checkRate = { times: 2, pauseMs: 1000 };
const mostTimes = 1000;
const longestPauseMs = 3_600_000;

interface Arguments {
  readonly name: string;
  readonly form: 'text' | 'table' | 'json';
  readonly times: number;
  readonly pauseMs: number;
}

interface Ending {
  readonly status: number;
  /** A thread cannot be ended. */
  readonly isStuck: boolean;
}

async function main(): Promise<Ending> {
  const given = readArguments(process.argv.slice(2));
  if (typeof given === 'string') {
    process.stderr.write(`${given}\n${usage}`);
    return { status: 2, isStuck: false };
  }
  const { configDir, dataDir } = placesFromEnvironment(process.env);
  const secrets = new SecretBackends();
  const { config, problems: configProblems } = readAgentConfig(configDir, process.env, secrets);
  const log = createPlainLogger((line) => process.stderr.write(line));
  for (const problem of configProblems) process.stderr.write(formatProblem({ ...problem, check: '' }));

  const collector = createOfflineCollector(config, { dataDir, log, secrets });
  const discovery = await discoverConfigured(config, { env: process.env, secrets });
  const check = discovery.checks.find((each) => each.check === given.name);
  if (check) await collector.apply({ checks: [check], unconfigured: [] });
  const { problems } = collector;
  for (const problem of problems) process.stderr.write(formatProblem(problem));
  const isBroken = problems.some(({ severity }) => severity === 'error');
  if (check && isBroken && collector.instances.length === 0) {
    // What is wrong is told already.
    await collector.stop();
    return { status: 1, isStuck: collector.isStuck };
  }
  if (!check || collector.instances.length === 0) {
    const lookedFor = discovery.unconfigured.find((each) => each.check === given.name)?.lookedFor;
    const why = check
      ? ''
      : ` (no configuration; looked for ${(lookedFor ?? confPaths(config.confdDir, given.name)).join(' and ')})`;
    process.stderr.write(`Error: no valid check found: ${given.name}${why}\n`);
    await collector.stop();
    return { status: 1, isStuck: collector.isStuck };
  }
  const instances = await runInstances(collector, check, given);
  await collector.stop();
  const reports = instances.map((instance) => reportInstance(instance, config.hostname));
  process.stdout.write(formatAs(given.form, instances, reports));
  const hasFailed = isBroken || instances.some(({ status }) => status.errors > 0 || status.missedRuns > 0);
  return { status: hasFailed ? 1 : 0, isStuck: collector.isStuck };
}

function formatAs(
  form: Arguments['form'],
  instances: readonly RunInstance[],
  reports: readonly InstanceReport[],
): string {
  if (form === 'json') return `${JSON.stringify(reports, null, 2)}\n`;
  const text = formatCheckRun(instances, form === 'table' ? [] : reports);
  return form === 'table' ? `${formatCheckTables(reports)}\n${text}` : text;
}

async function runInstances(
  collector: Collector,
  check: DiscoveredCheck,
  { times, pauseMs }: Pick<Arguments, 'times' | 'pauseMs'>,
): Promise<RunInstance[]> {
  const submissions = new Map<string, Submission[]>();
  for (let run = 0; run < times; run++) {
    if (run > 0) await new Promise<void>((resolve) => systemClock.after(pauseMs, resolve));
    const due = { dueMs: systemClock.monotonic(), timestampS: Math.floor(systemClock.now() / 1000) };
    await Promise.all(
      collector.instances.map(async ({ config: { checkId } }) => {
        const submission = (await collector.run(checkId, due))?.submission;
        if (submission) submissions.set(checkId, [...(submissions.get(checkId) ?? []), submission]);
      }),
    );
  }
  const isShipped = check.source?.file.startsWith(path.join(projectRoot, 'checks') + path.sep);
  return collector
    .status(() => undefined)
    .map((status) => ({
      status,
      version: isShipped ? version : 'unversioned',
      submissions: submissions.get(status.checkId) ?? [],
    }));
}

/** @returns what is wrong with the arguments as text */
function readArguments(args: readonly string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        table: { type: 'boolean', default: false },
        'check-rate': { type: 'boolean', short: 'r', default: false },
        'check-times': { type: 'string', short: 't', default: '1' },
        pause: { type: 'string', default: '0' },
      },
    });
    const [name, ...others] = positionals;
    if (!name || others.length > 0) return 'give the name of one check';
    const times = wholeNumber(values['check-times'], { from: 1, to: mostTimes });
    if (times === undefined) return `--check-times is a whole number from 1 to ${mostTimes}`;
    const pauseMs = wholeNumber(values.pause, { from: 0, to: longestPauseMs });
    if (pauseMs === undefined) return `--pause is a whole number of milliseconds up to ${longestPauseMs}`;
    if (values.json && values.table) return 'give --json or --table, not both';
    const form = values.json ? 'json' : values.table ? 'table' : 'text';
    return { name, form, ...(values['check-rate'] ? checkRate : { times, pauseMs }) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function wholeNumber(text: string, { from, to }: { readonly from: number; readonly to: number }): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : undefined;
}

function confPaths(confdDir: string, name: string): string[] {
  return [path.join(confdDir, `${name}.d`, '*.yaml'), path.join(confdDir, `${name}.yaml`)];
}

const { status, isStuck } = await main();
// What was printed is let out first. A thread inside a native call would hold the process for as long as that takes.
process.stdout.write('', () => (isStuck ? endProcessHard(status) : process.exit(status)));
