/** The benchmark of Labrador: what docs/benchmarks.md describes. Started by `labrador bench` (`npm run bench`). */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../lib/config/places.ts';
import { version } from '../../lib/config/version.ts';
import { OutputError, writeOutput } from '../../lib/output/write-output.ts';
import type { Bench, BenchResult, Curve, Row } from './bench.ts';
import { benches as allBenches } from './benches.ts';
import { type BenchOptions, parseOptions } from './options.ts';
import { isReached, ratioOf } from './report/judge.ts';
import { renderTable } from './report/render-table.ts';
import { runBench } from './run-bench.ts';

/** One benchmark that was run. */
interface Outcome {
  readonly name: string;
  readonly tookS: number;
  /** Processes that wanted to run in the minute before, of the whole machine. */
  readonly loadBefore: number;
  readonly result?: BenchResult;
  readonly failure?: string;
}

const picturesDir = path.join(projectRoot, 'docs/pictures');

process.exitCode = await main();

/** @returns the exit status: 1 when a benchmark could not run, 2 for wrong usage, or a file that cannot be written */
async function main(): Promise<number> {
  let options: BenchOptions;
  try {
    options = parseOptions(process.argv.slice(2), allBenches);
  } catch (error) {
    process.stderr.write(`labrador bench: ${(error as Error).message}\n`);
    return 2;
  }
  if (options.list) {
    process.stdout.write(options.benches.map(describe).join(''));
    return 0;
  }
  const outcomes = await runAll(options);
  const results = outcomes.flatMap(({ result }) => result ?? []);
  process.stdout.write(`\n${renderTable(results.flatMap(({ rows }) => rows))}`);
  process.stdout.write(`\n${describeMachine(outcomes)}\n`);
  if (options.pictures) await draw(results.flatMap(({ curves }) => curves ?? []));
  if (options.jsonFile !== undefined) {
    try {
      writeOutput(options.jsonFile, toJson(outcomes, options));
    } catch (error) {
      if (!(error instanceof OutputError)) throw error;
      process.stderr.write(`labrador bench: ${error.message}\n`);
      return 2;
    }
  }
  return outcomes.length === options.benches.length && outcomes.every(({ result }) => result) ? 0 : 1;
}

function describe({ name, about, seconds, onlyFull }: Bench): string {
  const when = onlyFull
    ? `${seconds[0]} s, with --full ${seconds[1]} s; only with --full or --only`
    : `${seconds[0]} s, with --full ${seconds[1]} s`;
  return `${name.padEnd(16)} ${about} (about ${when})\n`;
}

/** Figures of a machine with other work are worth less; ratios and processor times suffer least. */
function describeMachine(outcomes: readonly Outcome[]): string {
  const loads = outcomes.map(({ loadBefore }) => loadBefore);
  const range = `${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`;
  return `Version ${version}, Node ${process.version}, ${os.availableParallelism()} cores; load average before the benches ${range}.`;
}

async function runAll({ benches, full }: BenchOptions): Promise<Outcome[]> {
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => abort.abort());
  const outcomes: Outcome[] = [];
  for (const bench of benches) {
    if (abort.signal.aborted) break;
    process.stderr.write(`labrador bench: ${bench.name} (about ${bench.seconds[full ? 1 : 0]} s)\n`);
    outcomes.push(await runOne(bench, { full, signal: abort.signal }));
  }
  return outcomes;
}

async function runOne(bench: Bench, options: { full: boolean; signal: AbortSignal }): Promise<Outcome> {
  const startMs = performance.now();
  const [loadBefore = 0] = os.loadavg();
  const about = () => ({ name: bench.name, tookS: Math.round(performance.now() - startMs) / 1000, loadBefore });
  try {
    return { result: await runBench(bench, options), ...about() };
  } catch (error) {
    const failure = (error as Error).message;
    process.stderr.write(`labrador bench: ${failure}\n`);
    return { failure, ...about() };
  }
}

function toJson(outcomes: readonly Outcome[], { full }: BenchOptions): string {
  const about = {
    version,
    at: new Date().toISOString(),
    full,
    node: process.version,
    system: `${os.type()} ${os.arch()}`,
    cores: os.availableParallelism(),
  };
  const judged = (row: Row) => ({ ...row, ratio: ratioOf(row), reached: isReached(row) });
  const benches = outcomes.map(({ result, ...outcome }) => ({
    ...outcome,
    ...(result ? { ...result, rows: result.rows.map(judged) } : {}),
  }));
  return `${JSON.stringify({ ...about, benches }, undefined, 2)}\n`;
}

async function draw(curves: readonly Curve[]): Promise<void> {
  // Loaded when needed: it is not, for a table.
  const { drawCurve } = await import('./report/draw-curve.ts');
  for (const curve of curves) {
    const file = path.join(picturesDir, `bench-${curve.name}.svg`);
    writeFileSync(file, drawCurve(curve));
    process.stderr.write(`labrador bench: drew ${path.relative(projectRoot, file)}\n`);
  }
}
