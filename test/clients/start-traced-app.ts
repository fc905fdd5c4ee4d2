import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Backend } from './start-backend.ts';

const app = fileURLToPath(new URL('./traced-app.ts', import.meta.url));
const marks = new URL('./mark-console.ts', import.meta.url).href;

/** An application that dd-trace traces. */
export interface ServedApp {
  readonly url: string;
  /** What dd-trace said so far, a line each that begins with its level: `ERROR …`, `WARN …`, `INFO …`. */
  said(): readonly string[];
  /** Lets it end, with what the tracer still has to send. @returns its exit status */
  end(): Promise<number | null>;
}

/**
 * Starts the application of Express with dd-trace loaded before it, without any key, and waits until it serves.
 * @throws with what it said when it does not
 */
export async function startServedApp(backend: Backend, env: Readonly<Record<string, string>>): Promise<ServedApp> {
  const child = spawn(process.execPath, ['--import', marks, '--import', 'dd-trace/initialize.mjs', app], {
    env: {
      PATH: process.env.PATH,
      DD_TRACE_AGENT_URL: backend.traces,
      DD_DOGSTATSD_PORT: String(backend.dogstatsd.port),
      DD_SERVICE: 'shop',
      DD_ENV: 'lab',
      DD_VERSION: '1.2.3',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const first = await Promise.race([once(child.stdout, 'data'), exited]);
  const port = /^port (\d+)/.exec(String(first))?.[1];
  if (port === undefined) throw new Error(`The application ended with ${first}:\n${said}`);
  return {
    url: `http://127.0.0.1:${port}`,
    said: () => said.split('\n').filter((line) => line !== ''),
    end: () => {
      child.stdin.end();
      return exited;
    },
  };
}
