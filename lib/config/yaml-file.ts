import { readFileSync } from 'node:fs';
import { type Document, isAlias, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';

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
  /** A scalar as it is written, without quotes: what `1111…` or `0.10` says before it becomes a number. */
  textOf(path: readonly (string | number)[]): string | undefined;
}

/**
 * Reads a YAML file. What cannot be read, syntax errors, aliases without an anchor and duplicate keys become problems,
 * with their line (duplicate keys are warnings; the last value counts, as in the Agent's lenient parser).
 * A file that is not there is an empty one. Never throws.
 */
export function readYamlFile(file: string): YamlFile {
  try {
    return parseYaml(readFileSync(file, 'utf8'), file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const problem: FileProblem = { severity: 'error', file, message: `Cannot read the file: ${message}` };
    const problems = code === 'ENOENT' ? [] : [problem];
    return { file, data: undefined, problems, lineOf: () => undefined, textOf: () => undefined };
  }
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
  const converted = problems.length === 0 ? toData(document) : {};
  if (converted.message !== undefined) {
    const line = converted.offset === undefined ? {} : { line: lines.linePos(converted.offset).line };
    problems.push({ severity: 'error', file, ...line, message: `invalid YAML: ${converted.message}` });
  }
  if (problems.length === 0) problems.push(...duplicateKeys(text, file));
  return {
    file,
    data: converted.data,
    problems,
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return undefined;
    },
    textOf(path) {
      const found = document.getIn(path, true);
      const node = isAlias(found) ? found.resolve(document) : found;
      return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
    },
  };
}

/** The data of a document without syntax errors, or why it has none: an alias without an anchor, too many aliases. */
function toData(document: Document): { readonly data?: unknown; readonly message?: string; readonly offset?: number } {
  try {
    return { data: document.toJS() as unknown };
  } catch (error) {
    let offset: number | undefined;
    visit(document, {
      Alias(_key, node) {
        if (node.resolve(document) !== undefined) return undefined;
        offset = node.range?.[0];
        return visit.BREAK;
      },
    });
    const message = error instanceof Error ? error.message : String(error);
    return { message, ...(offset === undefined ? {} : { offset }) };
  }
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
