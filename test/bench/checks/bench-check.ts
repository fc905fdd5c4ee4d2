/**
 * The source of the check `bench_started`: it submits when each run began, by the wall clock in milliseconds. Each instance
 * does so under a metric of its own, by which its state is found.
 */
export const checkSource = `
import { AgentCheck, z } from 'labrador/check';

export default class BenchStarted extends AgentCheck {
  static instanceSchema = z.object({ metric: z.string() });

  run() {
    this.gauge(this.instance.metric, performance.timeOrigin + performance.now());
  }
}
`;

/** Its configuration: so many instances, each once a second. */
export function checkConfig(instances: number): string {
  const rows = Array.from(
    { length: instances },
    (_, at) => `  - metric: bench.i${at}\n    min_collection_interval: 1\n`,
  );
  return `init_config:\n\ninstances:\n${rows.join('')}`;
}
