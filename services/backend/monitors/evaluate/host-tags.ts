import type { HostReader } from '../../store/store.ts';

/** Tags of every host that is known, `host:<name>` among them; read once an evaluation, when it is needed. */
export class HostTagReader {
  readonly #hosts: Pick<HostReader, 'list'>;
  #reading: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

  constructor(hosts: Pick<HostReader, 'list'>) {
    this.#hosts = hosts;
  }

  /** A function that gives the tags of a host; none without a name. */
  async read(): Promise<(host: string) => readonly string[]> {
    this.#reading ??= this.#list();
    const byHost = await this.#reading;
    return (host) => (host === '' ? [] : (byHost.get(host) ?? [`host:${host}`]));
  }

  async #list(): Promise<ReadonlyMap<string, readonly string[]>> {
    const hosts = await this.#hosts.list();
    return new Map(
      hosts.map(({ name, tagsBySource }) => [name, [`host:${name}`, ...new Set(Object.values(tagsBySource).flat())]]),
    );
  }
}
