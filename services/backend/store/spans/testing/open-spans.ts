import { systemClock } from '../../../../../lib/clock/system-clock.ts';
import { Counters } from '../../engine/counters.ts';
import { Database } from '../../engine/database.ts';
import { GroupCommit } from '../../engine/group-commit.ts';
import { migrate } from '../../engine/migrate.ts';
import type { DictionaryLimits } from '../span-dictionary.ts';
import { SpanStore } from '../span-store.ts';

/** Opens spans over a database of their own, in this thread, with a dictionary of another size than that of the lab. */
export async function openSpans(
  dataDir: string,
  dictionaryLimits: DictionaryLimits,
): Promise<{
  readonly spans: SpanStore;
  readonly database: Database;
  readonly commit: GroupCommit;
  close(): Promise<void>;
}> {
  const database = await Database.open(dataDir);
  const counters = new Counters();
  const fail = (error: Error): void => {
    throw error;
  };
  const commit = new GroupCommit(database, { clock: systemClock, counters, log: () => {}, fail });
  const spans = new SpanStore({ database, commit, clock: systemClock, counters, dictionaryLimits });
  await database.write(async (connection) => {
    await migrate(connection);
    await spans.load(connection);
  });
  commit.add(spans.buffer);
  const close = async (): Promise<void> => {
    await commit.close();
    await database.close();
  };
  return { spans, database, commit, close };
}
