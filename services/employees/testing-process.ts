import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isReadyMessage } from '../../lib/lifecycle/ready.ts';

/** The service as a process, started as the supervisor does. */
export interface TestingProcess {
  /** Where it listens: known before it is ready, from its log. */
  readonly url: string;
  /** Resolves with where it listens when it says that it is ready. */
  readonly ready: Promise<string>;
  /** Parsed lines of its log so far. */
  log(): readonly Readonly<Record<string, unknown>>[];
  /** Resolves when a line of its log has this message. */
  logged(message: RegExp): Promise<void>;
  /** @returns its exit status */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts it on a free port and waits until it listens. */
export async function startProcess(env: Readonly<Record<string, string>>): Promise<TestingProcess> {
  const entry = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    child.emit('wrote');
  });
  const exited = once(child, 'exit').then(([status]) => status as number | null);
  const ready = once(child, 'message').then(([message]) =>
    isReadyMessage(message) ? (message.endpoints.employees ?? '') : '',
  );
  const log = (): Readonly<Record<string, unknown>>[] =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const logged = async (message: RegExp): Promise<void> => {
    while (!log().some(({ msg }) => message.test(String(msg)))) {
      const ended = await Promise.race([once(child, 'wrote'), exited]);
      if (!Array.isArray(ended)) throw new Error(`employees ended without having said ${message}:\n${text}`);
    }
  };
  await logged(/^serves$/);
  return {
    url: String(log().find(({ msg }) => msg === 'serves')?.url),
    ready,
    log,
    logged,
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
  };
}
