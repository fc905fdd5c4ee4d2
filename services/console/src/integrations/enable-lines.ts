import type { Integration } from '../../../../lib/model/integration.ts';

/** What one types to configure a check, to change what is configured, or to switch it off. */
export interface EnableLines {
  /** Puts its configuration where the agent looks; absent when nothing is there to copy. */
  readonly copy?: readonly string[];
  readonly edit: readonly string[];
  /** Runs it once, and prints what it would submit. */
  readonly run: readonly string[];
  /** Ends it: the file stays, under a name that the agent leaves alone. One line for each of its files. */
  readonly disable: readonly string[];
}

/**
 * The commands for a check, with the real paths; those of `labrador` are for the folder of the clone.
 * @param configDir of the lab: named where the command would look elsewhere
 */
export function enableLines(integration: Integration, configDir: string): EnableLines {
  const { check, example, confFile, instances } = integration;
  const files = [...new Set(instances.map(({ source }) => source.replace(/^file:/, '')))];
  const folder = confFile.slice(0, confFile.lastIndexOf('/'));
  const makeFolder = `mkdir -p ${quoted(folder)}`;
  const edits = (files.length > 0 ? files : [confFile]).map((file) => `"\${EDITOR:-nano}" ${quoted(file)}`);
  return {
    ...(example && { copy: [makeFolder, `cp ${quoted(example.file)} ${quoted(confFile)}`] }),
    edit: example || files.length > 0 ? edits : [makeFolder, ...edits],
    run: [
      `${isUsualPlace(integration, configDir) ? '' : `LABRADOR_CONFIG_DIR=${quoted(configDir)} `}./labrador check ${quoted(check)}`,
    ],
    disable: files.map((file) => `mv ${quoted(file)} ${quoted(`${file}.disabled`)}`),
  };
}

/** Whether the configuration is `config/` beside the `checks/` of the check, which is where `labrador` looks by itself. */
function isUsualPlace({ check, sourceFile = '' }: Integration, configDir: string): boolean {
  const [clone] = sourceFile.split(`/checks/${check}`);
  return configDir === `${clone}/config`;
}

/** A word for a shell, in quotes where it needs them. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
