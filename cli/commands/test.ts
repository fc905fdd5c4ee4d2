import { statSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { projectRoot } from '../../lib/config/places.ts';
import { GuestCommand, signalStatus } from '../supervise/guest-command.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { listTestFiles } from '../test-files.ts';
import { UsageError } from '../usage-error.ts';

interface Step {
  readonly title: string;
  /** Arguments of this Node, relative to the clone. */
  readonly args: readonly string[];
}

/** `labrador test`, which `npm test` calls: types, lint and every test; or only the test files and folders named. */
export function addTest(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('test')
    .description('check types and style and run every test of Labrador; with files or folders, only their tests')
    .argument('[paths...]', 'test files, or folders with some')
    .action((paths: string[]) => finish(test(paths, surroundings)));
}

/** Runs all steps, also after a failure, the tests last. @returns the status of the first step that failed */
async function test(paths: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr } = surroundings;
  const files = listTestFiles(projectRoot, paths.map(toAbsolute));
  if (files.length === 0) throw new UsageError(`no test files (*.test.ts) in ${paths.join(', ')}`);
  const tests: Step = {
    title: `tests (${files.length} files)`,
    args: [
      '--test',
      '--test-concurrency=2',
      `--test-timeout=${timeoutMs}`,
      ...files.map((file) => path.relative(projectRoot, file)),
    ],
  };
  const failed: (Step & { readonly status: number })[] = [];
  for (const step of paths.length > 0 ? [tests] : [...checks, tests]) {
    stdout.write(`labrador test: ${step.title}\n`);
    const { status, signal } = await runStep(step, surroundings);
    if (signal !== undefined) return signalStatus(signal);
    if (status === signalStatus('SIGPIPE')) return status;
    if (status !== 0) failed.push({ ...step, status });
    if (status !== 0 && step !== tests) stderr.write(`labrador test: ${step.title} FAILED (status ${status})\n`);
  }
  // The runner's own summary comes last, unless it would hide that something before it failed.
  if (failed.some(({ title }) => title !== tests.title)) {
    stderr.write(`labrador test: FAILED: ${failed.map(({ title }) => title).join(', ')}; see above\n`);
  }
  return failed[0]?.status ?? 0;
}

/** Of a test, and of all tests of a file together: what waits for ever is to fail, and to be named. */
const timeoutMs = 240_000;

const checks: readonly Step[] = [
  { title: 'a MySQL-compatible server', args: ['services/mysql/prepare.ts'] },
  { title: 'types', args: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { title: 'types of the console', args: ['node_modules/typescript/bin/tsc', '-p', 'services/console'] },
  { title: 'lint and format', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
];

function toAbsolute(given: string): string {
  const absolute = path.resolve(given);
  if (!statSync(absolute, { throwIfNoEntry: false })) throw new UsageError(`no such file or folder: ${given}`);
  return absolute;
}

/** @returns its status, and the signal that we got meanwhile */
async function runStep(
  { args }: Step,
  { clock, env, stdout, onSignal }: Surroundings,
): Promise<{ status: number; signal: NodeJS.Signals | undefined }> {
  const command = new GuestCommand([process.execPath, ...args], testEnvironment(env), {
    folder: projectRoot,
    // On a terminal it writes for itself, with colours.
    ...(stdout.isTTY ? {} : { out: stdout }),
    clock,
  });
  let got: NodeJS.Signals | undefined;
  const forget = onSignal((signal) => {
    got = signal;
    command.forward(signal);
  });
  const { status } = await command.ended;
  forget();
  return { status, signal: got };
}

/** The user's environment without what would steer a lab or make a nested test runner silent. */
function testEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(DD_|DATADOG_|LABRADOR_|NODE_TEST_CONTEXT$)/.test(name)),
  );
}
