import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { z } from 'zod';
import { commandFault } from './command-permissions.ts';
import type { Secret, SecretSource } from './secret-source.ts';

/** The keys `secret_backend_…` of datadog.yaml. */
export interface SecretBackendSettings {
  /** The path of the command. */
  readonly command: string;
  readonly arguments: readonly string[];
  readonly timeoutS: number;
  readonly outputMaxBytes: number;
  readonly allowsGroupExec: boolean;
  /** Whether a line end at the end of a secret is left out. */
  readonly trimsLineBreak: boolean;
}

const answerSchema = z.record(
  z.string(),
  z.object({ value: z.string().nullish(), error: z.string().nullish() }).nullable(),
);

/** What a run of the command gave. */
interface Run {
  readonly stdout: Buffer;
  readonly fault?: string;
}

/**
 * Fetches secrets by a command of the user's (wire.md 4.9): it gets `{"version":"1.0","secrets":["handle"]}` on its standard
 * input and answers `{"handle":{"value":"…","error":null}}`. Several handles are one run; what was fetched is kept for as
 * long as the process lives, what could not be is asked for again the next time.
 */
export class SecretBackend implements SecretSource {
  readonly settings: SecretBackendSettings;
  readonly #known = new Map<string, Secret>();

  constructor(settings: SecretBackendSettings) {
    this.settings = settings;
  }

  /** All secrets that it has given. */
  get values(): readonly string[] {
    return [...this.#known.values()].flatMap((secret) => ('value' in secret ? secret.value : []));
  }

  get(handle: string): Secret {
    return this.#known.get(handle) ?? { error: 'it was not fetched' };
  }

  /** Fetches those that are not known yet. @returns whether anything was asked for */
  async fetch(handles: Iterable<string>): Promise<boolean> {
    const wanted = this.#unknown(handles);
    if (wanted.length === 0) return false;
    const run = (): Promise<Run> => runCommand(this.settings, request(wanted, this.settings));
    this.#keep(
      wanted,
      this.#fault() ?? (await run().catch((error: Error) => failedRun(faultOf(error, this.settings)))),
    );
    return true;
  }

  /** As `fetch`, and nothing else goes on in this thread meanwhile. */
  fetchNow(handles: Iterable<string>): void {
    const wanted = this.#unknown(handles);
    if (wanted.length === 0) return;
    this.#keep(wanted, this.#fault() ?? runCommandNow(this.settings, request(wanted, this.settings)));
  }

  #unknown(handles: Iterable<string>): readonly string[] {
    const isKnown = (handle: string): boolean => 'value' in (this.#known.get(handle) ?? {});
    return [...new Set(handles)].filter((handle) => !isKnown(handle));
  }

  #fault(): Run | undefined {
    const { command, allowsGroupExec } = this.settings;
    const fault = commandFault(command, { allowsGroupExec, userId: process.getuid?.() ?? 0 });
    return fault === undefined ? undefined : failedRun(fault);
  }

  #keep(handles: readonly string[], run: Run): void {
    const answer = run.fault === undefined ? readAnswer(run.stdout) : run.fault;
    for (const handle of handles) {
      if (typeof answer === 'string') this.#known.set(handle, { error: answer });
      else this.#known.set(handle, toSecret(Object.hasOwn(answer, handle) ? answer[handle] : undefined, this.settings));
    }
  }
}

function request(handles: readonly string[], { timeoutS }: SecretBackendSettings): string {
  return JSON.stringify({ version: '1.0', secrets: handles, secret_backend_timeout: timeoutS });
}

/** @returns what is wrong with it as text, which shows nothing of it: there may be secrets in it */
function readAnswer(stdout: Buffer): z.infer<typeof answerSchema> | string {
  try {
    return answerSchema.parse(JSON.parse(stdout.toString('utf8')));
  } catch {
    return 'secret_backend_command did not answer {"handle": {"value": "…", "error": null}} in JSON';
  }
}

function toSecret(
  answer: z.infer<typeof answerSchema>[string] | undefined,
  { trimsLineBreak }: SecretBackendSettings,
): Secret {
  if (!answer) return { error: 'secret_backend_command did not answer for it' };
  if (answer.error) return { error: `secret_backend_command says: ${answer.error}` };
  const value = trimsLineBreak ? answer.value?.replace(/\r?\n$/, '') : answer.value;
  return value ? { value } : { error: 'secret_backend_command gave an empty value' };
}

function failedRun(fault: string): Run {
  return { stdout: Buffer.alloc(0), fault };
}

function runCommandNow(settings: SecretBackendSettings, input: string): Run {
  const { command, timeoutS, outputMaxBytes } = settings;
  try {
    const { stdout, status, error } = spawnSync(command, settings.arguments, {
      input,
      timeout: timeoutS * 1000,
      maxBuffer: outputMaxBytes,
      killSignal: 'SIGKILL',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    // A command that answers without reading what it was asked closes its end: its status and its words tell the rest.
    const isOfInput = (error as NodeJS.ErrnoException | undefined)?.code === 'EPIPE';
    const fault = error && !isOfInput ? faultOf(error, settings) : exitFault(status);
    return fault === undefined ? { stdout } : failedRun(fault);
  } catch (error) {
    // What no program can be started with.
    return failedRun(faultOf(error as Error, settings));
  }
}

/** Rejects where no program can be started with these arguments. */
function runCommand(settings: SecretBackendSettings, input: string): Promise<Run> {
  const { command, timeoutS, outputMaxBytes } = settings;
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(command, settings.arguments, { stdio: ['pipe', 'pipe', 'ignore'] });
    const fail = (fault: string): void => {
      child.kill('SIGKILL');
      // What the command has started may hold its other end.
      child.stdout?.destroy();
      resolve(failedRun(fault));
    };
    AbortSignal.timeout(timeoutS * 1000).addEventListener('abort', () =>
      fail(faultOf({ code: 'ETIMEDOUT' }, settings)),
    );
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout?.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > outputMaxBytes) fail(faultOf({ code: 'ENOBUFS' }, settings));
    });
    child.on('error', (error) => fail(faultOf(error, settings)));
    child.on('close', (status) => {
      const fault = exitFault(status);
      resolve({ stdout: Buffer.concat(chunks), ...(fault !== undefined && { fault }) });
    });
    // A command that reads nothing closes its end.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** @param status null: a signal ended it */
function exitFault(status: number | null): string | undefined {
  if (status === null) return 'secret_backend_command was ended by a signal';
  return status === 0 ? undefined : `secret_backend_command ended with status ${status}`;
}

function faultOf(
  { code, message }: { readonly code?: string; readonly message?: string },
  settings: SecretBackendSettings,
): string {
  if (code === 'ETIMEDOUT') {
    return `secret_backend_command took longer than ${settings.timeoutS} s (secret_backend_timeout)`;
  }
  if (code === 'ENOBUFS') {
    return `secret_backend_command wrote more than ${settings.outputMaxBytes} bytes (secret_backend_output_max_size)`;
  }
  return `Cannot run secret_backend_command ${settings.command}: ${message}`;
}
