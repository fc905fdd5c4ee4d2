import type { Logger } from '../../../lib/log/logger.ts';
import type { CheckProblem } from '../../../lib/model/check-status.ts';

/** Logs each problem when it comes up or its text changes, and once more when nothing is wrong at its place. */
export class ProblemLog {
  readonly #log: Logger;
  #known: readonly CheckProblem[] = [];

  constructor(log: Logger) {
    this.#log = log;
  }

  /**
   * Takes all problems there are now.
   * @param atMost the level of new ones, where it is to be lower than their severity says
   */
  update(problems: readonly CheckProblem[], atMost?: 'warn'): void {
    const known = new Set(this.#known.map(identity));
    for (const problem of new Map(problems.map((each) => [identity(each), each])).values()) {
      if (known.has(identity(problem))) continue;
      const level = atMost ?? (problem.severity === 'error' ? 'error' : 'warn');
      this.#log[level]('%s: %s', position(problem), problem.message);
    }
    const mended = this.#known.filter((before) => !problems.some((now) => isStillWrong(before, now)));
    for (const problem of new Map(mended.map((each) => [place(each), each])).values()) {
      const { key } = problem;
      this.#log.info('mended: %s%s', position(problem), key === undefined ? '' : `: ${key}`);
    }
    this.#known = problems;
  }
}

/** Two edits of a file have the same problem, though its line moves. */
function identity(problem: CheckProblem): string {
  return JSON.stringify([place(problem), problem.message]);
}

/** What a person would look at to mend it: the key, or all of the file. */
function place({ check, file, key }: CheckProblem): string {
  return JSON.stringify([check, file, key]);
}

/** How its keys are is known only of a file that can be read as a whole, and it is whole when its keys are. */
function isStillWrong(before: CheckProblem, now: CheckProblem): boolean {
  if (place(now) === place(before)) return true;
  const isOfWholeFile = before.key === undefined || now.key === undefined;
  return isOfWholeFile && now.file === before.file && now.severity === 'error';
}

function position({ file, line }: CheckProblem): string {
  return line === undefined ? file : `${file}:${line}`;
}
