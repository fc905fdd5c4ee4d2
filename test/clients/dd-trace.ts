import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Backend } from './start-backend.ts';

const app = fileURLToPath(new URL('./dd-trace-app.ts', import.meta.url));

/** What tells the tracer nothing of the machine it runs on, and keeps it from talking to anybody else. */
const quiet = {
  DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'false',
  DD_REMOTE_CONFIGURATION_ENABLED: 'false',
  DD_TRACE_STARTUP_LOGS: 'false',
  DD_SERVICE: 'measured',
  DD_ENV: 'lab',
  DD_VERSION: '1.2.3',
};

/** An application with dd-trace. */
export interface TracedApp {
  /** What it wrote on standard error. */
  errors(): string;
  /** Lets it end. @returns its exit status */
  end(): Promise<number | null>;
}

/** A port on which nothing listens: it was just given back. */
export async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts the application, without any key, and waits until it has sent.
 * @param run.traceAgentPort where it looks for a trace agent
 */
export async function startTracedApp(
  backend: Backend,
  run: {
    readonly calls: 'plain' | 'distribution' | 'idle';
    readonly traceAgentPort: number;
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<TracedApp> {
  const child = spawn(process.execPath, [app, run.calls], {
    env: {
      PATH: process.env.PATH,
      ...quiet,
      DD_AGENT_HOST: backend.dogstatsd.host,
      DD_DOGSTATSD_PORT: String(backend.dogstatsd.port),
      DD_TRACE_AGENT_PORT: String(run.traceAgentPort),
      ...run.env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const end = (): Promise<number | null> => {
    child.stdin.end();
    return exited;
  };
  const first = await Promise.race([once(child.stdout, 'data'), exited]);
  if (!Array.isArray(first)) throw new Error(`The application ended with ${first}:\n${errors}`);
  return { errors: () => errors, end };
}
