import type { Clock } from '../../../lib/clock/clock.ts';
import type { CheckProblem } from '../../../lib/model/check-status.ts';
import type { CheckSource } from '../discovery/check-sources.ts';
import type { DiscoveredCheck } from '../discovery/discover.ts';
import type { InstanceConfig } from '../discovery/parse-conf.ts';
import { fileSignature } from '../reload/file-signature.ts';
import { CheckWorker, type CheckWorkerEvents, lostRun, type RunOutcome } from '../worker/check-worker.ts';
import type { LoadedModule, LoadFailure, ThreadInstance, Verdict } from '../worker/protocol.ts';
import { folderModules } from './folder-modules.ts';
import { LastGood } from './last-good.ts';
import { uniqueInstances, uniqueProblems } from './unique-instances.ts';

export interface CheckGroupOptions {
  readonly check: string;
  readonly clock: Clock;
  /** Read anew for each run. */
  readonly timeoutMs: () => number;
  readonly memoryLimitMb: number;
  readonly events: Pick<CheckWorkerEvents, 'log' | 'cacheWritten' | 'outputLeftOut'>;
  /** Masks secrets in what the check says; absent: there are none. */
  readonly scrub?: ((text: string) => string) | undefined;
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
  /** What was wanted last, in force or not. */
  #latest: DiscoveredCheck | undefined;
  #wantedPrint = '';
  #updating: Promise<void> | undefined;
  /** A worker that is loading for an update, and every one that is loading, for a run that is due as well. */
  #candidate: CheckWorker | undefined;
  readonly #loading = new Set<CheckWorker>();
  #reviving: Promise<CheckWorker | string> | undefined;
  #codeLoads = 0;
  /** The files of the code that was put into force last. */
  #code = '';
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

  /** How often code was put into force that was new; a second worker for the same code does not count. */
  get codeLoads(): number {
    return this.#codeLoads;
  }

  /** Whether a thread cannot be ended: it is inside a native call. */
  get isStuck(): boolean {
    return this.#stuck.size > 0;
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
    void this.#candidate?.end('a newer edit came');
    return this.#want(discovered);
  }

  #want(discovered: DiscoveredCheck): Promise<void> {
    this.#wanted = discovered;
    this.#latest = discovered;
    this.#updating ??= this.#updateAll().finally(() => {
      this.#updating = undefined;
    });
    return this.#updating;
  }

  /** Runs an instance that is in force, in a fresh worker if the last one died. */
  async run(checkId: string, hostname: string): Promise<GroupOutcome> {
    if (this.isStuck) {
      return {
        skipped:
          'the thread of an earlier run does not end: it is inside a native call, or the machine is very busy; not run until it ends',
      };
    }
    const worker = this.#worker?.isAlive ? this.#worker : await this.#revive();
    if (typeof worker === 'string') return lostRun(worker);
    const timeoutS = this.#instances.find((each) => each.checkId === checkId)?.timeoutS;
    if (timeoutS === undefined) return worker.run(checkId, hostname);
    return worker.run(checkId, hostname, { timeoutMs: timeoutS * 1000, key: 'check_timeout' });
  }

  /** Closes the instances and ends the worker; runs that do not end within a second are lost. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wanted = undefined;
    await Promise.all([...this.#loading].map((each) => each.end('the agent stops')));
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
      return current && this.#askAndRetry(current, all);
    }
    if (isSame && current && this.#source?.file === source.file) {
      const same = await this.#ask(current, all);
      if (same) return same;
    }
    const started = await this.#start(source, { all, isUpdate: true });
    if (!('message' in started)) {
      this.#source = source;
      this.#loadProblem = undefined;
      return started;
    }
    if (this.#wanted) return undefined;
    this.#loadProblem = { severity: 'error', check: source.check, file: source.file, ...started };
    problems.push(this.#loadProblem);
    return current && this.#askAndRetry(current, all);
  }

  /** A worker's verdicts on instances; undefined when it has ended, or is blocked by a run. */
  async #ask(
    worker: CheckWorker,
    all: readonly InstanceConfig[],
    onLate?: () => void,
  ): Promise<LoadedWorker | undefined> {
    const answer = worker.configure(all.map((each) => this.#forThread(each)));
    const verdicts = await this.#unlessBusy(answer, onLate);
    return verdicts && { worker, verdicts };
  }

  /** Where the source does not load, the worker that has the last good one alone can tell: later, if it is busy now. */
  #askAndRetry(worker: CheckWorker, all: readonly InstanceConfig[]): Promise<LoadedWorker | undefined> {
    return this.#ask(worker, all, () => {
      if (this.#latest && !this.#wanted && !this.#stopped) void this.#want(this.#latest);
    });
  }

  async #start(
    source: CheckSource,
    { all, isUpdate }: { readonly all: readonly InstanceConfig[]; readonly isUpdate: boolean },
  ): Promise<LoadedWorker | LoadFailure> {
    // Taken before the load: what changes while it goes on counts as a change.
    const inFolder = folderModules(source);
    const worker = this.#newWorker(source);
    if (isUpdate) this.#candidate = worker;
    this.#loading.add(worker);
    const outcome = await worker.loaded;
    // After a failed load any file of the folder may be the one to mend, or the missing one.
    this.#modules = outcome.ok ? worker.modules : mergeModules(inFolder, worker.modules);
    const verdicts = outcome.ok ? await worker.configure(all.map((each) => this.#forThread(each))) : undefined;
    if (isUpdate) this.#candidate = undefined;
    this.#loading.delete(worker);
    if (verdicts) return { worker, verdicts };
    await worker.end('its check could not be loaded');
    const { message, line }: LoadFailure = outcome.ok ? { message: 'its worker ended' } : outcome;
    return { message: `Cannot load the check: ${message}`, ...(line === undefined ? {} : { line }) };
  }

  #newWorker(source: CheckSource): CheckWorker {
    const { check, clock, timeoutMs, memoryLimitMb, events, scrub, onCrash } = this.#options;
    const worker: CheckWorker = new CheckWorker({
      check,
      file: source.file,
      clock,
      get timeoutMs() {
        return timeoutMs();
      },
      memoryLimitMb,
      scrub,
      events: {
        ...events,
        crashed: onCrash,
        stuck: () => {
          this.#stuck.add(worker);
          events.log('', 'error', 'its thread does not end: it is inside a native call, or the machine is very busy');
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
    const started = await this.#start(this.#source, { all: this.#instances, isUpdate: false });
    if ('message' in started) return started.message;
    if (this.#worker?.isAlive || this.#stopped) this.#leave(started.worker);
    else this.#worker = started.worker;
    return this.#worker ?? 'the check was removed';
  }

  #replace(worker: CheckWorker | undefined, instances: readonly InstanceConfig[]): void {
    const wanted = new Set(instances.map(({ checkId }) => checkId));
    if (this.#worker && this.#worker !== worker) this.#leave(this.#worker);
    else worker?.forget(this.#instances.map(({ checkId }) => checkId).filter((checkId) => !wanted.has(checkId)));
    if (worker && worker !== this.#worker) this.#countCode(worker);
    this.#worker = worker;
    this.#instances = instances;
    this.#options.onInstances(instances);
  }

  #countCode({ modules }: CheckWorker): void {
    const code = JSON.stringify(modules);
    if (code === this.#code) return;
    this.#code = code;
    this.#codeLoads++;
  }

  #leave(worker: CheckWorker): void {
    const leaving = (this.#stopped ? worker.shutDown('the agent stops') : worker.retire()).finally(() =>
      this.#leaving.delete(leaving),
    );
    this.#leaving.add(leaving);
  }

  /** @param onLate called when the answer comes after all */
  async #unlessBusy<Answer>(
    answer: Promise<Answer | undefined>,
    onLate: () => void = () => {},
  ): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      let isLate = false;
      const timer = this.#options.clock.after(busyBoundMs, () => {
        isLate = true;
        resolve(undefined);
      });
      void answer.then((given) => {
        timer.cancel();
        resolve(given);
        if (isLate && given !== undefined) onLate();
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

function mergeModules(first: readonly LoadedModule[], second: readonly LoadedModule[]): LoadedModule[] {
  return [...new Map([...first, ...second].map((each) => [each.file, each])).values()];
}
