import type { Submission } from '../../../lib/check/submission.ts';
import type { Clock } from '../../../lib/clock/clock.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import type { CheckProblem, CheckStatus } from '../../../lib/model/check-status.ts';
import type { CacheStore } from '../cache/cache-store.ts';
import type { Discovery } from '../discovery/discover.ts';
import type { InstanceConfig } from '../discovery/parse-conf.ts';
import { CheckSampler } from '../sampler/check-sampler.ts';
import type { HistogramConfig } from '../sampler/histogram-config.ts';
import type { DueRun } from '../schedule/rhythm.ts';
import { CounterSum } from '../status/counter-sum.ts';
import { RunStats } from '../status/run-stats.ts';
import type { RunOutcome } from '../worker/check-worker.ts';
import type { LoadedModule } from '../worker/protocol.ts';
import { CheckGroup } from './check-group.ts';

/** What of the configuration may change while checks run; read anew for each run. */
export interface CollectorSettings {
  readonly hostname: string;
  readonly checkTimeoutS: number;
  readonly histogram: HistogramConfig;
}

export interface CollectorOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: () => CollectorSettings;
  readonly cache: Pick<CacheStore, 'read' | 'write'>;
  /** Masks secrets in what checks say; absent: there are none. */
  readonly scrub?: (text: string) => string;
  readonly onAdded: (config: InstanceConfig) => void;
  readonly onRemoved: (checkId: string) => void;
}

/** An instance that is in force. */
export interface CollectedInstance {
  readonly config: InstanceConfig;
  readonly stats: RunStats;
  readonly sampler: CheckSampler;
}

/** What a run comes to: its outcome and, unless it was killed, what is to be sent. */
export interface CollectedRun {
  readonly outcome: RunOutcome;
  readonly submission?: Submission;
}

/** What was left out of runs past their bounds, or was not sent as the check meant it, by name. */
export type CollectorCounters = Readonly<Record<string, number>>;

/** Memory of one check's worker: heap and buffers, all instances together. */
const memoryLimitMb = 256;

/**
 * All checks that are configured. Holds what outlives a worker: statistics and the values of rates and monotonic
 * counts, by check id. Makes runs when it is told to; when that is, is another's business.
 */
export class Collector {
  readonly #options: CollectorOptions;
  readonly #groups = new Map<string, CheckGroup>();
  readonly #instances = new Map<string, CollectedInstance>();
  readonly #counters = new CounterSum();

  constructor(options: CollectorOptions) {
    this.#options = options;
  }

  /** In force now, in the order of their files. */
  get instances(): readonly CollectedInstance[] {
    return [...this.#instances.values()];
  }

  get problems(): readonly CheckProblem[] {
    return [...this.#groups.values()].flatMap((group) => group.problems);
  }

  /** Since it was made, of all instances there were. */
  get counters(): CollectorCounters {
    const sum = new CounterSum(this.#counters.values);
    for (const { sampler } of this.#instances.values()) sum.add('sampler', sampler.counters);
    return sum.values;
  }

  /** Whether a thread cannot be ended, so that the process would wait for it. */
  get isStuck(): boolean {
    return [...this.#groups.values()].some((group) => group.isStuck);
  }

  /** Source files of all checks, as they were when they were loaded. */
  get modules(): readonly LoadedModule[] {
    return [...this.#groups.values()].flatMap((group) => group.modules);
  }

  /** How often the code of each check was put into force. */
  get codeLoads(): ReadonlyMap<string, number> {
    return new Map([...this.#groups].map(([check, { codeLoads }]) => [check, codeLoads]));
  }

  /** Puts a discovery into force; each check at its own pace. Resolves when all are. */
  async apply(discovery: Discovery): Promise<void> {
    const checks = new Map(discovery.checks.map((each) => [each.check, each]));
    for (const check of this.#groups.keys()) {
      if (!checks.has(check)) checks.set(check, { check, confs: [], problems: [] });
    }
    await Promise.all([...checks].map(([check, discovered]) => this.#group(check).update(discovered)));
  }

  /** Makes a run of an instance. @returns undefined when it could not be made, which is counted as missed */
  async run(checkId: string, due: DueRun): Promise<CollectedRun | undefined> {
    const instance = this.#instances.get(checkId);
    if (!instance) return undefined;
    const { clock, settings } = this.#options;
    const { config, stats, sampler } = instance;
    stats.started(clock.now(), clock.monotonic() - due.dueMs);
    const { hostname, histogram } = settings();
    const outcome = await this.#group(config.check).run(checkId, hostname);
    if ('skipped' in outcome) {
      stats.missed(1, outcome.skipped);
      return undefined;
    }
    sampler.setHistogram(histogram);
    const submission = outcome.killed
      ? undefined
      : sampler.commit({ samples: outcome.samples, timestampS: due.timestampS });
    const { refusedSamples: samples, refusedLogLines: logLines, refusedWarnings: warnings } = outcome;
    this.#counters.add('runs.left_out', { samples, logLines, warnings });
    const full = withRefusedSamples(outcome);
    this.#logOutcome(instance, full);
    stats.ended(full, submission);
    return { outcome: full, ...(submission ? { submission } : {}) };
  }

  missed(checkId: string, count: number): void {
    this.#instances.get(checkId)?.stats.missed(count);
  }

  /** @param nextRunAtMs of a check id, Unix milliseconds */
  status(nextRunAtMs: (checkId: string) => number | undefined): CheckStatus[] {
    return this.instances.map(({ config, stats }) => {
      const next = nextRunAtMs(config.checkId);
      return {
        checkId: config.checkId,
        check: config.check,
        source: `file:${config.file}`,
        intervalS: config.intervalS,
        ...(next === undefined ? {} : { nextRunAtMs: next }),
        ...stats.status(),
      };
    });
  }

  /** Closes all instances and ends all workers; runs that do not end within a second are lost. */
  async stop(): Promise<void> {
    await Promise.all([...this.#groups.values()].map((group) => group.stop()));
  }

  #group(check: string): CheckGroup {
    const known = this.#groups.get(check);
    if (known) return known;
    const { clock, log, settings, cache, scrub } = this.#options;
    const checkLog = log.child({ check });
    const group = new CheckGroup({
      check,
      clock,
      timeoutMs: () => settings().checkTimeoutS * 1000,
      memoryLimitMb,
      scrub,
      events: {
        log: (checkId, level, message) => checkLog[level](checkId ? { checkId } : {}, '%s', message),
        cacheWritten: (checkId, entries) => cache.write(checkId, entries),
        outputLeftOut: (printedLines) => this.#counters.add('runs.left_out', { printedLines }),
      },
      readCache: (checkId) => cache.read(checkId),
      onInstances: (instances) => this.#onInstances(check, instances),
      onCrash: (message) => this.#onCrash(check, message),
    });
    this.#groups.set(check, group);
    return group;
  }

  #onInstances(check: string, configs: readonly InstanceConfig[]): void {
    const wanted = new Map(configs.map((config) => [config.checkId, config]));
    for (const [checkId, { config, sampler }] of [...this.#instances]) {
      if (config.check !== check || wanted.has(checkId)) continue;
      this.#counters.add('sampler', sampler.counters);
      this.#instances.delete(checkId);
      this.#options.onRemoved(checkId);
    }
    for (const [checkId, config] of wanted) {
      const before = this.#instances.get(checkId);
      if (before) {
        // The same configuration; it may stand at another place now.
        this.#instances.set(checkId, { ...before, config });
        continue;
      }
      const sampler = new CheckSampler({
        histogram: this.#options.settings().histogram,
        report: (message) => this.#options.log.warn({ check, checkId }, '%s', message),
      });
      this.#instances.set(checkId, { config, stats: new RunStats(), sampler });
      this.#options.onAdded(config);
    }
  }

  #onCrash(check: string, message: string): void {
    this.#options.log.error({ check }, '%s', message);
    for (const { config, stats } of this.#instances.values()) if (config.check === check) stats.crashed(message);
  }

  /** An error is logged when it begins or changes, not with every run. */
  #logOutcome({ config: { check, checkId }, stats }: CollectedInstance, outcome: RunOutcome): void {
    const before = stats.status().lastError;
    if (outcome.error !== undefined && outcome.error !== before) {
      this.#options.log.error({ check, checkId }, 'the run failed: %s', outcome.error);
    }
    if (outcome.error === undefined && before !== undefined) this.#options.log.info({ check, checkId }, 'runs again');
  }
}

function withRefusedSamples(outcome: RunOutcome): RunOutcome {
  if (outcome.refusedSamples === 0) return outcome;
  const warning = `${outcome.refusedSamples} samples were not sent: a run may have ${outcome.samples.length}`;
  return { ...outcome, warnings: [...outcome.warnings, warning] };
}
