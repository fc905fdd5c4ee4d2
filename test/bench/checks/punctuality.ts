import { fork } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { agentNodeFlags } from '../../../cli/supervise/agent-node-flags.ts';
import { childEnvironment } from '../../../cli/supervise/child-environment.ts';
import { projectRoot } from '../../../lib/config/places.ts';
import { readStatus } from '../../../lib/lifecycle/status-socket.ts';
import type { AgentStatus } from '../../../lib/model/process-status.ts';
import type { Bench, BenchContext, Row } from '../bench.ts';
import { pause } from '../measure/pause.ts';
import { startReference } from '../measure/start-reference.ts';
import { percentile } from '../measure/statistics.ts';
import { checkConfig, checkSource } from './bench-check.ts';
import { latenessMs, type StartedRun, timestampDriftS } from './lateness.ts';
import { fullCollections, liveHeapBytes } from './live-heap.ts';

const instances = 200;
/** For the agent to load them all, and for the first runs, which it spreads over a second. */
const warmUpMs = 4000;
const watchEveryS = 10;

/** How punctual the real agent begins the runs of 200 instances a second, against as many empty timers at the same time. */
export const checkPunctuality: Bench = {
  name: 'checks',
  about: 'lateness and drift of 200 check instances at 1 s in the real agent, against empty timers',
  seconds: [17, 625],
  run: async (context) => {
    const seconds = context.full ? 600 : 10;
    const timers = await startReference(fileURLToPath(new URL('./empty-timers.ts', import.meta.url)), context, [
      `${instances}`,
    ]);
    const agent = await startAgent(context);
    await pause(warmUpMs);
    agent.runs.clear();
    const memory = await watchMemory(agent.dataDir, seconds);
    const runs = new Map(agent.runs);
    const empty = ((await timers.ask()) as number[]).slice(-instances * seconds);
    const status = await readStatus<AgentStatus>({ dataDir: agent.dataDir, name: 'agent' }, 5000);
    await agent.stop();
    await timers.stop();
    if (!status) throw new Error('Cannot measure: the agent does not answer');
    const heap = context.full ? heapRows(agent.trace(), seconds) : [];
    return { rows: [...toRows({ runs, empty, status, seconds }), ...memoryRows(memory), ...heap] };
  },
};

/** @returns bytes that the agent took, every ten seconds of so many */
async function watchMemory(dataDir: string, seconds: number): Promise<number[]> {
  const rssBytes: number[] = [];
  for (let passedS = 0; passedS < seconds; passedS += watchEveryS) {
    await pause(Math.min(watchEveryS, seconds - passedS) * 1000);
    const status = await readStatus({ dataDir, name: 'agent' }, 5000);
    if (status) rssBytes.push(status.rssBytes);
  }
  return rssBytes;
}

/** The last fifth beside the second; a run that is too short for fifths says nothing of growth. */
function memoryRows(rssBytes: readonly number[]): Row[] {
  const fifth = Math.floor(rssBytes.length / 5);
  if (fifth < 5) return [];
  const megabytes = (from: number): number => percentile(rssBytes.slice(from, from + fifth), 0.5) / 2 ** 20;
  return [
    {
      what: `${instances} checks at 1 s, memory of the agent at the end`,
      figure: { value: megabytes(rssBytes.length - fifth), unit: 'MB' },
      reference: { what: 'in the second fifth of the run', value: megabytes(fifth) },
      goal: { of: 'ratio', is: 'at most', bound: 1.05 },
    },
  ];
}

/**
 * What was alive in the last two fifths beside the two before; V8 collects a quiet heap every minute or two. Resident memory goes
 * up and down with what V8 has not collected yet, this does not.
 */
function heapRows(trace: string, seconds: number): Row[] {
  const fifthMs = (seconds * 1000) / 5;
  const collections = fullCollections(trace);
  const live = liveHeapBytes(collections, {
    first: { fromMs: fifthMs, toMs: 3 * fifthMs },
    last: { fromMs: 3 * fifthMs, toMs: Number.POSITIVE_INFINITY },
  });
  if (!live) throw new Error('Cannot measure: no thread of the agent was collected');
  return [
    {
      what: `${instances} checks at 1 s, live objects of the agent at the end`,
      figure: { value: live.last / 2 ** 20, unit: 'MB' },
      reference: { what: 'in the second and third fifth of the run', value: live.first / 2 ** 20 },
      goal: { of: 'ratio', is: 'at most', bound: 1.05 },
    },
  ];
}

interface RunningAgent {
  readonly dataDir: string;
  /** What arrived, by metric. */
  readonly runs: Map<string, StartedRun[]>;
  /** What V8 told of its collections; whole once the agent has stopped. Empty unless the run is long. */
  trace(): string;
  stop(): Promise<unknown>;
}

async function startAgent({ full, folder, after }: BenchContext): Promise<RunningAgent> {
  const configDir = path.join(folder, 'config');
  const dataDir = path.join(folder, 'data');
  write(path.join(configDir, 'checks/bench_started/check.ts'), checkSource);
  write(path.join(configDir, 'conf.d/bench_started.yaml'), checkConfig(instances));
  write(path.join(configDir, 'datadog.yaml'), 'hostname: bench\nadditional_checksd: checks\nlog_level: error\n');
  const socket = dgram.createSocket({ type: 'udp4', recvBufferSize: 1024 * 1024 });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const runs = new Map<string, StartedRun[]>();
  socket.on('message', (packet) => takePacket(packet.toString('latin1'), runs));
  const env = {
    ...childEnvironment(process.env, { configDir, dataDir }),
    DD_AGENT_HOST: '127.0.0.1',
    DD_DOGSTATSD_PORT: `${socket.address().port}`,
  };
  const child = fork(path.join(projectRoot, 'services/agent/main.ts'), [], {
    env,
    execArgv: [...agentNodeFlags, ...(full ? ['--trace-gc'] : [])],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let trace = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    trace += text;
  });
  const exited = once(child, 'close');
  after(() => socket.close());
  const stop = (): Promise<unknown> => {
    child.kill('SIGTERM');
    return exited;
  };
  after(stop);
  return { dataDir, runs, trace: () => trace, stop };
}

/** Lines of the check alone: `bench.i17:1795348005123.4|g|T1795348005|#…`. */
function takePacket(packet: string, runs: Map<string, StartedRun[]>): void {
  for (const [, metric = '', started, timestamp] of packet.matchAll(/^(bench\.i\d+):([\d.]+)\|g.*?\|T(\d+)/gm)) {
    const before = runs.get(metric) ?? [];
    before.push({ startedMs: Number(started), timestampS: Number(timestamp) });
    runs.set(metric, before);
  }
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function toRows(measured: {
  readonly runs: ReadonlyMap<string, readonly StartedRun[]>;
  readonly empty: readonly number[];
  readonly status: AgentStatus;
  readonly seconds: number;
}): Row[] {
  const { runs, empty, status, seconds } = measured;
  if (runs.size !== instances) throw new Error(`Cannot measure: ${runs.size} instances run, not ${instances}`);
  const late = status.checks.flatMap(({ nextRunAtMs = Number.NaN, lastSubmitted }) =>
    latenessMs(runs.get(lastSubmitted[0]?.name ?? '') ?? [], nextRunAtMs),
  );
  const drift = Math.max(...[...runs.values()].map((each) => Math.abs(timestampDriftS(each))));
  const missed = status.checks.reduce((sum, each) => sum + each.missedRuns, 0);
  const what = `${instances} checks at 1 s, lateness`;
  const row = (name: string, p: number): Row => ({
    what: `${what}, ${name}`,
    figure: { value: percentile(late, p), unit: 'ms' },
    reference: { what: 'empty timers', value: percentile(empty, p) },
  });
  const goal = { of: 'figure', is: 'at most', bound: 20 } as const;
  return [
    row('median', 0.5),
    { ...row('p99', 0.99), goal },
    {
      ...row('worst', 1),
      notes: [
        `Checks: ${late.length} runs in ${seconds} s by the real agent, from the due time to the first line of the check; ${missed} runs were missed since the start.`,
      ],
    },
    {
      what: `${instances} checks at 1 s, drift of timestamps after ${Math.min(...[...runs.values()].map((each) => each.length))} runs`,
      figure: { value: drift, unit: 's' },
      goal: { of: 'figure', is: 'at most', bound: 0 },
    },
  ];
}
