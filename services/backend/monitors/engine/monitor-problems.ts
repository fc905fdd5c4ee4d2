import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { Logger } from '../../../../lib/log/logger.ts';

/** Lines of a tick; of the others there is their number. */
const mostLines = 20;

type Named = Pick<MonitorRecord, 'id' | 'name'>;

/** Why monitors cannot be evaluated. What is new of that is logged, bounded for the case that it is so of all of them. */
export class MonitorProblems {
  readonly #log: Pick<Logger, 'info' | 'warn'>;
  readonly #byId = new Map<number, string>();
  #failed: string[] = [];
  #mended: string[] = [];

  constructor(log: Pick<Logger, 'info' | 'warn'>) {
    this.#log = log;
  }

  of(monitorId: number): string | undefined {
    return this.#byId.get(monitorId);
  }

  report({ id, name }: Named, problem: string): void {
    if (this.#byId.get(id) === problem) return;
    this.#byId.set(id, problem);
    this.#failed.push(`Cannot evaluate monitor ${id} (${name}): ${problem}`);
  }

  mend({ id, name }: Named): void {
    if (this.#byId.delete(id)) this.#mended.push(`Monitor ${id} (${name}) is evaluated again`);
  }

  /** Forgets those of monitors that are there no more. */
  forgetOthers(known: ReadonlySet<number>): void {
    for (const id of [...this.#byId.keys()]) if (!known.has(id)) this.#byId.delete(id);
  }

  /** Logs what is new since it was called last. */
  logNews(): void {
    const lines = [...this.#failed.slice(0, mostLines)];
    if (this.#failed.length > mostLines) lines.push(`Cannot evaluate ${this.#failed.length - mostLines} more monitors`);
    for (const line of lines) this.#log.warn(line);
    for (const line of this.#mended.slice(0, mostLines)) this.#log.info(line);
    const others = this.#mended.length - mostLines;
    if (others > 0) this.#log.info(`${others} more monitors are evaluated again`);
    this.#failed = [];
    this.#mended = [];
  }
}
