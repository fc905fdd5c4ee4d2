import type { OpenmetricsInstance } from '../instance.ts';

/** What a sample is sent with. */
export interface SampleTags {
  readonly tags: string[];
  /** Absent: the agent's. */
  readonly hostname?: string;
}

/** Makes tags, and perhaps a host, of the labels of a sample. */
export class TagRules {
  readonly #excluded: ReadonlySet<string>;
  readonly #included: ReadonlySet<string>;
  readonly #renamed: ReadonlyMap<string, string>;
  /** By label: the expressions for values whose samples are left out. */
  readonly #excludedBy: ReadonlyMap<string, readonly RegExp[]>;
  readonly #hostnameLabel: string;
  readonly #hostnameFormat: string;

  constructor(instance: OpenmetricsInstance) {
    this.#excluded = new Set(instance.exclude_labels);
    this.#included = new Set(instance.include_labels);
    this.#renamed = new Map(Object.entries(instance.rename_labels));
    this.#excludedBy = new Map(
      Object.entries(instance.exclude_metrics_by_labels).map(([label, values]) => [
        label,
        values === true ? [/^/] : values.map((value) => new RegExp(value)),
      ]),
    );
    this.#hostnameLabel = instance.hostname_label;
    this.#hostnameFormat = instance.hostname_format || '<HOSTNAME>';
  }

  /** @returns undefined when the sample is not wanted */
  read(labels: ReadonlyMap<string, string>): SampleTags | undefined {
    const tags: string[] = [];
    for (const [label, value] of labels) {
      if (this.#excludedBy.get(label)?.some((pattern) => pattern.test(value))) return undefined;
      if (this.#excluded.has(label) || (this.#included.size > 0 && !this.#included.has(label))) continue;
      tags.push(`${this.#renamed.get(label) ?? label}:${value}`);
    }
    const host = labels.get(this.#hostnameLabel);
    // A function, as a host's name with a dollar sign would be read as a pattern otherwise.
    return host === undefined ? { tags } : { tags, hostname: this.#hostnameFormat.replace('<HOSTNAME>', () => host) };
  }
}
