import type { MetricEntry, MetricTable, MetricType, Values } from '../metrics/metric-table.ts';
import type { ServerFacts } from '../session/server-facts.ts';
import { isRefusal } from '../session/session.ts';
import type { Statements } from '../session/statements.ts';

/** What of the check a run needs. */
export interface Outlet {
  /** Sends one number under its whole name. */
  submit(type: MetricType, name: string, value: number, tags: readonly string[]): void;
  warn(message: string): void;
}

/** What the parts of one run share: the connection, what the server said of itself, and the way out. */
export class Run {
  readonly session: Statements;
  readonly facts: ServerFacts;
  readonly #outlet: Outlet;
  readonly #toldGrants = new Set<string>();
  /** Of every metric of the run, beside the instance's. */
  readonly tags: string[] = [];

  constructor(session: Statements, facts: ServerFacts, outlet: Outlet) {
    this.session = session;
    this.facts = facts;
    this.#outlet = outlet;
  }

  /** @param name whole, `mysql.` included */
  submit(type: MetricType, name: string, value: number, tags: readonly string[] = []): void {
    this.#outlet.submit(type, name, value, [...this.tags, ...tags]);
  }

  /** Sends those of a table that the values have. */
  submitTable(table: MetricTable, values: Values): void {
    for (const [variable, [name, type]] of Object.entries<MetricEntry>(table)) {
      const value = values.get(variable);
      if (value !== undefined) this.submit(type, `mysql.${name}`, value);
    }
  }

  warn(message: string): void {
    this.#outlet.warn(message);
  }

  /**
   * Asks for what the account may lack the right to: then a warning names the statement that gives it, once a run.
   * @param grant `PROCESS ON *.*`
   * @returns undefined when it is refused
   * @throws any other error
   */
  async permitted<Result>(grant: string, ask: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (!this.#toldGrants.has(grant)) {
        const statement = `GRANT ${grant} TO ${this.facts.account}`;
        this.warn(`Some metrics are missing: ${(error as Error).message}. Run as an administrator: ${statement}`);
      }
      this.#toldGrants.add(grant);
      return undefined;
    }
  }
}
