import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { BenchContext } from '../bench.ts';
import { pause } from '../measure/pause.ts';
import { freePort } from './free-port.ts';
import { batchesOf, contextsOf, type SeriesHour } from './series-hour.ts';

/** As Debian's package and as the releases call it. */
const names = ['victoria-metrics', 'victoria-metrics-prod'];

export interface VictoriaMetrics {
  readonly url: string;
  /** Takes the points and makes them visible to queries. */
  load(hour: SeriesHour): Promise<void>;
  stop(): Promise<void>;
}

/** Its program on the PATH, or undefined where it is not installed. */
export function findVictoriaMetrics(searchPath: string): string | undefined {
  const candidates = searchPath.split(':').flatMap((folder) => names.map((name) => path.join(folder, name)));
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * Starts VictoriaMetrics on a free port of loopback with an empty folder.
 * @throws when it does not answer within some seconds
 */
export async function startVictoriaMetrics(program: string, { folder, after }: BenchContext): Promise<VictoriaMetrics> {
  const port = await freePort();
  const data = mkdtempSync(path.join(folder, 'vm-'));
  const child = spawn(
    program,
    [`-storageDataPath=${data}`, `-httpListenAddr=127.0.0.1:${port}`, '-loggerLevel=ERROR', '-search.latencyOffset=0s'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  after(stop);
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(url);
  return { url, load: (hour) => load(url, hour), stop };
}

async function untilHealthy(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const response = await fetch(`${url}/health`).catch(() => undefined);
    if (response?.ok) return;
    await pause(50);
  }
  throw new Error(`Cannot start VictoriaMetrics: nothing answers at ${url}`);
}

/** By its own format of JSON lines, a series each; milliseconds. */
async function load(url: string, hour: SeriesHour): Promise<void> {
  const series = contextsOf(hour).map(({ metric, host, tags }) => ({
    metric: { __name__: metric, host, ...Object.fromEntries(tags.map((tag) => tag.split(':'))) },
    values: [] as number[],
    timestamps: [] as number[],
  }));
  for (const { contextIndex, timestampS, value } of batchesOf(hour)) {
    contextIndex.forEach((context, row) => {
      series[context]?.values.push(value[row] ?? 0);
      series[context]?.timestamps.push((timestampS[row] ?? 0) * 1000);
    });
  }
  for (let from = 0; from < series.length; from += 100) {
    const body = series.slice(from, from + 100).map((each) => JSON.stringify(each));
    const response = await fetch(`${url}/api/v1/import`, { method: 'POST', body: body.join('\n') });
    if (!response.ok) throw new Error(`Cannot load VictoriaMetrics: status ${response.status}`);
  }
  const flushed = await fetch(`${url}/internal/force_flush`);
  if (!flushed.ok) throw new Error(`Cannot flush VictoriaMetrics: status ${flushed.status}`);
}
