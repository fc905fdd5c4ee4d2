import type { MetricRule } from './metric-list.ts';

/** So many names that an expression was found in are remembered. */
const maxRemembered = 20_000;

/** Finds what is to become of a metric. A name wins over an expression, and of two expressions the first. */
export class MetricRules {
  readonly #byName = new Map<string, MetricRule>();
  readonly #expressions: { readonly pattern: RegExp; readonly rule: MetricRule }[];
  readonly #remembered: Map<string, MetricRule | undefined> | undefined;

  /**
   * @param rules of the same name the last one counts
   * @param options.remember keeps which expression was found in a name, or that none was
   */
  constructor(rules: readonly MetricRule[], options: { readonly remember: boolean }) {
    const expressions = new Map<string, MetricRule>();
    for (const rule of rules) (rule.isExpression ? expressions : this.#byName).set(rule.exposed, rule);
    this.#expressions = [...expressions.values()].map((rule) => ({ pattern: new RegExp(rule.exposed), rule }));
    this.#remembered = options.remember ? new Map() : undefined;
  }

  /** @returns undefined when the metric is not wanted */
  find(name: string): MetricRule | undefined {
    return this.#byName.get(name) ?? this.#findByExpression(name);
  }

  #findByExpression(name: string): MetricRule | undefined {
    if (this.#remembered?.has(name)) return this.#remembered.get(name);
    const rule = this.#expressions.find(({ pattern }) => pattern.test(name))?.rule;
    if (this.#remembered && this.#remembered.size < maxRemembered) this.#remembered.set(name, rule);
    return rule;
  }
}
