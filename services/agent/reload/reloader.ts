import type { Clock } from '../../../lib/clock/clock.ts';
import type { SecretBackends } from '../../../lib/config/secrets/secret-backends.ts';
import type { FileProblem } from '../../../lib/config/yaml-file.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import type { CheckProblem } from '../../../lib/model/check-status.ts';
import type { Collector } from '../collector/collector.ts';
import type { Discovery } from '../discovery/discover.ts';
import { discoverWithSecrets } from '../discovery/discover-with-secrets.ts';
import {
  type AgentConfig,
  isEmptyFile,
  type ReadAgentConfig,
  readAgentConfig,
  signatureOfConfig,
} from './agent-config.ts';
import { changedKeys, needsRestart } from './config-changes.ts';
import { FileWatcher } from './file-watcher.ts';
import { ProblemLog } from './problem-log.ts';
import { describeChanges, type Running } from './running-changes.ts';
import { foldersToWatch, lookAtFiles, type WatchedPlaces } from './watched-files.ts';

export interface ReloaderOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly configDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly secrets: SecretBackends;
  /** datadog.yaml as it was read at the start; keys with bad values have their defaults. */
  readonly first: ReadAgentConfig;
  /** `checks/` of the clone. */
  readonly shippedChecksDir: string;
  readonly collector: Pick<Collector, 'apply' | 'modules' | 'problems' | 'instances' | 'codeLoads'>;
  /** datadog.yaml changed, and is good. */
  readonly onConfig: (config: AgentConfig) => void;
}

/**
 * Keeps what runs in step with the files: datadog.yaml, conf.d and the checks' code. Where datadog.yaml is broken,
 * its last good state stays; for the checks the collector sees to the same.
 */
export class Reloader {
  readonly #options: ReloaderOptions;
  #config: AgentConfig;
  #configProblems: readonly CheckProblem[];
  /** State of datadog.yaml when it was read last: a change of another file is no reason to judge it anew. */
  #configSignature: string;
  /** Whether what is in force was read without an error; at the start there is nothing good to keep. */
  #isGood: boolean;
  #discovery: Discovery = { checks: [], unconfigured: [] };
  /** The load that began last. */
  #newest: Promise<void> | undefined;
  #watcher: FileWatcher | undefined;
  readonly #problemLog: ProblemLog;
  /** What was in force when changes were told last. */
  #told: Running | undefined;
  /** datadog.yaml without the environment, which may hide a change of it: the supervisor sets ports there. */
  readonly #fileAtStart: AgentConfig;
  #file: AgentConfig;

  constructor(options: ReloaderOptions) {
    this.#options = options;
    const { config, problems, signature } = options.first;
    this.#configSignature = signature;
    this.#config = config;
    this.#configProblems = problems.map(asCheckProblem);
    this.#isGood = !isBroken(config.file, problems);
    this.#problemLog = new ProblemLog(options.log);
    this.#fileAtStart = readAgentConfig(options.configDir, {}, 'as written').config;
    this.#file = this.#fileAtStart;
  }

  get config(): AgentConfig {
    return this.#config;
  }

  /** Of datadog.yaml and of all checks. */
  get problems(): readonly CheckProblem[] {
    return [...this.#configProblems, ...this.#options.collector.problems];
  }

  /** What was found in the files last. */
  get discovery(): Discovery {
    return this.#discovery;
  }

  /** Where the files are looked for. */
  get places(): Pick<WatchedPlaces, 'confdDir' | 'checkFolders'> {
    return this.#places();
  }

  /** The check ids of all instances that stand in files, whether they run or not. */
  get configuredIds(): readonly string[] {
    const candidates = this.#discovery.checks.flatMap(({ confs }) => confs.flatMap((conf) => conf.candidates));
    return candidates.flatMap(({ config }) => config?.checkId ?? []);
  }

  /** Discovers and loads all checks, and follows the files from now on. Resolves when all checks are loaded. */
  async start(): Promise<void> {
    this.#problemLog.update(this.#configProblems, 'warn');
    this.#watch();
    await this.load();
    this.#problemLog.update(this.problems);
    this.#told = this.#running();
  }

  /** Discovers and loads all checks once. Resolves when they are loaded, by a later load where one began meanwhile. */
  load(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#newest = promise;
    this.#loadAs(promise).then(resolve, reject);
    return promise;
  }

  async #loadAs(own: Promise<void>): Promise<void> {
    const { collector, env, secrets } = this.#options;
    const places = { confdDir: this.#config.confdDir, checkFolders: this.#checkFolders(), env };
    const discovery = await discoverWithSecrets(places, { datadog: this.#config.datadog, backends: secrets });
    // Fetching secrets takes its time: what was found meanwhile is newer.
    if (own !== this.#newest) return this.#newest;
    this.#discovery = discovery;
    await collector.apply(discovery);
  }

  stop(): void {
    this.#watcher?.stop();
    this.#watcher = undefined;
  }

  #watch(): void {
    const { poll_interval_ms, file_events } = this.#config.datadog.labrador;
    this.#watcher?.stop();
    this.#watcher = new FileWatcher({
      clock: this.#options.clock,
      pollIntervalMs: poll_interval_ms,
      fileEvents: file_events,
      look: () => lookAtFiles(this.#places()),
      folders: () => foldersToWatch(this.#places()),
      onChange: () => void this.#onChange(),
    });
    this.#watcher.start();
  }

  /** Whatever goes wrong here, what runs goes on as it is. */
  async #onChange(): Promise<void> {
    try {
      this.#reloadConfig();
      await this.load();
      this.#problemLog.update(this.problems);
      this.#logChanges();
    } catch (error) {
      this.#options.log.error({ err: error }, 'cannot take up a change of the files; the last good state stays');
    }
  }

  #reloadConfig(): void {
    const signature = signatureOfConfig(this.#options.configDir);
    if (signature === this.#configSignature) return;
    this.#configSignature = signature;
    const before = this.#config;
    const { config, problems } = readAgentConfig(this.#options.configDir, this.#options.env, this.#options.secrets);
    const broken = isBroken(config.file, problems);
    if (broken || isEmptyFile(config.file)) {
      const told = broken ? problems : [emptyConfig(config.file)];
      const kept = this.#isGood ? 'the last good state stays' : 'what was read at the start stays';
      this.#configProblems = told.map(asCheckProblem).map((problem) => withKept(problem, kept));
      return;
    }
    this.#isGood = true;
    this.#configProblems = problems.map(asCheckProblem);
    this.#warnOfRestart();
    if (JSON.stringify(config) === JSON.stringify(before)) return;
    this.#config = config;
    const [now, then] = [config.datadog.labrador, before.datadog.labrador];
    if (now.poll_interval_ms !== then.poll_interval_ms || now.file_events !== then.file_events) this.#watch();
    this.#options.onConfig(config);
  }

  /** Once for each change of a file, though several may be under way at a time. */
  #logChanges(): void {
    // What comes up while the first load goes on belongs to the start.
    if (!this.#told) return;
    const now = this.#running();
    const changes = describeChanges(this.#told, now);
    this.#told = now;
    if (changes.length > 0) this.#options.log.info('reloaded: %s', changes.join('; '));
  }

  #warnOfRestart(): void {
    const before = this.#file;
    this.#file = readAgentConfig(this.#options.configDir, {}, 'as written').config;
    const sinceStart = changedKeys(this.#fileAtStart.datadog, this.#file.datadog);
    const keys = changedKeys(before.datadog, this.#file.datadog).filter(
      (key) => needsRestart(key) && sinceStart.includes(key),
    );
    if (keys.length === 0) return;
    this.#options.log.warn('%s: a change of %s takes effect after a restart', this.#file.file, keys.join(', '));
  }

  #running(): Running {
    const { instances, codeLoads } = this.#options.collector;
    return { config: this.#config, instances: instances.map(({ config }) => config), codeLoads };
  }

  #places(): WatchedPlaces {
    return {
      configFile: this.#config.file,
      confdDir: this.#config.confdDir,
      checkFolders: this.#checkFolders(),
      modules: this.#options.collector.modules.map(({ file }) => file),
    };
  }

  #checkFolders(): WatchedPlaces['checkFolders'] {
    return { shipped: this.#options.shippedChecksDir, additional: this.#config.additionalChecksDir };
  }
}

function asCheckProblem(problem: Omit<CheckProblem, 'check'>): CheckProblem {
  return { ...problem, check: '' };
}

function emptyConfig(file: string): Omit<CheckProblem, 'check'> {
  return { severity: 'warning', file, message: 'the file is empty' };
}

function withKept(problem: CheckProblem, kept: string): CheckProblem {
  return { ...problem, message: `${problem.message.replace('; the default is used', '')}; ${kept}` };
}

/** A variable that is wrong stays so, and its key has its default: only errors of the file count. */
function isBroken(configFile: string, problems: readonly FileProblem[]): boolean {
  return problems.some(({ severity, file }) => severity === 'error' && file === configFile);
}
