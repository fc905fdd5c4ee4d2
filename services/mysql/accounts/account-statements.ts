import type { ServerFlavour } from '../find/server-program.ts';
import { applicationName, monitoringConnections, monitoringName } from './names.ts';

/** Makes a schema where it is not there. */
export function schemaStatement(schema: string): string {
  return `CREATE DATABASE IF NOT EXISTS ${quotedName(schema)} CHARACTER SET utf8mb4`;
}

/** Goes into a schema; refused where it is not there or may not be used. */
export function enterStatement(schema: string): string {
  return `USE ${quotedName(schema)}`;
}

/**
 * Makes the account of the employees service, or gives it this password, with all rights on its own schema.
 * @param password letters, digits, `-` and `_`
 */
export function applicationStatements(password: string): string[] {
  const account = `'${applicationName}'@'%'`;
  return [
    `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${password}'`,
    `ALTER USER ${account} IDENTIFIED BY '${password}'`,
    `GRANT ALL PRIVILEGES ON ${quotedName(applicationName)}.* TO ${account}`,
  ];
}

/** Makes the monitoring account, or gives it this password, with its grants. */
export function monitoringStatements(flavour: ServerFlavour, password: string): string[] {
  const user = monitoringUser(password);
  return [`CREATE USER IF NOT EXISTS ${user}`, `ALTER USER ${user}`, ...monitoringGrants(flavour)];
}

/** Makes the monitoring account; refused where there is one of its name. */
export function newMonitoringUser(password: string): string {
  return `CREATE USER ${monitoringUser(password)}`;
}

/** What Datadog's MySQL integration asks for (wire.md 5.2). */
export function monitoringGrants(flavour: ServerFlavour): string[] {
  const account = `'${monitoringName}'@'%'`;
  const everywhere = ['PROCESS', 'REPLICATION CLIENT'];
  // SHOW SLAVE STATUS wants it from MariaDB 10.5 on; in MySQL it is a part of REPLICATION CLIENT. What SHOW BINARY LOGS
  // wants there, BINLOG MONITOR, is REPLICATION CLIENT by another name.
  if (flavour === 'mariadb') everywhere.push('SLAVE MONITOR');
  return [
    `GRANT ${everywhere.join(', ')} ON *.* TO ${account}`,
    `GRANT SELECT ON performance_schema.* TO ${account}`,
    `GRANT SELECT ON mysql.innodb_index_stats TO ${account}`,
  ];
}

function monitoringUser(password: string): string {
  return `'${monitoringName}'@'%' IDENTIFIED BY '${password}' WITH MAX_USER_CONNECTIONS ${monitoringConnections}`;
}

function quotedName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
