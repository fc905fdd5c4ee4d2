/** What is wrong with a test file, as its author is to read it. */
export class TestFileError extends Error {
  override readonly name = 'TestFileError';
}

/** Adds to what a text is refused with where it stands. */
export function naming<Value>(field: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TestFileError)) throw error;
    throw new TestFileError(`${field}: ${error.message}`, { cause: error });
  }
}
