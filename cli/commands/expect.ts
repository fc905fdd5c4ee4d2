import type { Command } from 'commander';
import type { Lab } from '../expect/ask-lab.ts';
import { awaitCondition, type Outcome } from '../expect/await-condition.ts';
import { parseCondition, parseSpan } from '../expect/condition.ts';
import { describeError } from '../expect/describe-error.ts';
import { describeOutcome } from '../expect/describe-outcome.ts';
import { describeSpans } from '../expect/describe-spans.ts';
import { expectSpans } from '../expect/expect-spans.ts';
import { namedLab } from '../expect/named-lab.ts';
import { queryLab } from '../expect/query-lab.ts';
import { everyNewest, recentValues } from '../expect/recent-values.ts';
import { unseenMetric } from '../expect/unseen-metric.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

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
    .argument('<query>', "a metric query, e.g. 'avg:my_metric{*} by {host}'; with --spans a search")
    .argument('<condition>', "an operator (< <= > >= == !=) and a number, e.g. '<= 1000'")
    .option('--spans', "count spans: the query is a search of them, e.g. 'service:web status:error'")
    .option('--within <time>', 'how long to wait for it to hold: 500ms, 10s, 2m', '10s')
    .addHelpText(
      'after',
      `
It holds when the newest point of the past ${windowS / 60} minutes of every series meets the condition, and there is one.
Where it does not hold, the five newest points of each series are shown.
The newest point of an .as_count() query counts at most the last 5 seconds, and is usually 0. With .rollup(sum, 300) it
counts since the clock's last full five minutes (12:00, 12:05, …).
With --spans it holds when the number of spans that match, and began in the past ${windowS / 60} minutes, meets the condition. Where
it does not hold, the newest of them are shown, or, where there are none, what came of the services that are named:
  labrador expect --spans 'service:employees resource_name:"GET /employees"' '>= 1' --within 10s
Exit status: 0 it holds; 1 it does not; 2 wrong usage, a query that is refused, or no lab at LABRADOR_URL
(default ${defaultUrl}; DD_API_KEY and DD_APP_KEY are sent where LABRADOR_URL is set).`,
    )
    .action((query: string, condition: string, options: Pick<Expectation, 'within' | 'spans'>) =>
      finish(expect({ query, condition, ...options }, surroundings)),
    );
}

interface Expectation {
  readonly query: string;
  readonly condition: string;
  readonly within: string;
  readonly spans?: boolean;
}

async function expect(expectation: Expectation, surroundings: Surroundings): Promise<number> {
  const { env, stdout, stderr } = surroundings;
  const named = namedLab({ env, timeoutMs: requestTimeoutMs });
  const lab = named ?? { url: defaultUrl, keys: {}, timeoutMs: requestTimeoutMs };
  const look = expectation.spans ? lookAtSpans : lookAtMetric;
  const outcome = await look(lab, expectation, surroundings);
  if (outcome.kind === 'error') {
    stderr.write(
      `labrador expect: ${describeError(outcome, { url: lab.url, query: expectation.query, sendsKeys: named !== undefined })}`,
    );
    return 2;
  }
  stdout.write(outcome.found);
  return outcome.kind === 'holds' ? 0 : 1;
}

type Look = (lab: Lab, expectation: Expectation, surroundings: Surroundings) => Promise<Outcome<string>>;

const lookAtMetric: Look = async (lab, { query, condition: text, within }, { clock }) => {
  const condition = parseCondition(text);
  const ask = () => {
    const toS = Math.ceil(clock.now() / 1000);
    return queryLab(lab, { query, fromS: toS - windowS, toS });
  };
  const wait = { withinMs: parseSpan(within), clock };
  const outcome = await awaitCondition(ask, (response) => everyNewest(recentValues(response), condition), wait);
  if (outcome.kind === 'error') return outcome;
  const values = recentValues(outcome.found);
  const unseen = values.length === 0 ? await unseenMetric(lab, query) : undefined;
  const found = { holds: outcome.kind === 'holds', values, unseen };
  const words = `${condition.operator} ${condition.number}`;
  return { kind: outcome.kind, found: describeOutcome(found, { query, condition: words, within, windowS }) };
};

const lookAtSpans: Look = async (lab, { query, condition: text, within }, { clock }) => {
  const condition = parseCondition(text);
  const outcome = await expectSpans(lab, { search: query, windowS, condition }, { withinMs: parseSpan(within), clock });
  if (outcome.kind === 'error') return outcome;
  const words = `${condition.operator} ${condition.number}`;
  return { kind: outcome.kind, found: describeSpans(outcome.found, { query, condition: words, within, windowS }) };
};
