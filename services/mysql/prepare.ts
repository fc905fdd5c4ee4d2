import { findOrInstall } from './find/find-or-install.ts';
import { thisMachine } from './find/install-server.ts';

/* Sees to it that this machine has a MySQL-compatible server, before tests that want one. Says what it installs, and what it cannot. */

try {
  await findOrInstall(process.env, {
    machine: await thisMachine(),
    announce: (message) => process.stdout.write(`labrador: ${message}\n`),
  });
} catch (error) {
  process.stderr.write(`labrador: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
