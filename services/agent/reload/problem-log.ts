import type { Logger } from '../../../lib/log/logger.ts';
import type { CheckProblem } from '../../../lib/model/check-status.ts';

/** Logs each problem when it comes up or what it leads to changes, and once more when it is gone. */
export class ProblemLog {
  readonly #log: Logger;
  #known: ReadonlyMap<string, CheckProblem> = new Map();

  constructor(log: Logger) {
    this.#log = log;
  }

  /**
   * Takes all problems there are now.
   * @param atMost the level of new ones, where it is to be lower than their severity says
   */
  update(problems: readonly CheckProblem[], atMost?: 'warn'): void {
    const now = new Map(problems.map((problem) => [identity(problem), problem]));
    for (const [id, problem] of now) {
      if (this.#known.get(id)?.message === problem.message) continue;
      const level = atMost ?? (problem.severity === 'error' ? 'error' : 'warn');
      this.#log[level]('%s: %s', place(problem), problem.message);
    }
    for (const [id, problem] of this.#known) {
      if (!now.has(id)) this.#log.info('mended: %s: %s', place(problem), cause(problem));
    }
    this.#known = now;
  }
}

/** Two edits of a file have the same problem, though its line moves or what runs in its stead is another now. */
function identity(problem: CheckProblem): string {
  return JSON.stringify([problem.check, problem.file, problem.key, cause(problem)]);
}

function cause({ message }: CheckProblem): string {
  return message.replace(
    /; (the default is used|the last good state (stays|keeps running)|what was read at the start stays)$/,
    '',
  );
}

function place({ file, line }: CheckProblem): string {
  return line === undefined ? file : `${file}:${line}`;
}
