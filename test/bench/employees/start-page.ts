import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
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
  /** The port of a trace agent; absent: it runs without a tracer. */
  readonly agentPort?: number;
}

/** A tick of the kernel's accounting, as it shows it. */
const tickMs = 10;

/** Starts it, with the variables of the employees service, and waits until it is ready. */
export async function startPage(options: PageOptions, { after, folder }: BenchContext): Promise<Page> {
  const { entry, databaseUrl, agentPort } = options;
  const isTraced = agentPort !== undefined;
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
      ...(isTraced ? { ...variables, DD_TRACE_AGENT_PORT: String(agentPort) } : {}),
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

function cpuMsOf(pid: number | undefined): number | undefined {
  try {
    // The name, which may hold anything, is in parentheses before the fields; user and system time are the 12th and 13th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return undefined;
  }
}
