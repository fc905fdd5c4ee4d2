import type { MonitoringLogin } from './accounts/monitoring-file.ts';

/** A database that is ready for the employees service. */
export interface Database {
  /** `mariadbd 10.11.19-MariaDB`, or what MYSQL_URL names, without the password. */
  readonly server: string;
  /** `mysql://employees@127.0.0.1:3307/employees`, without the password. */
  readonly url: string;
  /** Of the account in `url`. */
  readonly password: string;
  /** Of the mysql check's account, which may be missing on a server of the user's. */
  readonly monitoring: MonitoringLogin;
  /** How often the server was started again. */
  restarts(): number;
  /** Stops what was started for it. */
  stop(): Promise<void>;
}
