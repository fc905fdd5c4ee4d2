import type { Command } from 'commander';
import { runEntry } from '../supervise/run-entry.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

const testEntry = 'services/backend/monitor-test.ts';

interface TestOptions {
  readonly json?: boolean;
  readonly junit?: string;
}

/** `labrador monitor`: what is done with monitors without a lab. */
export function addMonitor(program: Command, surroundings: Surroundings, finish: Finish): void {
  const monitor = program.command('monitor').description('try out monitors');
  monitor
    .command('test')
    .description('run tests of monitors, on a clock of their own (docs/monitors.md)')
    .argument('<files...>', 'YAML files of tests')
    .option('--json', 'print what they came to as JSON')
    .option('--junit <file>', "write it as JUnit's XML too, for CI")
    .addHelpText('after', '\nExit status: 0 all was as expected; 1 something was not; 2 a file cannot be read.')
    .action((files: string[], { json, junit }: TestOptions) => {
      const options = [...(json ? ['--json'] : []), ...(junit === undefined ? [] : ['--junit', junit])];
      return finish(runEntry(testEntry, [...options, '--', ...files], surroundings).then(({ status }) => status));
    });
}
