import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOrInstall } from './find-or-install.ts';
import type { CommandEnd, Machine } from './install-server.ts';

const debian = 'NAME="Debian"\nID=debian\n';
const ubuntu = 'ID=ubuntu\nID_LIKE=debian\n';
const fine: CommandEnd = { status: 0, output: '' };

/** A machine that notes what it is told to run, and answers by the first pattern that matches. */
class FakeMachine implements Machine {
  readonly ran: string[] = [];
  readonly isRoot: boolean;
  readonly osRelease: string;
  readonly #answers: readonly (readonly [RegExp, CommandEnd])[];

  constructor(isRoot: boolean, osRelease: string, answers: readonly (readonly [RegExp, CommandEnd])[] = []) {
    this.isRoot = isRoot;
    this.osRelease = osRelease;
    this.#answers = answers;
  }

  async run(command: string, args: readonly string[]): Promise<CommandEnd> {
    const line = [command, ...args].join(' ');
    this.ran.push(line);
    return this.#answers.find(([pattern]) => pattern.test(line))?.[1] ?? fine;
  }
}

/** Where there is no server; what was announced, and why it failed. */
async function attempt(machine: FakeMachine): Promise<{ announced: string[]; message: string }> {
  const announced: string[] = [];
  try {
    await findOrInstall({}, { machine, announce: (message) => announced.push(message), folders: [] });
  } catch (error) {
    return { announced, message: (error as Error).message };
  }
  throw new Error('it found a server');
}

test('root on Debian installs by apt-get, after saying so', async () => {
  const machine = new FakeMachine(true, debian);
  const { announced, message } = await attempt(machine);
  assert.deepEqual(machine.ran, [
    'env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -qq -y --no-install-recommends mariadb-server-core',
  ]);
  assert.match(announced.join(), /installing the package mariadb-server-core/);
  assert.match(message, /mariadb-server-core is installed, but its server does not run/);
});

test('elsewhere sudo is asked, and used where it wants no password', async () => {
  const machine = new FakeMachine(false, ubuntu);
  await attempt(machine);
  assert.equal(machine.ran[0], 'sudo -n true');
  assert.match(machine.ran[1] ?? '', /^sudo -n env DEBIAN_FRONTEND=noninteractive apt-get .* mariadb-server-core$/);
});

test('without the right to it nothing is installed, and what to do is said', async () => {
  const noSudo = new FakeMachine(false, debian, [[/^sudo/, { status: 1, output: '' }]]);
  const { announced, message } = await attempt(noSudo);
  assert.deepEqual([noSudo.ran, announced], [['sudo -n true'], []]);
  assert.match(message, /Cannot find a MySQL-compatible server.*needs root, or sudo without a password/);
  assert.match(message, /apt-get install mariadb-server-core; .*brew install mariadb.*MYSQL_URL=mysql:/);
  const fedora = new FakeMachine(true, 'ID=fedora\n');
  assert.match((await attempt(fedora)).message, /only on Debian and Ubuntu/);
  assert.deepEqual(fedora.ran, []);
});

test('old package lists are renewed once; what apt-get said in the end is told', async () => {
  const machine = new FakeMachine(true, debian, [[/ install /, { status: 100, output: 'a\nE: no such package\n' }]]);
  const { message } = await attempt(machine);
  assert.deepEqual(
    machine.ran.map((line) => / (install|update) /.exec(line)?.[1]),
    ['install', 'update', 'install'],
  );
  assert.match(message, /apt-get ended with status 100: E: no such package/);
});
