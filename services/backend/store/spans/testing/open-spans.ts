import { systemClock } from '../../../../../lib/clock/system-clock.ts';
import { Counters } from '../../engine/counters.ts';
import { Database } from '../../engine/database.ts';
import { GroupCommit } from '../../engine/group-commit.ts';
import { migrate } from '../../engine/migrate.ts';
import { Retention } from '../../engine/retention.ts';
import { HostTags, type TaggedHosts } from '../../host-tags/host-tags.ts';
import type { DictionaryLimits } from '../span-dictionary.ts';
import { SpanKeeper } from '../span-keeper.ts';
import { SpanStore } from '../span-store.ts';

/** Spans over a database of their own. */
export interface OpenSpans {
  readonly spans: SpanStore;
  readonly commit: GroupCommit;
  /** Deletes the spans that came first, and has the dictionary forget what none has any more. */
  deleteFirst(count: number): Promise<void>;
  close(): Promise<void>;
}

const noHosts: TaggedHosts = { version: 0, list: async () => [], tagsOf: () => [] };

/** Opens spans in this thread, with a dictionary of another size than that of the lab. */
export async function openSpans(
  dataDir: string,
  dictionaryLimits: DictionaryLimits,
  hosts: TaggedHosts = noHosts,
): Promise<OpenSpans> {
  const database = await Database.open(dataDir);
  const counters = new Counters();
  const log = (): void => {};
  const fail = (error: Error): void => {
    throw error;
  };
  const commit = new GroupCommit(database, { clock: systemClock, counters, log, fail });
  const hostTags = new HostTags(hosts);
  const spans = new SpanStore({ database, commit, clock: systemClock, counters, hostTags, dictionaryLimits });
  await database.write(async (connection) => {
    await migrate(connection);
    await spans.load(connection, systemClock.now() / 1000);
  });
  commit.add(spans.buffer);
  const { dictionary } = spans;
  const retention = new Retention();
  return {
    spans,
    commit,
    deleteFirst: async (count) => {
      await commit.flush();
      const first = `SELECT id FROM spans ORDER BY id LIMIT ${count}`;
      await database.write((connection) => connection.run(`DELETE FROM spans WHERE id IN (${first})`));
      const maxSpanBytes = Number.POSITIVE_INFINITY;
      const keeper = new SpanKeeper({ database, commit, dictionary, retention, maxSpanBytes, counters, log });
      await keeper.run(systemClock.now() / 1000);
    },
    close: async () => {
      await commit.close();
      await database.close();
    },
  };
}
