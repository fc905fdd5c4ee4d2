/** What is wrong with a test file, as its author is to read it. */
export class TestFileError extends Error {
  override readonly name = 'TestFileError';
}
