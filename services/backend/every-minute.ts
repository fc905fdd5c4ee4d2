import type { Stoppable } from '../../lib/lifecycle/lifecycle.ts';
import type { MinuteJobs } from './minute-jobs.ts';

/** Calls `jobs.tick` at each full minute of the wall clock. */
export async function everyMinute(jobs: MinuteJobs): Promise<Stoppable> {
  // Loaded when needed: it is not, until the process serves.
  const { default: cron } = await import('node-cron');
  const task = cron.schedule('* * * * *', () => jobs.tick());
  return {
    name: 'jobs',
    stop: async () => {
      await task.destroy();
      await jobs.idle();
    },
  };
}
