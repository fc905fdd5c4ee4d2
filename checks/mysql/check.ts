import { AgentCheck, ServiceCheckStatus } from 'labrador/check';
import { collectAll } from './collect/collect-all.ts';
import { chosenQueries, runCustomQuery } from './collect/custom-queries.ts';
import type { QueryCacheCounters } from './collect/derived-values.ts';
import { type Replication, readReplication, replicationHealth, submitReplication } from './collect/replication.ts';
import { type Outlet, Run } from './collect/run.ts';
import { readServerValues, type ServerValues } from './collect/server-values.ts';
import { knownOptions, type MysqlInitConfig, type MysqlInstance, mysqlInitConfig, mysqlInstance } from './instance.ts';
import type { MetricType } from './metrics/metric-table.ts';
import { type Login, readLogin } from './session/login.ts';
import { readServerFacts } from './session/server-facts.ts';
import { Session } from './session/session.ts';

/**
 * Datadog's MySQL integration without its database monitoring: reads a server of MySQL or MariaDB over one connection a
 * run, and says by `mysql.can_connect` whether that could be. What it does its own way stands in docs/integrations.md.
 */
export default class MysqlCheck extends AgentCheck<MysqlInstance, MysqlInitConfig> {
  static override readonly instanceSchema = mysqlInstance;
  static override readonly initConfigSchema = mysqlInitConfig;

  #queryCache: QueryCacheCounters | undefined;
  /** When each custom query with an interval of its own was run last, by its place. Monotonic milliseconds. */
  readonly #queriedAtMs = new Map<number, number>();

  /** @throws when the server cannot be reached or read; `mysql.can_connect` is CRITICAL then */
  override async run(): Promise<void> {
    this.#warnOfConfiguration();
    const login = await readLogin(this.instance);
    if (!login) {
      this.warning(
        'Nothing to watch: %s does not exist. The lab writes it when it runs its first MySQL server',
        this.instance.defaults_file,
      );
      return;
    }
    let session: Session | undefined;
    try {
      session = await Session.open(login, this.instance.read_timeout);
      this.#canConnect(login, ServiceCheckStatus.OK);
      await this.#collect(session, login);
    } catch (error) {
      this.#canConnect(login, ServiceCheckStatus.CRITICAL, describe(error));
      throw error;
    } finally {
      await session?.close();
    }
  }

  async #collect(session: Session, login: Login): Promise<void> {
    const { instance } = this;
    const run = new Run(session, await readServerFacts(session), this.#outlet());
    run.tags.push(`dbms_flavor:${run.facts.flavor}`, ...this.#placeTags(login));
    const server = await readServerValues(session);
    const uuid = server.settings.get('server_uuid');
    if (uuid) run.tags.push(`server_uuid:${uuid}`);
    if (!instance.only_custom_queries) {
      if (instance.options.replication) await this.#reportReplication(run, server, login);
      const { isLocal } = login;
      this.#queryCache = await collectAll(run, { instance, server, isLocal, queryCache: this.#queryCache });
    }
    await this.#runCustomQueries(run);
  }

  /** Before all other metrics: they carry the server's part in it as tags. */
  async #reportReplication(run: Run, { settings }: ServerValues, login: Login): Promise<void> {
    const hasBinaryLog = settings.get('log_bin') === 'ON';
    const replication = await readReplication(run, {
      channel: this.instance.options.replication_channel,
      hasBinaryLog,
    });
    if (!replication) return;
    const [first] = replication.channels;
    run.tags.push(`replication_role:${first ? 'replica' : 'primary'}`);
    const cluster = first ? first.sourceUuid : settings.get('server_uuid');
    if (cluster) run.tags.push(`cluster_uuid:${cluster}`);
    submitReplication(run, replication);
    this.#reportHealth(run, replication, login);
  }

  #reportHealth(run: Run, replication: Replication, login: Login): void {
    for (const { status, message, mode } of replicationHealth(replication)) {
      const modeTags = mode === undefined ? [] : [`replication_mode:${mode}`];
      run.submit('gauge', 'mysql.replication.slave_running', status === ServiceCheckStatus.OK ? 1 : 0, modeTags);
      const tags = [...this.#placeTags(login), ...modeTags];
      for (const name of ['slave_running', 'replica_running']) {
        this.serviceCheck(`mysql.replication.${name}`, status, { tags, message, hostname: this.#hostname });
      }
    }
  }

  async #runCustomQueries(run: Run): Promise<void> {
    const queries = chosenQueries(this.instance, this.initConfig);
    const most = this.instance.max_custom_queries;
    if (queries.length > most) {
      this.warning('Only the first %d of %d custom queries are run (max_custom_queries)', most, queries.length);
    }
    const nowMs = this.clock.monotonic();
    for (const [index, query] of queries.slice(0, most).entries()) {
      const dueMs =
        (this.#queriedAtMs.get(index) ?? Number.NEGATIVE_INFINITY) + (query.collection_interval ?? 0) * 1000;
      if (nowMs < dueMs) continue;
      this.#queriedAtMs.set(index, nowMs);
      await runCustomQuery(run, query);
    }
  }

  #outlet(): Outlet {
    const methods: Readonly<Record<MetricType, 'gauge' | 'rate' | 'count' | 'monotonicCount'>> = {
      gauge: 'gauge',
      rate: 'rate',
      count: 'count',
      monotonic_count: 'monotonicCount',
    };
    return {
      submit: (type, name, value, tags) => this[methods[type]](name, value, { tags, hostname: this.#hostname }),
      warn: (message) => this.warning('%s', message),
    };
  }

  /**
   * The tags of service checks hold only what is known without a connection: with more of them once there is one, the
   * OK would be of another group than the CRITICAL before it.
   */
  #canConnect(login: Login, status: ServiceCheckStatus, message = ''): void {
    this.serviceCheck('mysql.can_connect', status, {
      tags: this.#placeTags(login),
      message,
      hostname: this.#hostname,
    });
  }

  #placeTags({ server, port, isLocal }: Login): string[] {
    const host = this.#hostname ?? (isLocal ? this.hostname : server);
    return [`server:${server}`, `port:${port}`, `database_hostname:${host}`, `database_instance:${host}`];
  }

  get #hostname(): string | undefined {
    return this.instance.reported_hostname;
  }

  #warnOfConfiguration(): void {
    const { user, pass, options } = this.instance;
    if (user !== undefined) this.warning('The key user is an old name: write username');
    if (pass !== undefined) this.warning('The key pass is an old name: write password');
    for (const key of Object.keys(options)) {
      if (!knownOptions.has(key)) {
        this.warning('options.%s is not known and not read (known: %s)', key, [...knownOptions].join(', '));
      }
    }
  }
}

/** An error of several addresses (`localhost` as IPv4 and IPv6) has no message of its own. */
function describe(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(describe).join('; ');
  return error instanceof Error
    ? error.message || String((error as NodeJS.ErrnoException).code ?? error.name)
    : String(error);
}
