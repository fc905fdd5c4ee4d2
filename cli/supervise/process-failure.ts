/** A process of the lab did not start, or died: which, how, and the last lines it wrote. */
export class ProcessFailure extends Error {
  readonly processName: string;
  readonly lastLines: readonly string[];

  constructor(processName: string, message: string, lastLines: readonly string[]) {
    super(message);
    this.name = 'ProcessFailure';
    this.processName = processName;
    this.lastLines = lastLines;
  }
}
