import { ServiceCheckStatus } from 'labrador/check';
import {
  type ReplicaChannel,
  readReplicaChannel,
  replicaStatusRight,
  replicaStatusStatement,
} from './replica-status.ts';
import type { Run } from './run.ts';

/** What a server has to do with replication. */
export interface Replication {
  /** None on a server that is no replica. */
  readonly channels: readonly ReplicaChannel[];
  /** How many replicas read this server's binary log. */
  readonly replicas: number;
  readonly hasBinaryLog: boolean;
}

/** A service check of replication. */
export interface ReplicationHealth {
  readonly status: ServiceCheckStatus;
  readonly message: string;
  /** `source` where others replicate this server, `replica` where it replicates another. */
  readonly mode: 'source' | 'replica' | undefined;
}

const dumpQuery = "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE COMMAND LIKE 'Binlog Dump%'";

/** @returns undefined when the account may not see it */
export async function readReplication(
  run: Run,
  { channel, hasBinaryLog }: { readonly channel: string | undefined; readonly hasBinaryLog: boolean },
): Promise<Replication | undefined> {
  const grant = `${replicaStatusRight(run.facts)} ON *.*`;
  const rows = await run.permitted(grant, () => run.session.records(replicaStatusStatement(run.facts, channel)));
  if (rows === undefined) return undefined;
  const { rows: dumps } = await run.session.query(dumpQuery);
  return { channels: rows.map(readReplicaChannel), replicas: Number(dumps[0]?.[0]), hasBinaryLog };
}

/** Sends the metrics of replication; the names with master and slave are the older ones of the same numbers. */
export function submitReplication(run: Run, { channels, replicas }: Replication): void {
  for (const { name, secondsBehind } of channels) {
    if (secondsBehind === undefined) continue;
    for (const word of ['source', 'master']) {
      run.submit('gauge', `mysql.replication.seconds_behind_${word}`, secondsBehind, [`channel:${name}`]);
    }
  }
  for (const word of ['replicas', 'slaves']) run.submit('gauge', `mysql.replication.${word}_connected`, replicas);
}

/** One for each of the two parts that a server may have in replication; UNKNOWN where it has none. */
export function replicationHealth({ channels, replicas, hasBinaryLog }: Replication): ReplicationHealth[] {
  const found: ReplicationHealth[] = [];
  if (replicas > 0) {
    const status = hasBinaryLog ? ServiceCheckStatus.OK : ServiceCheckStatus.WARNING;
    found.push({ status, message: hasBinaryLog ? '' : 'the binary log is off', mode: 'source' });
  }
  if (channels.length > 0) found.push({ ...replicaHealth(channels), mode: 'replica' });
  if (found.length > 0) return found;
  const message = 'the server neither replicates another nor is it replicated';
  return [{ status: ServiceCheckStatus.UNKNOWN, message, mode: undefined }];
}

function replicaHealth(channels: readonly ReplicaChannel[]): Pick<ReplicationHealth, 'status' | 'message'> {
  const stopped = channels.flatMap(({ name, isIoRunning, isSqlRunning }) => [
    ...(isIoRunning ? [] : [`IO of channel ${name}`]),
    ...(isSqlRunning ? [] : [`SQL of channel ${name}`]),
  ]);
  if (stopped.length === 0) return { status: ServiceCheckStatus.OK, message: '' };
  const isDead = stopped.length === 2 * channels.length;
  return {
    status: isDead ? ServiceCheckStatus.CRITICAL : ServiceCheckStatus.WARNING,
    message: `not running: ${stopped.join(', ')}`,
  };
}
