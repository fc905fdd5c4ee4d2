import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { projectRoot } from '../../../lib/config/places.ts';
import { isReadyMessage } from '../../../lib/lifecycle/ready.ts';
import type { BenchContext } from '../bench.ts';

/** A running application that shows employees. */
export interface Page {
  readonly url: string;
  /** Processor time that its process has used so far, all threads, milliseconds; undefined where Linux's files are not there. */
  cpuMs(): number | undefined;
}

/** How it is run. */
export interface PageOptions {
  /** Its file, from the root of the clone. */
  readonly entry: string;
  readonly databaseUrl: string;
  /** Where it sends metrics of its own. */
  readonly dogstatsdPort: number;
  /** The port of a trace agent; absent: it runs without a tracer. */
  readonly tracePort?: number;
}

const nsPerMs = 1e6;

/** Starts it, with the variables of the employees service, and waits until it is ready. */
export async function startPage(options: PageOptions, { after, folder }: BenchContext): Promise<Page> {
  const { entry, databaseUrl, dogstatsdPort, tracePort } = options;
  const isTraced = tracePort !== undefined;
  const variables = parseEnv(readFileSync(path.join(projectRoot, 'config/services/employees.env'), 'utf8'));
  const child = fork(path.join(projectRoot, entry), {
    cwd: projectRoot,
    execArgv: isTraced ? ['--import', 'dd-trace/initialize.mjs'] : [],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      LOG_FILE: path.join(folder, `${path.basename(entry)}-${isTraced}.log`),
      DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'false',
      DD_AGENT_HOST: '127.0.0.1',
      DD_DOGSTATSD_PORT: String(dogstatsdPort),
      ...(isTraced ? { ...variables, DD_TRACE_AGENT_PORT: String(tracePort) } : {}),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  after(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  const first: unknown = await Promise.race([once(child, 'message').then(([message]) => message), exited]);
  if (!isReadyMessage(first)) throw new Error(`Cannot start ${entry}: it ended before it was ready`);
  return { url: `${first.endpoints.employees}/employees`, cpuMs: () => cpuMsOf(child.pid) };
}

/** Of the threads that there are; the first number of a schedstat is nanoseconds on a processor. */
function cpuMsOf(pid: number | undefined): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const ns = threads.map((thread) =>
      Number.parseInt(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'), 10),
    );
    return ns.reduce((sum, each) => sum + each, 0) / nsPerMs;
  } catch {
    return undefined;
  }
}
