/** The process of one benchmark, started by run-bench.ts: `child.ts NAME FOLDER [--full]`. Answers with one message. */
import type { BenchResult } from './bench.ts';
import { benches } from './benches.ts';

/** What it answers. */
export type ChildMessage =
  | { readonly kind: 'result'; readonly result: BenchResult }
  | { readonly kind: 'failed'; readonly message: string };

const [name, folder = '', option] = process.argv.slice(2);
const stops: (() => unknown)[] = [];
let ending: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.on(signal, () => void end({ kind: 'failed', message: `ended by ${signal}` }));
}
await end(await answer());

async function answer(): Promise<ChildMessage> {
  const bench = benches.find((each) => each.name === name);
  if (!bench) return { kind: 'failed', message: `there is no bench ${name}` };
  try {
    const result = await bench.run({ full: option === '--full', folder, after: (stop) => void stops.push(stop) });
    return { kind: 'result', result };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function end(message: ChildMessage): Promise<void> {
  ending ??= stopAll(message);
  return ending;
}

/** Stops what still runs, the last first, tells how it went and ends. */
async function stopAll(message: ChildMessage): Promise<void> {
  for (const stop of stops.reverse()) {
    try {
      await stop();
    } catch (error) {
      process.stderr.write(`cannot stop a part of ${name}: ${String(error)}\n`);
    }
  }
  if (!process.connected) process.exit(1);
  process.send?.(message, () => process.exit(0));
}
