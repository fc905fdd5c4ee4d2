import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../lib/config/places.ts';
import { cleanEnvironment } from './clean-environment.ts';
import { freePorts } from './free-ports.ts';

/** `labrador up` on free ports, with data of its own; its output can be waited for. */
export class UpProcess {
  readonly dataDir = mkdtempSync(path.join(tmpdir(), 'labrador-up-'));
  readonly child: ChildProcess;
  output = '';

  constructor({ args = [], env = {} }: { args?: readonly string[]; env?: Readonly<Record<string, string>> } = {}) {
    this.child = spawn(path.join(projectRoot, 'labrador'), ['up', '--data', this.dataDir, ...args], {
      env: { ...cleanEnvironment(process.env), ...freePorts, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.output += text;
      this.child.emit('output');
    });
  }

  /** Resolves with the match once it was written. @throws with its output when it ends before */
  async wrote(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.output);
      if (match) return match;
      const heard = new AbortController();
      const events = ['output', 'exit'].map((event) => once(this.child, event, { signal: heard.signal }));
      const [status] = (await Promise.race(events)) as [unknown];
      // What did not come is listened for no longer.
      heard.abort();
      if (status !== undefined) throw new Error(`it ended with ${status}:\n${this.output}`);
    }
  }

  /** Ends it. @returns its status */
  async stop(signal: NodeJS.Signals): Promise<number | null> {
    const exit = once(this.child, 'exit');
    this.child.kill(signal);
    const [status] = (await exit) as [number | null];
    return status;
  }

  /** Ends it if it runs, and takes its data away. */
  async remove(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.stop('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
