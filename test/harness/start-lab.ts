import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../lib/config/places.ts';
import { cleanEnvironment } from './clean-environment.ts';

/** What lab a test wants. */
export interface LabOptions {
  /** Processes, as `run --with` takes them; the backend alone where absent. */
  readonly with?: readonly string[];
  /**
   * Its configuration, as path → text (`conf.d/my_metric.d/conf.yaml`), written to a folder of its own, which the test
   * may edit while the lab runs. Where absent, the clone's `config/` is used, which a test leaves as it is.
   */
  readonly config?: Readonly<Record<string, string>>;
  /** Variables on top of the environment, which is free of `DD_`, `DATADOG_` and `LABRADOR_` ones. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A lab that runs for one test. */
export interface TestLab {
  /** Of console and API. */
  readonly url: string;
  /** What `labrador run` exports to its command, with everything else that it has in its environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly configDir: string;
  readonly dataDir: string;
  /** What the lab logged so far, as a person reads it. */
  logs(): string;
  /** Stops it as the end of its command does, and waits until it is gone. @throws when it did not end with status 0 */
  stop(): Promise<void>;
}

/** The command that the lab runs: tells its environment, then waits until the test is done or dead. */
const guest = `
process.stdout.write(JSON.stringify(process.env) + '\\n');
process.stdin.resume().on('end', () => process.exit(0));
`;

/**
 * Starts a lab through the front door, `./labrador run --with … -- COMMAND`: free ports, data that is thrown away,
 * nothing shared with other tests. Takes about two seconds; a file of tests that only read can share one. Stop it in `after`:
 *
 *     const lab = await startLab({ with: ['backend', 'agent'], config: { 'conf.d/x.yaml': '…' } });
 *     after(() => lab.stop());
 *
 * @throws with the lab's log when it does not start
 */
export async function startLab(options: LabOptions = {}): Promise<TestLab> {
  const config = options.config ? writeConfig(options.config) : undefined;
  const configDir = config ?? path.join(projectRoot, 'config');
  const names = (options.with ?? ['backend']).join(',');
  const lab = spawn(
    path.join(projectRoot, 'labrador'),
    ['run', '--verbose', '--with', names, '--', process.execPath, '-e', guest],
    {
      env: { ...cleanEnvironment(process.env), LABRADOR_CONFIG_DIR: configDir, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let log = '';
  lab.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const closed = once(lab, 'close');
  const removeConfig = (): void => {
    if (config !== undefined) rmSync(config, { recursive: true, force: true });
  };
  const stop = async (): Promise<void> => {
    lab.stdin.end();
    const [status] = (await closed) as [number | null];
    removeConfig();
    if (status !== 0) throw new Error(`The lab ended with status ${status}:\n${log}`);
  };
  const first = await Promise.race([once(createInterface(lab.stdout), 'line'), closed]);
  if (typeof first[0] !== 'string') {
    removeConfig();
    throw new Error(`The lab did not start:\n${log}`);
  }
  const env = JSON.parse(first[0]) as Record<string, string>;
  return { url: env.LABRADOR_URL ?? '', env, configDir, dataDir: env.LABRADOR_DATA_DIR ?? '', logs: () => log, stop };
}

function writeConfig(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-config-'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
