import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Clock } from '../../../../lib/clock/clock.ts';
import { OneAtATime } from '../../../../lib/http/one-at-a-time.ts';
import type { Stoppable } from '../../../../lib/lifecycle/lifecycle.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import type { EvaluationSummary } from '../../../../lib/model/process-status.ts';
import type { UserDocuments } from '../../store/store.ts';
import type { MemberStatus } from '../evaluate/composite/evaluate-composite.ts';
import { type EvaluationContext, evaluateMonitor, type MonitorSources } from '../evaluate/evaluate-monitor.ts';
import { HostTagReader } from '../evaluate/host-tags.ts';
import { sharedReads } from '../evaluate/shared-reads.ts';
import type { MonitorStates, MonitorStatus } from '../monitor-states.ts';
import { isDue } from '../rules/evaluation-interval.ts';
import type { GroupMemory } from '../transition/group-memory.ts';
import { nextGroups } from '../transition/next-groups.ts';
import { resolvedByHand } from '../transition/next-status.ts';
import { boundedGroups } from './bounded-groups.ts';
import { EvaluationWatch } from './evaluation-watch.ts';
import { foundTransitions } from './found-transitions.ts';
import { inParallel } from './in-parallel.ts';
import { KeptStates, type Turn, type Turns } from './kept-states.ts';
import { type MonitorMemory, newMemory, withGroups } from './monitor-memory.ts';
import { MonitorProblems } from './monitor-problems.ts';
import { type Mutings, statesToldAtEnd } from './mutings.ts';
import { type PlannedMonitor, planMonitor } from './planned-monitor.ts';
import { TimedEvaluations } from './timed-evaluations.ts';
import { toTransition } from './to-transition.ts';
import { logTransitions } from './transition-log.ts';

const minuteMs = 60_000;

/** A tick may come so much before its minute and is of that minute all the same, in milliseconds. */
const earlyMs = 500;

/** When no tick came for longer, the engine has slept: what was meanwhile is no silence of the data. */
const sleptMs = 5 * minuteMs;

/** Monitors that are evaluated at a time. */
const atATime = 8;

/** A monitor that is due. */
interface DueMonitor {
  readonly plan: PlannedMonitor;
  /** The time that its window is of, Unix milliseconds: now, or an earlier one of a schedule that was missed. */
  readonly dueMs: number;
}

/** What the engine is made of. */
export interface MonitorEngineParts {
  readonly monitors: { list(): readonly MonitorRecord[] };
  readonly sources: MonitorSources;
  readonly documents: UserDocuments;
  readonly mutings: Mutings;
  readonly clock: Pick<Clock, 'now' | 'monotonic' | 'after'>;
  readonly log: Logger;
  /** Transitions are on disk, as documents of kind `monitor_transition`. */
  readonly onTransitions?: () => void;
}

/**
 * Evaluates all monitors, minute by minute, and keeps what their groups are in. A change of state and the transition that says
 * so are written together, before anybody sees them: after a crash at any point the next evaluation finds the state as it was
 * told of.
 */
export class MonitorEngine implements MonitorStates, Stoppable {
  readonly name = 'monitors';
  readonly #parts: MonitorEngineParts;
  readonly #turns = new OneAtATime();
  readonly #plans = new Map<number, PlannedMonitor>();
  readonly #problems: MonitorProblems;
  readonly #watch: EvaluationWatch;
  readonly #timed: TimedEvaluations;
  readonly #states: KeptStates;
  /** When each was evaluated last. */
  readonly #evaluatedMs = new Map<number, number>();
  #lastTickMs: number | undefined;
  #awakeSinceMs = 0;

  private constructor(parts: MonitorEngineParts, states: KeptStates) {
    this.#parts = parts;
    this.#states = states;
    this.#problems = new MonitorProblems(parts.log);
    this.#watch = new EvaluationWatch(parts.clock);
    this.#timed = new TimedEvaluations(parts.clock);
  }

  /** Reads the states that are on disk. */
  static async open(parts: MonitorEngineParts): Promise<MonitorEngine> {
    const { documents, monitors, log } = parts;
    const nameOf = (id: number): string | undefined => monitors.list().find((record) => record.id === id)?.name;
    const states = await KeptStates.open(documents, (transitions) => {
      logTransitions(transitions, { nameOf, log });
      parts.onTransitions?.();
    });
    return new MonitorEngine(parts, states);
  }

  /** The evaluation that began last; undefined before the first. */
  get lastEvaluation(): EvaluationSummary | undefined {
    return this.#watch.last;
  }

  stateOf(monitorId: number): MonitorStatus {
    const memory = this.#states.of(monitorId);
    const problem = this.#problems.of(monitorId);
    return {
      overall: memory?.overall ?? 'No Data',
      ...(memory?.overallSinceMs !== undefined && { overallSinceMs: memory.overallSinceMs }),
      groups: [...(memory?.groups.values() ?? [])].sort((a, b) => (a.group.key < b.group.key ? -1 : 1)),
      ...(memory && memory.history.length > 0 && { history: memory.history }),
      ...(problem !== undefined && { problem }),
    };
  }

  /**
   * Evaluates the monitors that are due. Several ticks of a minute are one, and minutes without a tick are left out.
   * @throws when the states cannot be written: others see them as before, and the next tick writes them first
   */
  tick(nowMs: number): Promise<void> {
    const atMs = Math.floor((nowMs + earlyMs) / minuteMs) * minuteMs;
    return this.#turns.run(() => this.#watch.run(() => this.#tick(atMs)));
  }

  resolve(monitorId: number, groupKeys: readonly string[] | 'ALL_GROUPS', by: string): Promise<void> {
    return this.#turns.run(async () => {
      await this.#states.settle();
      const memory = this.#states.of(monitorId);
      const record = this.#parts.monitors.list().find(({ id }) => id === monitorId);
      if (!memory || !record) return;
      const atMs = this.#parts.clock.now();
      const groups = new Map(memory.groups);
      const transitions: MonitorTransition[] = [];
      for (const key of groupKeys === 'ALL_GROUPS' ? [...groups.keys()] : groupKeys) {
        const group = groups.get(key);
        const muting = group && this.#parts.mutings.mutingOf(record, group.group, atMs);
        const resolved = group && resolvedByHand(group, { nowMs: atMs, muting });
        if (!resolved) continue;
        groups.set(key, resolved.memory);
        transitions.push(
          toTransition(monitorId, resolved, { atMs, window: { fromMs: atMs, toMs: atMs }, resolvedBy: by }),
        );
      }
      const turn = { memory: withGroups(memory, groups, atMs), transitions };
      await this.#states.take(new Map([[monitorId, turn]]));
    });
  }

  /** Writes the states as they are, after the last tick. @throws when they cannot be written */
  stop(): Promise<void> {
    return this.#turns.run(() => this.#states.flush());
  }

  async #tick(atMs: number): Promise<void> {
    this.#noticeTime(atMs);
    await this.#states.settle();
    const records = this.#parts.monitors.list();
    await this.#forgetOthers(records, atMs);
    await this.#parts.mutings.refreshHosts();
    const due = records.flatMap((record) => this.#planIfDue(record, atMs));
    const turns = new Map<number, Turn>();
    const memberOf = (id: number): MemberStatus | undefined => this.#memberOf(id, turns);
    const hostTags = new HostTagReader(this.#parts.sources.hosts);
    const reads = sharedReads(this.#parts.sources);
    const context = { sources: this.#parts.sources, hostTags, reads, memberOf, nowMs: atMs };
    const evaluate = async (each: DueMonitor): Promise<void> => {
      const turn = await this.#evaluate(each, context);
      if (turn) turns.set(each.plan.record.id, turn);
    };
    // Composites see the others as they are after this minute's evaluation.
    const isComposite = ({ plan }: DueMonitor): boolean => plan.query.kind === 'composite';
    await inParallel(
      due.filter((each) => !isComposite(each)),
      atATime,
      evaluate,
    );
    await inParallel(due.filter(isComposite), 1, evaluate);
    this.#problems.logNews();
    await this.#states.take(turns);
    for (const { plan } of due) this.#evaluatedMs.set(plan.record.id, atMs);
  }

  /** After a sleep, or when the clock was put back, all that was counted of time begins anew. */
  #noticeTime(atMs: number): void {
    const passedMs = atMs - (this.#lastTickMs ?? Number.NEGATIVE_INFINITY);
    if (Math.abs(passedMs) > sleptMs) this.#awakeSinceMs = atMs;
    // What was evaluated at a time that is to come again would be due only then.
    if (passedMs < -sleptMs) this.#evaluatedMs.clear();
    this.#lastTickMs = atMs;
  }

  /** A monitor that was changed is due, and loses the groups that it does not make any more. */
  #planIfDue(record: MonitorRecord, atMs: number): readonly DueMonitor[] {
    const { id } = record;
    let plan = this.#plans.get(id);
    if (plan?.record !== record) {
      this.#plans.delete(id);
      this.#evaluatedMs.delete(id);
      try {
        plan = planMonitor(record);
      } catch (error) {
        this.#problems.report(record, (error as Error).message);
        return [];
      }
      this.#plans.set(id, plan);
    }
    const dueMs = this.#dueTime(plan, atMs);
    return dueMs === undefined ? [] : [{ plan, dueMs }];
  }

  /** A time of a schedule is due until it was evaluated well, through restarts too. */
  #dueTime({ record, schedule, intervalMs, groupBy }: PlannedMonitor, atMs: number): number | undefined {
    const { id, modifiedAtMs } = record;
    if (schedule) return schedule.due(atMs, { lastMs: this.#ownMemory(id, groupBy).scheduledMs, modifiedAtMs });
    return isDue(this.#evaluatedMs.get(id), atMs, intervalMs) ? atMs : undefined;
  }

  /** @returns undefined when it failed: its states stay */
  async #evaluate(due: DueMonitor, context: EvaluationContext): Promise<Turn | undefined> {
    const { record } = due.plan;
    try {
      const { turn, problem } = await this.#timed.run(due.plan, () => this.#turnOf(due, context));
      if (problem === undefined) this.#problems.mend(record);
      else this.#problems.report(record, problem);
      return turn;
    } catch (error) {
      this.#problems.report(record, (error as Error).message);
      return undefined;
    }
  }

  async #turnOf(
    { plan, dueMs }: DueMonitor,
    context: EvaluationContext,
  ): Promise<{ readonly turn: Turn; readonly problem: string | undefined }> {
    const { record, query, groupBy, rules, dataLagMs } = plan;
    const { mutings } = this.#parts;
    const { nowMs, sources } = context;
    const before = this.#ownMemory(record.id, groupBy);
    const evaluation = boundedGroups(await evaluateMonitor(record, query, { ...context, nowMs: dueMs }), before.groups);
    const { groups, changes } = nextGroups(
      {
        previous: before.groups,
        evaluation,
        nowMs,
        awakeSinceMs: this.#awakeSinceMs,
        mutingOf: (group) => mutings.mutingOf(record, group, nowMs),
        toldAtEndOf: (ids) => statesToldAtEnd(mutings, ids),
      },
      rules,
    );
    const transitions = await foundTransitions(changes, plan, {
      ...{ evaluation, atMs: nowMs, spans: sources.spans, clock: this.#parts.clock },
    });
    const memory = { ...withGroups(before, groups, nowMs), ...(plan.schedule && { scheduledMs: dueMs }) };
    return { turn: { memory, transitions, dataLagMs }, problem: evaluation.problem };
  }

  #ownMemory(monitorId: number, groupBy: readonly string[]): MonitorMemory {
    const memory = this.#states.of(monitorId);
    return memory && memory.groupBy.join('\n') === groupBy.join('\n') ? memory : newMemory(groupBy);
  }

  #memberOf(monitorId: number, turns: Turns): MemberStatus | undefined {
    const plan = this.#plans.get(monitorId);
    if (!plan) return undefined;
    const memory = turns.get(monitorId)?.memory ?? this.#ownMemory(monitorId, plan.groupBy);
    const groups: readonly GroupMemory[] = [...memory.groups.values()];
    const isMulti = plan.rules.isMulti || groups.some(({ group }) => group.key !== '*');
    return { name: plan.record.name, isMulti, groups };
  }

  /** What is known of monitors that are there no more. */
  async #forgetOthers(records: readonly MonitorRecord[], atMs: number): Promise<void> {
    const known = new Set(records.map(({ id }) => id));
    await this.#states.forgetOthers(known, atMs);
    this.#problems.forgetOthers(known);
    for (const map of [this.#plans, this.#evaluatedMs]) {
      for (const id of [...map.keys()]) if (!known.has(id)) map.delete(id);
    }
  }
}
