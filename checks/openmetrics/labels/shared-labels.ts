import type { MetricFamily } from '../exposition/metric-family.ts';
import type { OpenmetricsInstance } from '../instance.ts';

type Labels = ReadonlyMap<string, string>;

/** Labels that go to the samples that have certain values of certain labels. */
interface MatchedLabels {
  /** Sorted. */
  readonly names: readonly string[];
  /** By the values of `names`, see `keyOf`. */
  readonly shared: Map<string, Map<string, string>>;
}

/** Labels that metrics of one exposition give to others, by `share_labels`. */
export class SharedLabels {
  readonly #rules: OpenmetricsInstance['share_labels'];
  readonly #collected = new Set<string>();
  readonly #forAll = new Map<string, string>();
  /** By their names. */
  readonly #matched = new Map<string, MatchedLabels>();

  constructor(rules: OpenmetricsInstance['share_labels']) {
    this.#rules = rules;
  }

  /** Whether all metrics that share labels have been there. */
  get isComplete(): boolean {
    return this.#collected.size === Object.keys(this.#rules).length;
  }

  /** Takes the labels of a family, if they are to be shared; those of the first family of a name. */
  collect(family: MetricFamily): void {
    const given = Object.hasOwn(this.#rules, family.name) ? this.#rules[family.name] : undefined;
    if (given === undefined || this.#collected.has(family.name)) return;
    this.#collected.add(family.name);
    const rule = given === true ? {} : given;
    const isShared = (label: string): boolean => !rule.labels?.length || rule.labels.includes(label);
    for (const { labels, value } of family.samples) {
      if (rule.values !== undefined && !rule.values.includes(value)) continue;
      const target = rule.match?.length ? this.#labelsFor(labels, rule.match) : this.#forAll;
      for (const [label, text] of labels) if (isShared(label)) target.set(label, text);
    }
  }

  /** @returns the labels of a sample and those that others share with it, which win */
  add(labels: Labels): Labels {
    if (this.#collected.size === 0) return labels;
    const added = new Map([...labels, ...this.#forAll]);
    for (const { names, shared } of this.#matched.values()) {
      const key = keyOf(labels, names);
      const found = key === undefined ? undefined : shared.get(key);
      if (found) for (const [label, text] of found) added.set(label, text);
    }
    return added;
  }

  /** A sample that lacks one of the labels matches by those that it has. */
  #labelsFor(labels: Labels, match: readonly string[]): Map<string, string> {
    const names = match.filter((name) => labels.has(name)).sort();
    const group = JSON.stringify(names);
    const matched = this.#matched.get(group) ?? { names, shared: new Map() };
    this.#matched.set(group, matched);
    const key = keyOf(labels, names) ?? '';
    const found = matched.shared.get(key) ?? new Map<string, string>();
    matched.shared.set(key, found);
    return found;
  }
}

/** @returns undefined when one of the labels is not there */
function keyOf(labels: Labels, names: readonly string[]): string | undefined {
  const values = names.map((name) => labels.get(name));
  return values.includes(undefined) ? undefined : JSON.stringify(values);
}
