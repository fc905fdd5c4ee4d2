import type { Clock } from '../../../lib/clock/clock.ts';
import type { CheckProblem } from '../../../lib/model/check-status.ts';
import type { CheckSource } from '../discovery/check-sources.ts';
import type { DiscoveredCheck } from '../discovery/discover.ts';
import type { InstanceConfig } from '../discovery/parse-conf.ts';
import { fileSignature } from '../reload/file-signature.ts';
import { CheckWorker, type CheckWorkerEvents, type RunOutcome } from '../worker/check-worker.ts';
import type { LoadedModule, ThreadInstance, Verdict } from '../worker/protocol.ts';
import { folderModules } from './folder-modules.ts';
import { LastGood } from './last-good.ts';

export interface CheckGroupOptions {
  readonly check: string;
  readonly clock: Clock;
  /** Read anew for each run. */
  readonly timeoutMs: () => number;
  readonly memoryLimitMb: number;
  readonly events: Pick<CheckWorkerEvents, 'log' | 'cacheWritten'>;
  readonly readCache: (checkId: string) => Readonly<Record<string, string>>;
  /** The instances that are in force now. */
  readonly onInstances: (instances: readonly InstanceConfig[]) => void;
  /** The worker crashed while no run was going. */
  readonly onCrash: (message: string) => void;
}

/** A run that was not made at all, or what it came to. */
export type GroupOutcome = RunOutcome | { readonly skipped: string };

interface LoadedWorker {
  readonly worker: CheckWorker;
  readonly verdicts: readonly Verdict[];
}

/** A worker that does not answer for this long is inside a run that blocks it; another is made beside it. */
const busyBoundMs = 300;

/**
 * All instances of one check name: its worker, replaced when it died or its code changed, and the configuration in
 * force, which stays the last good one where an edit is broken.
 */
export class CheckGroup {
  readonly #options: CheckGroupOptions;
  readonly #lastGood = new LastGood();
  readonly #stuck = new Set<CheckWorker>();
  readonly #leaving = new Set<Promise<void>>();
  #worker: CheckWorker | undefined;
  #source: CheckSource | undefined;
  /** Files of the last load, good or not, as they were then. */
  #modules: readonly LoadedModule[] = [];
  /** Why the source as it is now does not load, if it does not. */
  #loadProblem: CheckProblem | undefined;
  #instances: readonly InstanceConfig[] = [];
  #problems: readonly CheckProblem[] = [];
  #wanted: DiscoveredCheck | undefined;
  #wantedPrint = '';
  #updating: Promise<void> | undefined;
  /** A worker that is loading for an update. */
  #candidate: CheckWorker | undefined;
  #reviving: Promise<CheckWorker | string> | undefined;
  #stopped = false;

  constructor(options: CheckGroupOptions) {
    this.#options = options;
  }

  get problems(): readonly CheckProblem[] {
    return this.#problems;
  }

  get instances(): readonly InstanceConfig[] {
    return this.#instances;
  }

  /** The source files to watch, as they were when they were read. */
  get modules(): readonly LoadedModule[] {
    // What a check imports later, in a run, the worker alone knows.
    return mergeModules(this.#worker?.isAlive ? this.#worker.modules : [], this.#modules);
  }

  /** Puts what was discovered into force; a newer call overtakes one that is under way. */
  update(discovered: DiscoveredCheck): Promise<void> {
    const print = this.#print(discovered);
    if (print === this.#wantedPrint) return this.#updating ?? Promise.resolve();
    this.#wantedPrint = print;
    this.#wanted = discovered;
    void this.#candidate?.end('a newer edit came');
    this.#updating ??= this.#updateAll().finally(() => {
      this.#updating = undefined;
    });
    return this.#updating;
  }

  /** Runs an instance that is in force, in a fresh worker if the last one died. */
  async run(checkId: string, hostname: string): Promise<GroupOutcome> {
    if (this.#stuck.size > 0) {
      return { skipped: 'an earlier run is inside a native call that cannot be interrupted; not run until it ends' };
    }
    const worker = this.#worker?.isAlive ? this.#worker : await this.#revive();
    if (typeof worker === 'string') {
      return { samples: [], warnings: [], error: worker, refusedSamples: 0, durationMs: 0, killed: true };
    }
    return worker.run(checkId, hostname);
  }

  /** Ends the worker; runs that are still going are lost. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wanted = undefined;
    await this.#candidate?.end('the agent stops');
    if (this.#worker) this.#leave(this.#worker);
    await Promise.all(this.#leaving);
  }

  async #updateAll(): Promise<void> {
    while (this.#wanted) {
      const wanted = this.#wanted;
      this.#wanted = undefined;
      await this.#apply(wanted);
    }
  }

  async #apply({ check, source, confs, problems: found }: DiscoveredCheck): Promise<void> {
    const problems = [...found];
    const offered = uniqueInstances(
      confs.flatMap((conf) => conf.candidates).flatMap(({ config }) => config ?? []),
      problems,
    );
    const kept = this.#lastGood.kept(confs);
    const all = uniqueInstances([...offered, ...kept], []);
    if (!source || all.length === 0) {
      this.#lastGood.set(confs, new Set());
      this.#replace(undefined, []);
      this.#source = source;
      this.#loadProblem = undefined;
      this.#problems = uniqueProblems(problems);
      return;
    }
    const loaded = await this.#load(source, { all, problems });
    if (this.#wanted || this.#stopped) {
      if (loaded && loaded.worker !== this.#worker) this.#leave(loaded.worker);
      return;
    }
    const good = new Set(all.map(({ checkId }) => checkId));
    for (const config of all) {
      const verdict = loaded?.verdicts.find(({ checkId }) => checkId === config.checkId);
      if (!verdict || verdict.problems.some(({ severity }) => severity === 'error')) good.delete(config.checkId);
      if (offered.includes(config)) problems.push(...(verdict?.problems ?? []).map(config.locate));
    }
    if (!loaded) for (const each of this.#instances) good.add(each.checkId);
    const { instances, keptFiles } = this.#lastGood.set(confs, good);
    if (loaded) this.#replace(loaded.worker, instances);
    else this.#replace(this.#worker, instances);
    this.#problems = uniqueProblems(problems).map((problem) => {
      const isKept = problem.severity === 'error' && (keptFiles.has(problem.file) || problem.file === source.file);
      if (!isKept || instances.length === 0) return problem;
      return { ...problem, check, message: `${problem.message}; the last good state keeps running` };
    });
  }

  /** A worker with the source as it is now and verdicts on all instances, or undefined when it cannot be had. */
  async #load(
    source: CheckSource,
    { all, problems }: { readonly all: readonly InstanceConfig[]; readonly problems: CheckProblem[] },
  ): Promise<LoadedWorker | undefined> {
    const current = this.#worker;
    const isSame = this.modules.every(({ file, signature }) => fileSignature(file) === signature);
    if (isSame && this.#loadProblem?.file === source.file) {
      problems.push(this.#loadProblem);
      return current && this.#ask(current, all);
    }
    if (isSame && current && this.#source?.file === source.file) {
      const same = await this.#ask(current, all);
      if (same) return same;
    }
    const started = await this.#start(source, all);
    if (!('message' in started)) {
      this.#source = source;
      this.#loadProblem = undefined;
      return started;
    }
    if (this.#wanted) return undefined;
    this.#loadProblem = { severity: 'error', check: source.check, file: source.file, message: started.message };
    problems.push(this.#loadProblem);
    return current && this.#ask(current, all);
  }

  /** A worker's verdicts on instances; undefined when it has ended, or is blocked by a run. */
  async #ask(worker: CheckWorker, all: readonly InstanceConfig[]): Promise<LoadedWorker | undefined> {
    const verdicts = await this.#unlessBusy(worker.configure(all.map((each) => this.#forThread(each))));
    return verdicts && { worker, verdicts };
  }

  async #start(
    source: CheckSource,
    all: readonly InstanceConfig[],
  ): Promise<LoadedWorker | { readonly message: string }> {
    // Taken before the load: what changes while it goes on counts as a change.
    const inFolder = folderModules(source);
    const worker = this.#newWorker(source);
    this.#candidate = worker;
    const outcome = await worker.loaded;
    // After a failed load any file of the folder may be the one to mend, or the missing one.
    this.#modules = outcome.ok ? worker.modules : mergeModules(inFolder, worker.modules);
    const verdicts = outcome.ok ? await worker.configure(all.map((each) => this.#forThread(each))) : undefined;
    this.#candidate = undefined;
    if (verdicts) return { worker, verdicts };
    await worker.end('its check could not be loaded');
    return { message: `Cannot load the check: ${outcome.ok ? 'its worker ended' : outcome.message}` };
  }

  #newWorker(source: CheckSource): CheckWorker {
    const { check, clock, timeoutMs, memoryLimitMb, events, onCrash } = this.#options;
    const worker: CheckWorker = new CheckWorker({
      check,
      file: source.file,
      clock,
      get timeoutMs() {
        return timeoutMs();
      },
      memoryLimitMb,
      events: {
        ...events,
        crashed: onCrash,
        stuck: () => {
          this.#stuck.add(worker);
          events.log('', 'error', 'a run is inside a native call that cannot be interrupted');
          void worker.ended.then(() => this.#stuck.delete(worker));
        },
      },
    });
    return worker;
  }

  /** A fresh worker for the instances in force; at most one is made at a time. */
  #revive(): Promise<CheckWorker | string> {
    this.#reviving ??= this.#reviveOnce().finally(() => {
      this.#reviving = undefined;
    });
    return this.#reviving;
  }

  async #reviveOnce(): Promise<CheckWorker | string> {
    if (!this.#source || this.#stopped) return 'the check was removed';
    const started = await this.#start(this.#source, this.#instances);
    if ('message' in started) return started.message;
    if (this.#worker?.isAlive || this.#stopped) this.#leave(started.worker);
    else this.#worker = started.worker;
    return this.#worker ?? 'the check was removed';
  }

  #replace(worker: CheckWorker | undefined, instances: readonly InstanceConfig[]): void {
    const wanted = new Set(instances.map(({ checkId }) => checkId));
    if (this.#worker && this.#worker !== worker) this.#leave(this.#worker);
    else worker?.forget(this.#instances.map(({ checkId }) => checkId).filter((checkId) => !wanted.has(checkId)));
    this.#worker = worker;
    this.#instances = instances;
    this.#options.onInstances(instances);
  }

  #leave(worker: CheckWorker): void {
    const leaving = (this.#stopped ? worker.end('the agent stops') : worker.retire()).finally(() =>
      this.#leaving.delete(leaving),
    );
    this.#leaving.add(leaving);
  }

  async #unlessBusy<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const timer = this.#options.clock.after(busyBoundMs, () => resolve(undefined));
      void answer.then((given) => {
        timer.cancel();
        resolve(given);
      });
    });
  }

  #forThread({ checkId, instance, initConfig, index }: InstanceConfig): ThreadInstance {
    return { checkId, instance, initConfig, index, cache: this.#options.readCache(checkId) };
  }

  /** Equal for two discoveries between which nothing changed that concerns this check. */
  #print({ source, confs, problems }: DiscoveredCheck): string {
    const candidates = confs.map((conf) => [
      conf.file,
      conf.state,
      conf.candidates.map(({ config }) => config?.checkId),
    ]);
    const files = this.modules.map(({ file }) => [file, fileSignature(file)]);
    return JSON.stringify([source, source && fileSignature(source.file), files, candidates, problems]);
  }
}

/** The same configuration twice runs once; the second is a warning. */
function uniqueInstances(configs: readonly InstanceConfig[], problems: CheckProblem[]): InstanceConfig[] {
  const unique = new Map<string, InstanceConfig>();
  for (const config of configs) {
    const first = unique.get(config.checkId);
    if (!first) {
      unique.set(config.checkId, config);
      continue;
    }
    const message = `is the same as instances[${first.index}] of ${first.file} and runs only once`;
    problems.push(config.locate({ severity: 'warning', keyPath: ['instances', config.index], message }));
  }
  return [...unique.values()];
}

function mergeModules(first: readonly LoadedModule[], second: readonly LoadedModule[]): LoadedModule[] {
  return [...new Map([...first, ...second].map((each) => [each.file, each])).values()];
}

/** What is wrong in init_config is found with each instance. */
function uniqueProblems(problems: readonly CheckProblem[]): CheckProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
