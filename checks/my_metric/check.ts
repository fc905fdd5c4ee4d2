import { AgentCheck, z } from 'labrador/check';

/** Sends a random whole number from 0 to 1000 as gauge `my_metric`: the smallest check that draws a graph. */
export default class MyMetricCheck extends AgentCheck {
  /** No keys of its own: only those that every instance may have. */
  static override readonly instanceSchema = z.object({});

  override run(): void {
    this.gauge('my_metric', Math.floor(Math.random() * 1001));
  }
}
