import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { clone, missing, run } from './tool.ts';

/**
 * The provisioning of the virtual machine in an empty Debian, as far as it needs no kernel of its own: packages,
 * the distribution's own old Node, code, keys, units; then the lab itself.
 */
const skip = process.getuid?.() === 0 ? missing('debootstrap') : 'needs root for chroot';

describe('vm/provision.sh in a clean Debian root', { skip }, () => {
  let root = '';

  before(() => {
    root = mkdtempSync(path.join(tmpdir(), 'labrador-root-'));
    succeed('debootstrap', ['--variant=minbase', ...debianOfThisMachine(root)]);
    bringCertificates(root);
    copyCode(path.join(root, 'tmp/labrador'));
    provision(root);
  });

  after(() => {
    if (root) rmSync(root, { recursive: true, force: true });
  });

  test('installs the lab with the pinned Node and the built console', () => {
    const { output } = inside(root, '/opt/labrador/node_modules/.bin/labrador-node --version');
    assert.match(output, /^v24\./m);
    assert.ok(existsSync(path.join(root, 'opt/labrador/services/console/dist/index.html')));
    const services = ['backend', 'agent', 'mysql', 'employees', 'apm-app'];
    for (const unit of ['labrador.target', ...services.map((name) => `labrador-${name}.service`)]) {
      assert.ok(existsSync(path.join(root, 'etc/systemd/system', unit)), unit);
    }
  });

  test('makes keys that only root can read, and keeps them when it runs again', () => {
    const keys = path.join(root, 'etc/labrador/keys');
    assert.equal(statSync(keys).mode & 0o777, 0o600);
    const made = readFileSync(keys, 'utf8');
    assert.match(made, /^DD_API_KEY=[0-9a-f]{32}\nDD_APP_KEY=[0-9a-f]{40}\n$/);
    provision(root);
    assert.equal(readFileSync(keys, 'utf8'), made);
  });

  test('the services run there, with a database of their own', () => {
    const { status, output } = inside(
      root,
      '/opt/labrador/labrador run --with employees,apm-app -- /opt/labrador/labrador traffic --rate 10 --for 5s',
    );
    assert.equal(status, 0, output);
    assert.match(output, /^ {2}employees .* 0 errors \(5xx\), 0 without an answer; p50/m);
    assert.match(output, /^ {2}apm-app .* 0 without an answer; p50/m);
  });

  test('the lab runs there', () => {
    const { status, output } = inside(
      root,
      "/opt/labrador/labrador run --with backend,agent -- /opt/labrador/labrador expect 'avg:my_metric{*}' '>= 0' --within 20s",
    );
    assert.equal(status, 0, output);
  });
});

function provision(root: string): void {
  const { status, output } = inside(root, 'LABRADOR_SOURCE=/tmp/labrador sh /tmp/labrador/vm/provision.sh');
  assert.equal(status, 0, output);
}

function inside(root: string, command: string): { status: number | null; output: string } {
  return run('chroot', [root, '/bin/sh', '-c', command], {
    env: { HOME: '/root', PATH: '/usr/sbin:/usr/bin:/sbin:/bin', NODE_EXTRA_CA_CERTS: certificatesInside },
  });
}

/** Suite, target and mirror for debootstrap: those this machine's own packages come from. */
function debianOfThisMachine(root: string): string[] {
  const suite = /^VERSION_CODENAME=(.+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  assert.ok(suite, 'the release of this machine is not known');
  const targets = succeed('apt-get', ['indextargets', '--format', '$(CREATED_BY) $(RELEASE) $(SITE)']);
  const mirror = targets
    .split('\n')
    .map((line) => line.split(' '))
    .find(([createdBy, release]) => createdBy === 'Packages' && release === suite)?.[2];
  return [suite, root, ...(mirror ? [mirror] : [])];
}

/** Where the machine's own certificates are in the new root; a package may write over those in /etc. */
const certificatesInside = '/tmp/certificates.pem';

/** A machine behind an inspecting proxy trusts a certificate of its own; so must the new root. */
function bringCertificates(root: string): void {
  const certificates = process.env.NODE_EXTRA_CA_CERTS;
  if (certificates) copyFileSync(certificates, path.join(root, certificatesInside));
}

/** The files git does not ignore, as they are in the working tree. */
function copyCode(target: string): void {
  mkdirSync(target, { recursive: true });
  const listed = succeed('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']).split('\0');
  const files = listed.filter((file) => file !== '' && existsSync(path.join(clone, file)));
  const archive = spawnSync('tar', ['-c', '--null', '-T', '-'], {
    cwd: clone,
    input: files.join('\0'),
    maxBuffer: 1 << 28,
  });
  assert.equal(archive.status, 0, String(archive.stderr));
  succeed('tar', ['-x', '-C', target], archive.stdout);
}

function succeed(program: string, args: readonly string[], input?: Buffer): string {
  const { status, output } = run(program, args, input ? { input } : {});
  assert.equal(status, 0, `${program}: ${output}`);
  return output;
}
