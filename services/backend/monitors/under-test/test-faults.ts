import { TestFileError } from './test-file-error.ts';

/** Gathers what is wrong with a test, so that its author is told of all of it at once. */
export class TestFaults {
  readonly #messages: string[] = [];

  get isEmpty(): boolean {
    return this.#messages.length === 0;
  }

  /** What is read of each; those that cannot be read are left out. */
  each<Written, Read>(all: readonly Written[] | undefined, read: (written: Written, at: number) => Read): Read[] {
    return (all ?? []).flatMap((written, at) => this.take(() => [read(written, at)]) ?? []);
  }

  /** What is read; undefined when it cannot be. */
  take<Read>(read: () => Read): Read | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof TestFileError)) throw error;
      this.#messages.push(error.message);
      return undefined;
    }
  }

  /** @throws TestFileError with a line for each that was wrong */
  throwIfAny(): void {
    if (!this.isEmpty) throw new TestFileError(this.#messages.join('\n'));
  }
}
