import type { Command } from 'commander';
import type { DogstatsdMetricStats, StatsRequest } from '../../lib/api-types/dogstatsd.ts';
import { statsTable } from '../dogstatsd/stats-table.ts';
import { askLab } from '../expect/ask-lab.ts';
import { runningLab } from '../expect/running-lab.ts';
import { dataDirOf, dataOption, noLabText } from '../status/lab-folder.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { UsageError } from '../usage-error.ts';

const timeoutMs = 10_000;

const howToEnable = `labrador dogstatsd-stats: samples are not counted by metric; begin with './labrador dogstatsd-stats --enable', or set dogstatsd_metrics_stats_enable: true in datadog.yaml and restart the lab\n`;

interface StatsOptions {
  readonly data?: string;
  readonly enable?: boolean;
  readonly disable?: boolean;
  readonly json?: boolean;
}

/** `labrador dogstatsd-stats`: how many samples DogStatsD received of each metric, and when the last. */
export function addDogstatsdStats(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('dogstatsd-stats')
    .description("show how many samples the running lab's DogStatsD received of each metric, the most frequent first")
    .option(...dataOption)
    .option('--enable', 'begin to count, until the lab stops')
    .option('--disable', 'count no longer')
    .option('--json', 'print it as JSON')
    .action((options: StatsOptions) => finish(stats(options, surroundings)));
}

async function stats(options: StatsOptions, { env, stdout, stderr }: Surroundings): Promise<number> {
  if (options.enable && options.disable) throw new UsageError('give --enable or --disable, not both');
  const dataDir = dataDirOf(options, env);
  const lab = await runningLab(dataDir, { env, timeoutMs });
  if (!lab) {
    stderr.write(noLabText('dogstatsd-stats', dataDir));
    return 1;
  }
  const isSwitch = options.enable === true || options.disable === true;
  const body: StatsRequest = { enabled: options.enable === true };
  const answer = await askLab(lab, {
    path: '/labrador/api/dogstatsd/stats',
    isBody: isStats,
    ...(isSwitch && { body }),
  });
  if (answer.kind !== 'data') {
    stderr.write(`labrador dogstatsd-stats: ${answer.kind === 'refused' ? answer.errors : answer.reason}\n`);
    return 1;
  }
  const { response } = answer;
  if (options.json) stdout.write(`${JSON.stringify(response, null, 2)}\n`);
  else if (response.enabled) stdout.write(statsTable(response));
  else if (options.disable) stdout.write('Samples are not counted by metric any longer.\n');
  else stderr.write(howToEnable);
  return response.enabled || options.disable ? 0 : 1;
}

function isStats(body: unknown): body is DogstatsdMetricStats {
  return typeof body === 'object' && body !== null && Array.isArray((body as { metrics?: unknown }).metrics);
}
