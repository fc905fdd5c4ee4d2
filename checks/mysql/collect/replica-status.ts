import { isAtLeast, type ServerFacts } from '../session/server-facts.ts';

/** One channel of a replica. */
export interface ReplicaChannel {
  /** `default` where it has no name. */
  readonly name: string;
  /** Undefined while it does not replicate. */
  readonly secondsBehind: number | undefined;
  readonly isIoRunning: boolean;
  readonly isSqlRunning: boolean;
  /** MySQL's; undefined on MariaDB. */
  readonly sourceUuid: string | undefined;
}

/** The statement of this server. @param channel one of several; all, or the one without a name, else */
export function replicaStatusStatement(facts: ServerFacts, channel?: string): string {
  const isMariadb = facts.flavor === 'mariadb';
  const word = isAtLeast(facts, isMariadb ? [10, 5, 1] : [8, 0, 22]) ? 'REPLICA' : 'SLAVE';
  if (channel === undefined) return `SHOW ${word} STATUS`;
  const quoted = `'${channel.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return isMariadb ? `SHOW ${word} ${quoted} STATUS` : `SHOW ${word} STATUS FOR CHANNEL ${quoted}`;
}

/** The right that the statement wants. */
export function replicaStatusRight(facts: ServerFacts): string {
  return facts.flavor === 'mariadb' && isAtLeast(facts, [10, 5, 2]) ? 'SLAVE MONITOR' : 'REPLICATION CLIENT';
}

/** Reads a row of the answer, with the old names of its columns or the new ones. */
export function readReplicaChannel(row: Readonly<Record<string, unknown>>): ReplicaChannel {
  const column = (...names: readonly string[]): unknown =>
    names.map((name) => row[name]).find((value) => value != null);
  const behind = column('Seconds_Behind_Source', 'Seconds_Behind_Master');
  const uuid = column('Source_UUID', 'Master_UUID');
  return {
    name: String(column('Channel_Name', 'Connection_name') || 'default'),
    secondsBehind: behind === undefined ? undefined : Number(behind),
    isIoRunning: column('Replica_IO_Running', 'Slave_IO_Running') === 'Yes',
    isSqlRunning: column('Replica_SQL_Running', 'Slave_SQL_Running') === 'Yes',
    sourceUuid: uuid === undefined || uuid === '' ? undefined : String(uuid),
  };
}
