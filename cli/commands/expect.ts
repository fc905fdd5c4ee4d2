import type { Command } from 'commander';
import { awaitCondition } from '../expect/await-condition.ts';
import { parseCondition, parseSpan } from '../expect/condition.ts';
import { describeError } from '../expect/describe-error.ts';
import { describeOutcome } from '../expect/describe-outcome.ts';
import { queryLab } from '../expect/query-lab.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { UsageError } from '../usage-error.ts';

const defaultUrl = 'http://127.0.0.1:8080';
/** How far back a look goes, seconds. */
const windowS = 300;
/** One look takes no longer, however much time is left. Milliseconds. */
const requestTimeoutMs = 10_000;

/** `labrador expect`: asserts on what arrived, for scripts and CI. */
export function addExpect(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('expect')
    .description('assert on what arrived in the lab at LABRADOR_URL')
    .argument('<query>', "a metric query, e.g. 'avg:my_metric{*} by {host}'")
    .argument('<condition>', "an operator (< <= > >= == !=) and a number, e.g. '<= 1000'")
    .option('--within <time>', 'how long to wait for it to hold: 500ms, 10s, 2m', '10s')
    .addHelpText(
      'after',
      `
It holds when the newest point of the past ${windowS / 60} minutes of every series meets the condition, and there is one.
Where it does not hold, the five newest points of each series are shown.
The newest point of an .as_count() query counts at most the last 5 seconds, and is usually 0. With .rollup(sum, 300) it
counts since the clock's last full five minutes (12:00, 12:05, …).
Exit status: 0 it holds; 1 it does not; 2 wrong usage, a query that is refused, or no lab at LABRADOR_URL
(default ${defaultUrl}; DD_API_KEY and DD_APP_KEY are sent where LABRADOR_URL is set).`,
    )
    .action((query: string, condition: string, { within }: { within: string }) =>
      finish(expect({ query, condition, within }, surroundings)),
    );
}

interface Expectation {
  readonly query: string;
  readonly condition: string;
  readonly within: string;
}

async function expect(
  { query, condition: text, within }: Expectation,
  { env, clock, stdout, stderr }: Surroundings,
): Promise<number> {
  const condition = parseCondition(text);
  const withinMs = parseSpan(within);
  const url = labUrl(env);
  const sendsKeys = Boolean(env.LABRADOR_URL);
  const keys = sendsKeys ? definedKeys(env) : {};
  const ask = () => {
    const toS = Math.ceil(clock.now() / 1000);
    return queryLab({ url, query, fromS: toS - windowS, toS, keys, timeoutMs: requestTimeoutMs });
  };
  const outcome = await awaitCondition(ask, condition, { withinMs, clock });
  if (outcome.kind === 'error') {
    stderr.write(`labrador expect: ${describeError(outcome, { url, query, sendsKeys })}`);
    return 2;
  }
  const words = `${condition.operator} ${condition.number}`;
  stdout.write(describeOutcome(outcome, { query, condition: words, within, windowS }));
  return outcome.kind === 'holds' ? 0 : 1;
}

/** @throws UsageError */
function labUrl(env: NodeJS.ProcessEnv): string {
  const url = env.LABRADOR_URL || defaultUrl;
  if (!URL.canParse(url)) throw new UsageError(`LABRADOR_URL is not a URL: ${url}`);
  return url;
}

/** The lab's keys: where its URL is exported, so are they. */
function definedKeys(env: NodeJS.ProcessEnv): { api?: string; app?: string } {
  return { ...(env.DD_API_KEY ? { api: env.DD_API_KEY } : {}), ...(env.DD_APP_KEY ? { app: env.DD_APP_KEY } : {}) };
}
