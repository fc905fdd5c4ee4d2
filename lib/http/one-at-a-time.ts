/** Runs asynchronous tasks one after another, in the order in which they came: a bound on the memory they take together. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /** @returns what the task returns; a task that fails holds up no other */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
