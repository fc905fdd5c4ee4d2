import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** The Debian package with the server alone: no daemon of the system comes with it. */
export const serverPackage = 'mariadb-server-core';

/** How a command ended, and the last of what it wrote. */
export interface CommandEnd {
  readonly status: number;
  readonly output: string;
}

/** The machine on which something may be installed. */
export interface Machine {
  readonly isRoot: boolean;
  /** The text of `/etc/os-release`; empty where there is none. */
  readonly osRelease: string;
  run(command: string, args: readonly string[]): Promise<CommandEnd>;
}

const outputKept = 4000;

/**
 * Installs a server by apt where that may be done without asking: on Debian and its like, as root or where sudo wants no
 * password. Says so first.
 * @returns undefined when it is installed, else why not
 */
export async function installServer(
  machine: Machine,
  announce: (message: string) => void,
): Promise<string | undefined> {
  if (!isDebian(machine.osRelease)) return 'only on Debian and Ubuntu can one be installed from here';
  const asRoot = machine.isRoot ? [] : ['sudo', '-n'];
  if (!machine.isRoot && (await machine.run('sudo', ['-n', 'true'])).status !== 0) {
    return 'installing one needs root, or sudo without a password';
  }
  announce(
    `no MySQL-compatible server here: installing the package ${serverPackage} by apt-get (about 30 MB, no daemon)`,
  );
  const apt = async (...args: readonly string[]): Promise<CommandEnd> => {
    const [command = '', ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return machine.run(command, rest);
  };
  const install = ['-o', 'DPkg::Lock::Timeout=120', 'install', '-qq', '-y', '--no-install-recommends', serverPackage];
  let end = await apt(...install);
  if (end.status !== 0) {
    // The lists of a fresh image are empty or old.
    const update = await apt('-o', 'DPkg::Lock::Timeout=120', 'update', '-qq');
    end = update.status === 0 ? await apt(...install) : update;
  }
  return end.status === 0 ? undefined : `apt-get ended with status ${end.status}: ${lastLine(end.output)}`;
}

function isDebian(osRelease: string): boolean {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}

/** The machine that this process runs on. */
export async function thisMachine(): Promise<Machine> {
  return {
    isRoot: process.getuid?.() === 0,
    osRelease: await readFile('/etc/os-release', 'utf8').catch(() => ''),
    run: runCommand,
  };
}

function runCommand(command: string, args: readonly string[]): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-outputKept);
      });
    }
    child.once('error', (error) => resolve({ status: 127, output: error.message }));
    child.once('close', (code) => resolve({ status: code ?? 1, output }));
  });
}
