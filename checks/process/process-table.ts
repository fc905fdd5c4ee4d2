/** The processes of a machine at one time. */
export interface ProcessTable {
  readonly processes: readonly FoundProcess[];
  readonly cpuCount: number;
  /** Of the machine. */
  readonly memoryBytes: number;
}

/** A process, with what it is found by. */
export interface FoundProcess {
  readonly pid: number;
  readonly parentPid: number;
  /** Of the program, without its folder. */
  readonly name: string;
  /** With its arguments, a space between them; empty for what is no program (threads of the kernel). */
  readonly commandLine: string;
  readonly userId: number;
  /** Absent when the system has no name for it. */
  readonly userName?: string;
  /** @returns undefined when the process has ended meanwhile */
  readUsage(): Promise<ProcessUsage | undefined>;
}

/** What a process has used up to now. What the system does not tell, or to others only, is absent. */
export interface ProcessUsage {
  /** Unix milliseconds. */
  readonly startedAtMs: number;
  /** Milliseconds of processor time, user's and system's. */
  readonly cpuTimeMs: number;
  readonly rssBytes?: number;
  readonly vmsBytes?: number;
  /** The part of `rssBytes` that other processes may have as well. */
  readonly sharedBytes?: number;
  readonly threads?: number;
  readonly openFiles?: number;
  readonly voluntarySwitches?: number;
  readonly involuntarySwitches?: number;
  readonly readCount?: number;
  readonly writeCount?: number;
  readonly readBytes?: number;
  readonly writeBytes?: number;
  readonly minorFaults?: number;
  readonly childMinorFaults?: number;
  readonly majorFaults?: number;
  readonly childMajorFaults?: number;
}
