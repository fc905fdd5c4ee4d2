import { z } from 'zod';
import type { BacktestGroup, BacktestResponse } from '../../../../../lib/api-types/backtest.ts';
import type { MonitorRecord } from '../../../../../lib/api-types/monitors.ts';
import type { Clock } from '../../../../../lib/clock/clock.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import { OneAtATime } from '../../../../../lib/http/one-at-a-time.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import type { MonitorState } from '../../../../../lib/model/monitor.ts';
import { parseMonitorQuery } from '../../../../../lib/monitor-language/parse.ts';
import { type Backtest, type BacktestSpan, backtest } from '../../../monitors/backtest/backtest.ts';
import { checkTemplates } from '../../../monitors/definitions/check-templates.ts';
import { readMonitor } from '../../../monitors/definitions/read-monitor.ts';
import type { MonitorSources } from '../../../monitors/evaluate/evaluate-monitor.ts';
import { mailsOfAlert } from '../../../notify/message/mails-of-alert.ts';

/** What the endpoint needs. */
export interface BacktestDeps {
  readonly store: MonitorSources;
  readonly clock: Pick<Clock, 'now'>;
}

/** A week of minutes at most. */
const longestMs = 7 * 86_400_000;

/** So many mails are given with what they say. */
const mostBodies = 500;

const timeMs = z.number().min(0).max(1e14);
const bodySchema = z.strictObject({ monitor: z.record(z.string(), z.unknown()), from: timeMs, to: timeMs });

/** Each reads much: others have their turn between. */
const turns = new WeakMap<MonitorSources, OneAtATime>();

/** `POST /labrador/api/monitors/backtest`: what a monitor would have done between two times, by what is stored. */
export const backtestMonitor: Route<BacktestDeps>['handle'] = (deps) => {
  const turn = turns.get(deps.store) ?? new OneAtATime();
  turns.set(deps.store, turn);
  return async (request, response) => {
    const { monitor, from: fromMs, to } = readBody(request.body);
    const toMs = Math.min(to, deps.clock.now());
    if (fromMs >= toMs) throw errors.inputInvalid("'from' must be before 'to', and not ahead");
    if (toMs - fromMs > longestMs) throw errors.inputInvalid("from 'from' to 'to' are seven days at most");
    // Nobody waits for the answer any more.
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    try {
      const found = await turn.run(() => backtest({ monitor, sources: deps.store }, { fromMs, toMs }, gone.signal));
      response.json(await toResponse(found, monitor, deps.store));
    } catch (error) {
      // That it was ended is no mistake of ours.
      if (!gone.signal.aborted) throw error;
    }
  };
};

function readBody(body: unknown): { readonly monitor: MonitorRecord; readonly from: number; readonly to: number } {
  const read = bodySchema.safeParse(body);
  if (!read.success) {
    throw errors.inputInvalid(
      read.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; '),
    );
  }
  const { content } = readMonitor(read.data.monitor);
  checkTemplates(content);
  if (content.type === 'composite')
    throw errors.parameterNotSupported('a backtest of a composite; its members can be tried one by one');
  // As if it had been made then: no time of a schedule before that was missed.
  return { ...read.data, monitor: { id: 1, ...content, createdAtMs: 0, modifiedAtMs: read.data.from } };
}

async function toResponse(
  found: Backtest,
  monitor: MonitorRecord,
  { hosts }: MonitorSources,
): Promise<BacktestResponse> {
  const { fromMs, toMs, minutes, transitions, spans, problem } = found;
  const known = new Map((await hosts.list()).map((host) => [host.name, host]));
  const query = parseMonitorQuery(monitor.type, monitor.query, monitor.options);
  const mails = transitions.flatMap((transition) => {
    if (!transition.isNotified) return [];
    const name = transition.group.tags.find((tag) => tag.startsWith('host:'))?.slice('host:'.length);
    const host = name === undefined ? undefined : known.get(name);
    const alert = { transition, monitor, query, eventId: '', consoleUrl: '', ...(host && { host }) };
    return mailsOfAlert(alert).map((mail) => ({ at: transition.atMs, ...mail }));
  });
  return {
    from: fromMs,
    to: toMs,
    evaluations: minutes,
    transitions,
    groups: Array.from(spans, toGroup).sort((a, b) => (a.group < b.group ? -1 : 1)),
    mails: mails.map(({ body, ...mail }, at) => ({ ...mail, ...(at < mostBodies && { body }) })),
    ...(problem !== undefined && { problem }),
  };
}

function toGroup([group, spans]: readonly [string, readonly BacktestSpan[]]): BacktestGroup {
  const seconds: Partial<Record<MonitorState, number>> = {};
  for (const { state, fromMs, toMs } of spans) seconds[state] = (seconds[state] ?? 0) + (toMs - fromMs) / 1000;
  return { group, seconds, states: spans.map(({ state, fromMs, toMs }) => ({ state, from: fromMs, to: toMs })) };
}
