import path from 'node:path';
import { monitoringName } from './names.ts';
import { writeSecret } from './write-secret.ts';

/** Where the monitoring account logs in. */
export interface MonitoringLogin {
  readonly host: string;
  readonly port: number;
  /** Letters, digits, `-` and `_`. */
  readonly password: string;
}

/**
 * Writes `datadog.cnf`, a MySQL option file with the monitoring account and the server's address, which only its owner
 * may read. The mysql check reads it, and so does `mariadb --defaults-file=…`. No socket stands in it: its path may be
 * another at each start, and the check has the address in its tags.
 */
export async function writeMonitoringFile(folder: string, login: MonitoringLogin): Promise<void> {
  const { host, port, password } = login;
  const lines = [
    '[client]',
    `user = "${monitoringName}"`,
    `password = "${password}"`,
    `host = "${host}"`,
    `port = ${port}`,
  ];
  await writeSecret(path.join(folder, `${monitoringName}.cnf`), lines.join('\n'));
}
