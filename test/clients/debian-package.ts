import { spawnSync } from 'node:child_process';

/**
 * Whether to skip a test that needs a Debian package: a reason, or false when it is there. In CI (`CI=true`) the answer
 * is always false: the test runs, and fails when the package is missing, as `.ci/run` was to install it.
 * @param probe a command that succeeds when the package is usable
 */
export function skipWithout(debianPackage: string, probe: readonly [string, ...string[]]): string | false {
  const [program, ...args] = probe;
  const isThere = spawnSync(program, args, { stdio: 'ignore' }).status === 0;
  if (isThere || process.env.CI === 'true') return false;
  return `needs Debian's ${debianPackage} (apt-get install ${debianPackage}); it is not installed here`;
}
