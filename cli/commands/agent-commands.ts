import path from 'node:path';
import type { Command } from 'commander';
import { placesFromEnvironment, projectRoot } from '../../lib/config/places.ts';
import { childEnvironment } from '../supervise/child-environment.ts';
import { GuestCommand } from '../supervise/guest-command.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

interface AgentCommand {
  readonly name: string;
  readonly usage: string;
  readonly description: string;
  /** Entry file of the agent that does it, relative to the clone. */
  readonly entry: string;
  /** Arguments before the user's. */
  readonly first: readonly string[];
}

const agentCommands: readonly AgentCommand[] = [
  {
    name: 'check',
    usage: 'NAME [--json] [--check-rate] [--check-times N] [--pause MS]',
    description: "run one check's instances now and print what they submit",
    entry: 'services/agent/check.ts',
    first: [],
  },
  {
    name: 'configcheck',
    usage: '',
    description: 'show which check configurations are loaded, and what is wrong with the others',
    entry: 'services/agent/configcheck.ts',
    first: [],
  },
  {
    name: 'validate',
    usage: '',
    description: 'say what is wrong in config/ and checks/',
    entry: 'services/agent/configcheck.ts',
    first: ['--problems-only'],
  },
];

/** The commands that the check runtime itself carries out: its entry file is started with the arguments as they are. */
export function addAgentCommands(program: Command, surroundings: Surroundings, finish: Finish): void {
  for (const { name, usage, description, entry, first } of agentCommands) {
    program
      .command(name)
      .usage(usage)
      .description(description)
      .argument('[args...]')
      .helpOption(false)
      .allowUnknownOption()
      .passThroughOptions()
      .action((args: string[]) => finish(runEntry(entry, [...first, ...args], surroundings)));
  }
}

/** Runs an entry file on this Node, with this terminal; gives its status. */
async function runEntry(
  entry: string,
  args: readonly string[],
  { env, stderr, onSignal }: Surroundings,
): Promise<number> {
  const words = [process.execPath, path.join(projectRoot, entry), ...args];
  const command = new GuestCommand(words, childEnvironment(env, placesFromEnvironment(env)));
  const forget = onSignal((signal) => command.forward(signal));
  const { status, problem } = await command.ended;
  forget();
  if (problem !== undefined) stderr.write(`labrador: ${problem}\n`);
  return status;
}
