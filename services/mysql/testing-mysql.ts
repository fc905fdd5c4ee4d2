import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../lib/config/places.ts';
import { isReadyMessage } from '../../lib/lifecycle/ready.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import type { MysqlStatus } from '../../lib/model/process-status.ts';

/** The lab's mysql process of a test, started as the supervisor does, on a data folder of its own. */
export class TestingMysql {
  readonly dataDir: string;
  readonly child: ChildProcess;
  readonly #exited: Promise<unknown[]>;
  log = '';

  /** @param dataDir a folder that another one left; a new one where absent */
  constructor(env: Readonly<Record<string, string>> = {}, dataDir = mkdtempSync(path.join(tmpdir(), 'lab-mysql-'))) {
    this.dataDir = dataDir;
    this.child = spawn(process.execPath, [path.join(projectRoot, 'services/mysql/main.ts')], {
      env: {
        PATH: process.env.PATH,
        LABRADOR_CONFIG_DIR: path.join(dataDir, 'no-config'),
        LABRADOR_DATA_DIR: dataDir,
        DD_LABRADOR_MYSQL_PORT: '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.log += text;
      this.child.emit('wrote');
    });
    this.#exited = once(this.child, 'exit');
  }

  /** @returns the URL of its database, without the password @throws with its log when it ends before it is ready */
  async ready(): Promise<string> {
    const first: unknown = await Promise.race([
      once(this.child, 'message').then(([message]) => message),
      this.#exited.then(() => undefined),
    ]);
    if (!isReadyMessage(first)) throw new Error(`mysql ended before it was ready:\n${this.log}`);
    return first.endpoints.mysql ?? '';
  }

  /** Resolves when it has logged this. */
  async wrote(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.log)) await once(this.child, 'wrote');
  }

  status(): Promise<MysqlStatus | undefined> {
    return readStatus<MysqlStatus>({ dataDir: this.dataDir, name: 'mysql' });
  }

  file(name: string): string {
    return path.join(this.dataDir, 'mysql', name);
  }

  /** Ends the process, not its server, and waits. @returns its status */
  async end(signal: NodeJS.Signals): Promise<unknown> {
    this.child.kill(signal);
    const [status] = await this.#exited;
    return status;
  }

  /** Ends it in good order and takes its folder away. */
  async remove(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.end('SIGTERM');
    if (existsSync(this.dataDir)) rmSync(this.dataDir, { recursive: true, force: true });
  }
}
