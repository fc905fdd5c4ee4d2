import type { Command } from 'commander';
import { runEntry } from '../supervise/run-entry.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

/** Entry files of the agent, relative to the clone. */
const checkEntry = 'services/agent/check.ts';
const configcheckEntry = 'services/agent/configcheck.ts';
const secretEntry = 'services/agent/secret.ts';

const jsonOption = ['--json', 'print it as JSON'] as const;

/**
 * The commands that the check runtime itself carries out, in a process of its own. Their options are declared here, so
 * that help and refusals are those of every command; the values of options are the entry file's to judge.
 */
export function addAgentCommands(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('check')
    .description("run one check's instances now and print what they submit")
    .argument('<name>', 'the check, e.g. my_metric')
    .option(...jsonOption)
    .option('--table', 'print it as tables')
    .option('-r, --check-rate', 'run it twice, a second apart, so that rates have a value')
    .option('-t, --check-times <n>', 'how often to run it (default: 1)')
    .option('--pause <ms>', 'milliseconds between two runs (default: 0)')
    .action((name: string, _options: unknown, command: Command) => {
      const args = [...givenOptions(command), '--', name];
      return finish(runEntry(checkEntry, args, surroundings).then(({ status }) => status));
    });
  program
    .command('configcheck')
    .description('show which check configurations are loaded, and what is wrong with the others')
    .option(...jsonOption)
    .option('--problems-only', 'show only what is wrong')
    .action((_options: unknown, command: Command) =>
      finish(runEntry(configcheckEntry, givenOptions(command), surroundings).then(({ status }) => status)),
    );
  program
    .command('secret')
    .description('say whether the secrets (ENC[…]) of config/ can be had, and where each is used; shows none')
    .option(...jsonOption)
    .action((_options: unknown, command: Command) =>
      finish(runEntry(secretEntry, givenOptions(command), surroundings).then(({ status }) => status)),
    );
}

/** The options that the user gave, as arguments again. */
function givenOptions(command: Command): string[] {
  return command.options.flatMap((option) => {
    const value: unknown = command.getOptionValue(option.attributeName());
    if (value === undefined) return [];
    return typeof value === 'string' ? [`${option.long}=${value}`] : [`${option.long}`];
  });
}
