import type { ServerFlavour } from '../find/server-program.ts';
import type { ServerPlaces } from './server-places.ts';

/** Where the server is to listen. */
export interface ServerDoor {
  readonly socketPath: string;
  readonly host: string;
  readonly port: number;
}

/** Of a server for one machine's experiments: little memory, and what is committed survives the death of the server, not of the machine. */
const commonSettings = [
  '--skip-name-resolve',
  '--skip-log-bin',
  '--local-infile=0',
  '--innodb-buffer-pool-size=64M',
  // The kernel's own wants locked memory, which a user or a container often has too little of.
  '--innodb-use-native-aio=OFF',
  '--innodb-flush-log-at-trx-commit=2',
  '--key-buffer-size=8M',
  '--max-connections=100',
  '--table-open-cache=200',
  '--table-definition-cache=400',
  '--character-set-server=utf8mb4',
  // The mysql check reads it. With these bounds it takes about 50 MB.
  '--performance-schema=ON',
  '--performance-schema-accounts-size=20',
  '--performance-schema-users-size=20',
  '--performance-schema-hosts-size=20',
  '--performance-schema-digests-size=1000',
  '--performance-schema-max-thread-instances=150',
  '--performance-schema-max-table-instances=500',
  '--performance-schema-max-file-instances=2000',
];

/** Of MySQL, versions differ in what they know: what is `loose` is passed over there. */
const settingsOf: Readonly<Record<ServerFlavour, readonly string[]>> = {
  // Clients that end without a word are not worth a warning each.
  mariadb: ['--innodb-log-file-size=16M', '--aria-pagecache-buffer-size=8M', '--log-warnings=1'],
  mysql: ['--loose-innodb-redo-log-capacity=32M', '--loose-mysqlx=OFF'],
};

/**
 * The arguments of the running server. Configuration files of the machine are not read, and no secret is among them:
 * everybody may read the command line of a process.
 */
export function serverArguments(flavour: ServerFlavour, places: ServerPlaces, door: ServerDoor): string[] {
  return [
    '--no-defaults',
    `--datadir=${places.dataDir}`,
    `--tmpdir=${places.tempDir}`,
    `--socket=${door.socketPath}`,
    `--pid-file=${places.pidFile}`,
    `--init-file=${places.initFile}`,
    `--bind-address=${door.host}`,
    `--port=${door.port}`,
    ...userArguments(),
    ...commonSettings,
    ...settingsOf[flavour],
  ];
}

/** Both servers refuse to run as root unless told so. */
export function userArguments(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}
