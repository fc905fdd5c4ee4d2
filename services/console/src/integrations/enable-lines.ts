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

/** Where a lab has its files. */
export interface LabFolders {
  /** Named where the command would look elsewhere. */
  readonly configDir: string;
  /** The clone, with the command `labrador`. */
  readonly projectDir: string;
}

/** The commands for a check, with the real paths, for any folder. */
export function enableLines(integration: Integration, { configDir, projectDir }: LabFolders): EnableLines {
  const { check, example, confFile, instances } = integration;
  const files = [...new Set(instances.map(({ source }) => source.replace(/^file:/, '')))];
  const folder = confFile.slice(0, confFile.lastIndexOf('/'));
  const makeFolder = `mkdir -p ${quoted(folder)}`;
  const edits = (files.length > 0 ? files : [confFile]).map((file) => `"\${EDITOR:-nano}" ${quoted(file)}`);
  // By itself the command looks beside it.
  const elsewhere = configDir === `${projectDir}/config` ? '' : `LABRADOR_CONFIG_DIR=${quoted(configDir)} `;
  return {
    ...(example && { copy: [makeFolder, `cp ${quoted(example.file)} ${quoted(confFile)}`] }),
    edit: example || files.length > 0 ? edits : [makeFolder, ...edits],
    run: [`${elsewhere}${quoted(`${projectDir}/labrador`)} check ${quoted(check)}`],
    disable: files.map((file) => `mv ${quoted(file)} ${quoted(`${file}.disabled`)}`),
  };
}

/** A word for a shell, in quotes where it needs them. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
