/** What `labrador/check/testing` exports: runs a check in a test, without an agent. */
import { format } from 'node:util';
import { VirtualClock } from '../clock/virtual-clock.ts';
import type { CheckClass } from './check-class.ts';
import type { CheckContext } from './check-context.ts';
import type { CheckLog } from './check-log.ts';
import { CheckResult } from './check-result.ts';
import type { ConfigProblem } from './common-instance.ts';
import { parseCheckConfig } from './parse-check-config.ts';
import type { Sample } from './sample.ts';

export { CheckResult, VirtualClock };

export interface RunCheckOptions {
  /** One entry of `instances`, as it would stand in YAML. */
  readonly instance?: object;
  readonly initConfig?: object;
  /** How many runs, an interval of the clock apart. */
  readonly times?: number;
  /** The check's clock; turn it in the check's collaborators to simulate slow runs. */
  readonly clock?: VirtualClock;
  readonly hostname?: string;
  /** Persistent cache as it was left by earlier processes; the check writes into it. */
  readonly cache?: Map<string, string>;
  /** The check is to throw in its last run: the error is in the result. Otherwise a throw rejects. */
  readonly expectError?: boolean;
}

/**
 * Makes a check object for one instance, runs it, closes it, and gives what it submitted, call by call and not
 * aggregated. Use another instance per test: nothing is shared between two calls.
 * @throws when the configuration is refused by the check's schema, when a run throws, or when it does not and
 *   `expectError` is set
 */
export async function runCheck(check: CheckClass, options: RunCheckOptions = {}): Promise<CheckResult> {
  const config = parseCheckConfig(check, { instance: options.instance ?? {}, initConfig: options.initConfig ?? {} });
  const errors = config.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new TypeError(`The configuration is refused:\n${errors.map(describe).join('\n')}`);

  const clock = options.clock ?? new VirtualClock();
  const samples: Sample[] = [];
  const warnings: string[] = [];
  const logs: { level: string; message: string }[] = [];
  const cache = options.cache ?? new Map<string, string>();
  const context: CheckContext = {
    name: 'check',
    checkId: 'check:test',
    hostname: options.hostname ?? 'test-host',
    instance: config.instance,
    initConfig: config.initConfig,
    settings: config.settings,
    log: recordingLog(logs),
    cache: { read: (key) => cache.get(key), write: (key, value) => void cache.set(key, value) },
    clock,
    submit: (sample) => void samples.push(sample),
    warn: (message) => void warnings.push(message),
  };
  const error = await runTimes(new check(context), {
    times: options.times ?? 1,
    betweenRuns: () => clock.advance(config.settings.intervalS * 1000),
  });
  if (error !== undefined && !options.expectError) throw error;
  if (error === undefined && options.expectError) throw new Error('The check was expected to throw and did not');
  const configWarnings = config.problems.map(describe);
  return new CheckResult({ samples, warnings, logs, configWarnings, ...(error === undefined ? {} : { error }) });
}

/** @returns what a run threw; no further run is made then */
async function runTimes(
  check: InstanceType<CheckClass>,
  plan: { readonly times: number; readonly betweenRuns: () => Promise<void> },
): Promise<unknown> {
  try {
    for (let run = 0; run < plan.times; run++) {
      if (run > 0) await plan.betweenRuns();
      await check.run();
    }
    return undefined;
  } catch (error) {
    return error ?? new Error('The check threw nothing (null or undefined)');
  } finally {
    await check.close();
  }
}

function describe(problem: ConfigProblem): string {
  return `${problem.keyPath.join('.')}: ${problem.message}`;
}

function recordingLog(logs: { level: string; message: string }[]): CheckLog {
  const at =
    (level: string) =>
    (first: unknown, ...rest: unknown[]) => {
      const [message, values] = typeof first === 'string' ? [first, rest] : [rest[0] ?? '', rest.slice(1)];
      logs.push({ level, message: format(message, ...values) });
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
