import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import { VirtualClock } from '../../../../lib/clock/virtual-clock.ts';
import type { Logger } from '../../../../lib/log/logger.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import { Downtimes } from '../downtimes/downtimes.ts';
import { scopeTagsOf } from '../downtimes/scope-tags.ts';
import { MonitorEngine } from '../engine/monitor-engine.ts';
import type { MonitorStatus } from '../monitor-states.ts';
import { checkExpectation, type Difference, type MonitorRecording } from './check-expectation.ts';
import type { MonitorTest } from './monitor-test.ts';
import { monitorNamed } from './read-test.ts';
import { TestInput } from './test-input.ts';
import type { MailsOf, TestMail } from './test-mail.ts';

const minuteMs = 60_000;

/** What came of a test. */
export interface TestResult {
  /** None: all was as expected. */
  readonly differences: readonly Difference[];
  /** All that happened, in order. */
  readonly transitions: readonly MonitorTransition[];
  /** How many minutes were evaluated. */
  readonly minutes: number;
}

/** Runs a test on a clock of its own, with a store in a temporary folder and the engine that runs in the lab. */
export async function runTest(test: MonitorTest, { log, mailsOf }: TestDeps): Promise<TestResult> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'labrador-monitor-test-'));
  const clock = new VirtualClock(test.times.startMs);
  try {
    const store = await openStore({ dataDir, clock, log });
    try {
      const recordings = await record(test, { store, clock, log, mailsOf });
      return resultOf(test, recordings);
    } finally {
      await store.close();
    }
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

/** What tests are run with. */
export interface TestDeps {
  readonly log: Logger;
  readonly mailsOf: MailsOf;
}

interface Lab extends TestDeps {
  readonly store: Store;
  readonly clock: VirtualClock;
}

/** By the id of the monitor. */
type Recordings = ReadonlyMap<number, MonitorRecording>;

async function record(test: MonitorTest, { store, clock, log, mailsOf }: Lab): Promise<Recordings> {
  const downtimes = await TestDowntimes.open(test.downtimes, { store, clock });
  let hasTransitions = false;
  const engine = await MonitorEngine.open({
    monitors: { list: () => test.monitors },
    sources: store,
    documents: store.documents,
    mutings: downtimes.downtimes,
    clock,
    log,
    onTransitions: () => {
      hasTransitions = true;
    },
  });
  const recordings = new Map(
    test.monitors.map(({ id }) => [
      id,
      { statuses: new Map<number, MonitorStatus>(), transitions: [] as MonitorTransition[], mails: [] as TestMail[] },
    ]),
  );
  const takeTransitions = async (): Promise<void> => {
    if (!hasTransitions) return;
    hasTransitions = false;
    for (const transition of await takeOutbox(store)) {
      const { id } = monitorWithId(transition.monitorId, test);
      recordings.get(id)?.transitions.push(transition);
      recordings.get(id)?.mails.push(...(await mailsOfTransition(transition, { test, store, mailsOf })));
    }
  };
  for (const host of test.hosts) store.sink.send({ kind: 'host', host });
  const input = new TestInput(test, store.sink);
  const actions = test.actions.toSorted((a, b) => a.atMs - b.atMs);
  for (let atMs = test.times.startMs + minuteMs; atMs <= endOf(test); atMs += minuteMs) {
    for (let next = actions[0]; next && next.atMs < atMs; next = actions[0]) {
      await clock.advance(Math.max(0, next.atMs - clock.now()));
      if (next.kind === 'resolve') await engine.resolve(next.monitorId, next.groups, next.by);
      else await downtimes.cancel(next.id, next.atMs);
      await takeTransitions();
      actions.shift();
    }
    await clock.advance(atMs - clock.now());
    input.sendUntil(atMs);
    await engine.tick(atMs);
    await takeTransitions();
    for (const [id, { statuses }] of recordings) statuses.set(atMs, engine.stateOf(id));
  }
  return recordings;
}

function endOf({ expectations }: MonitorTest): number {
  return Math.max(...expectations.map(({ toMs }) => toMs));
}

function monitorWithId(wanted: number, { monitors }: MonitorTest): MonitorRecord {
  const found = monitors.find(({ id }) => id === wanted);
  if (!found) throw new Error(`no monitor of the test has the id ${wanted}`);
  return found;
}

/** What is sent of a transition: nothing where it is held back. */
async function mailsOfTransition(
  transition: MonitorTransition,
  { test, store, mailsOf }: { readonly test: MonitorTest } & Pick<Lab, 'store' | 'mailsOf'>,
): Promise<readonly TestMail[]> {
  if (!transition.isNotified) return [];
  const { group, atMs } = transition;
  const name = group.tags.find((tag) => tag.startsWith('host:'))?.slice('host:'.length);
  const [host] = name === undefined ? [] : await store.hosts.get([name]);
  const monitor = monitorWithId(transition.monitorId, test);
  return mailsOf({ transition, monitor, ...(host && { host }) }).map((mail) => ({ atMs, group: group.key, ...mail }));
}

/** Takes transitions out, as who carries them out does. */
async function takeOutbox({ documents }: Store): Promise<readonly MonitorTransition[]> {
  const found = (await documents.load('monitor_transition')) as Readonly<Record<string, MonitorTransition>>;
  await documents.write(Object.keys(found).map((id) => ({ kind: 'monitor_transition', id })));
  return Object.values(found).sort((a, b) => a.atMs - b.atMs || (a.group.key < b.group.key ? -1 : 1));
}

/** The downtimes of a test; one is canceled as if its file had been changed. */
class TestDowntimes {
  readonly downtimes: Downtimes;
  readonly #byId: Map<string, Downtime>;

  private constructor(downtimes: Downtimes, byId: Map<string, Downtime>) {
    this.downtimes = downtimes;
    this.#byId = byId;
  }

  static async open(kept: readonly Downtime[], { store, clock }: Pick<Lab, 'store' | 'clock'>): Promise<TestDowntimes> {
    const { documents, hosts } = store;
    const downtimes = await Downtimes.open({ documents, hosts, clock, scopeTags: scopeTagsOf });
    const byId = new Map(kept.map((each) => [each.id, each]));
    await downtimes.setFiles(byId);
    return new TestDowntimes(downtimes, byId);
  }

  async cancel(id: string, canceledAtMs: number): Promise<void> {
    const downtime = this.#byId.get(id);
    if (downtime) this.#byId.set(id, { ...downtime, canceledAtMs });
    await this.downtimes.setFiles(new Map(this.#byId));
  }
}

function resultOf({ expectations, monitors, times }: MonitorTest, recordings: Recordings): TestResult {
  const recordingOf = (name: string | undefined): MonitorRecording =>
    recordings.get(monitorNamed(name, monitors).id) as MonitorRecording;
  const transitions = [...recordings.values()].flatMap((each) => each.transitions);
  return {
    differences: expectations.flatMap((each) => checkExpectation(each, recordingOf(each.monitor), times)),
    transitions: transitions.sort((a, b) => a.atMs - b.atMs),
    minutes: (Math.max(...expectations.map(({ toMs }) => toMs)) - times.startMs) / minuteMs,
  };
}
