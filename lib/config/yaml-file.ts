import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';

/** Something wrong at a place in a file. */
export interface FileProblem {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  /** Dotted path, e.g. `instances[0].tags`. */
  readonly key?: string;
  readonly message: string;
}

/** A YAML file that was read: its data, what is wrong with its syntax, and where each key stands. */
export interface YamlFile {
  readonly file: string;
  /** Plain data; undefined when there are errors or the file is empty. */
  readonly data: unknown;
  readonly problems: readonly FileProblem[];
  /** 1-based line of the value at a path; of its nearest ancestor when the path does not exist. */
  lineOf(path: readonly (string | number)[]): number | undefined;
}

/**
 * Reads a YAML file. Syntax errors and duplicate keys become problems with their line (duplicate keys are
 * warnings; the last value counts, as in the Agent's lenient parser).
 * @throws when the file cannot be read
 */
export function readYamlFile(file: string): YamlFile {
  return parseYaml(readFileSync(file, 'utf8'), file);
}

/** `readYamlFile` for text that is already in memory. */
export function parseYaml(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const problems = document.errors.map(
    (error): FileProblem => ({
      severity: 'error',
      file,
      line: lines.linePos(error.pos[0]).line,
      message: `invalid YAML: ${error.message}`,
    }),
  );
  const hasErrors = problems.length > 0;
  if (!hasErrors) problems.push(...duplicateKeys(text, file));
  return {
    file,
    data: hasErrors ? undefined : (document.toJS() as unknown),
    problems,
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return undefined;
    },
  };
}

function duplicateKeys(text: string, file: string): FileProblem[] {
  const lines = new LineCounter();
  const strict = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  return strict.errors
    .filter((error) => error.code === 'DUPLICATE_KEY')
    .map((error) => ({
      severity: 'warning',
      file,
      line: lines.linePos(error.pos[0]).line,
      message: 'duplicate key: the last value counts',
    }));
}

/** `['instances', 0, 'tags']` → `instances[0].tags`. */
export function formatKeyPath(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${part}` : part),
    '',
  );
}
