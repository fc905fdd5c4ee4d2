import { format } from 'node:util';
import type { AgentCheck } from '../../../lib/check/agent-check.ts';
import type { CheckClass } from '../../../lib/check/check-class.ts';
import type { CheckContext } from '../../../lib/check/check-context.ts';
import type { CheckLog, LogFunction } from '../../../lib/check/check-log.ts';
import type { ParsedCheckConfig } from '../../../lib/check/parse-check-config.ts';
import type { Sample } from '../../../lib/check/sample.ts';
import type { Clock } from '../../../lib/clock/clock.ts';
import { systemClock } from '../../../lib/clock/system-clock.ts';
import type { CheckLogLevel, FromThread, RunResult, ThreadInstance } from './protocol.ts';

/** The most samples of one run. */
const maxSamplesPerRun = 100_000;
/** The most warnings of one run that are kept, and log lines that are passed on. */
const maxWarningsPerRun = 100;
const maxLogLinesPerRun = 500;
/** Longest log line, in characters. */
const maxLogLineLength = 10_000;

export interface HostedInstanceOptions {
  readonly check: CheckClass;
  readonly name: string;
  readonly given: ThreadInstance;
  readonly parsed: ParsedCheckConfig;
  readonly send: (message: FromThread) => void;
}

/** One check object in a worker thread, and the context it lives in. Made at its first run, kept between runs. */
export class HostedInstance {
  readonly #options: HostedInstanceOptions;
  readonly #cache: Map<string, string>;
  /** Cache entries that the agent has not been told yet. */
  readonly #written = new Map<string, string>();
  #object: AgentCheck<unknown, unknown> | undefined;
  #hostname = '';
  /** What to add to the steady clock of this thread for the agent's wall-clock time, in milliseconds. */
  #clockOffsetMs = 0;
  #samples: Sample[] = [];
  #refusedSamples = 0;
  #warnings: string[] = [];
  #logLines = 0;
  #refusedLogLines = 0;
  #refusedWarnings = 0;
  /** The run that is going, if one is. */
  #running: Promise<RunResult> | undefined;

  constructor(options: HostedInstanceOptions) {
    this.#options = options;
    this.#cache = new Map(Object.entries(options.given.cache));
  }

  /** Runs the check once. Never rejects: what is thrown becomes the result's `error`. */
  run(request: { readonly hostname: string; readonly nowMs: number }): Promise<RunResult> {
    this.#running = this.#run(request);
    return this.#running;
  }

  async #run(request: { readonly hostname: string; readonly nowMs: number }): Promise<RunResult> {
    const startMs = performance.now();
    this.#hostname = request.hostname;
    this.#clockOffsetMs = request.nowMs - startMs;
    this.#samples = [];
    this.#refusedSamples = 0;
    this.#warnings = [];
    this.#logLines = 0;
    let error: string | undefined;
    try {
      this.#object ??= new this.#options.check(this.#context());
      await this.#object.run();
    } catch (thrown) {
      error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : format('thrown: %O', thrown);
    }
    const result = {
      samples: this.#samples,
      warnings: this.#warnings,
      ...(error === undefined ? {} : { error }),
      refusedSamples: this.#refusedSamples,
      refusedLogLines: this.#refusedLogLines,
      refusedWarnings: this.#refusedWarnings,
      durationMs: performance.now() - startMs,
    };
    // A promise that the check left behind must not write into a result that is already on its way.
    this.#samples = [];
    this.#warnings = [];
    this.#refusedLogLines = 0;
    this.#refusedWarnings = 0;
    return result;
  }

  /** Lets a run that is going end, then closes the check. */
  async close(): Promise<void> {
    await this.#running;
    try {
      await this.#object?.close();
    } catch (error) {
      this.#log('warn', `close() failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #context(): CheckContext {
    const { name, given, parsed } = this.#options;
    const hostname = (): string => this.#hostname;
    return {
      name,
      checkId: given.checkId,
      get hostname() {
        return hostname();
      },
      instance: parsed.instance,
      initConfig: parsed.initConfig,
      settings: parsed.settings,
      log: this.#checkLog(),
      cache: {
        read: (key) => this.#cache.get(key),
        write: (key, value) => this.#writeCache(key, value),
      },
      clock: this.#clock(),
      submit: (sample) => {
        if (this.#samples.length < maxSamplesPerRun) this.#samples.push(sample);
        else this.#refusedSamples++;
      },
      warn: (message) => {
        if (this.#warnings.length < maxWarningsPerRun) this.#warnings.push(message);
        else this.#refusedWarnings++;
      },
    };
  }

  /** Told to the agent once per turn, so that a loop over writes does not flood it. */
  #writeCache(key: string, value: string): void {
    this.#cache.set(key, value);
    this.#written.set(key, value);
    if (this.#written.size > 1) return;
    queueMicrotask(() => {
      const entries = Object.fromEntries(this.#written);
      this.#written.clear();
      this.#options.send({ kind: 'cache', checkId: this.#options.given.checkId, entries });
    });
  }

  /** The agent's time as of the start of the run, going on with this thread's own. */
  #clock(): Clock {
    return { ...systemClock, now: () => this.#clockOffsetMs + performance.now() };
  }

  #checkLog(): CheckLog {
    const at = (level: CheckLogLevel): LogFunction => {
      return (first: string | object, ...rest: unknown[]) => {
        if (typeof first === 'string') this.#log(level, format(first, ...rest));
        else if (rest.length > 0) this.#log(level, format(...rest));
        else this.#log(level, format('%o', first));
      };
    };
    return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  }

  #log(level: CheckLogLevel, line: string): void {
    this.#logLines++;
    if (this.#logLines >= maxLogLinesPerRun) this.#refusedLogLines++;
    if (this.#logLines > maxLogLinesPerRun) return;
    const last = this.#logLines === maxLogLinesPerRun;
    const message = last ? 'further log lines of this run are left out' : line.slice(0, maxLogLineLength);
    this.#options.send({ kind: 'log', checkId: this.#options.given.checkId, level, message });
  }
}
