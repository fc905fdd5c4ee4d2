import type { DatadogConfig } from '../../../../lib/config/datadog-schema.ts';
import { compileMappingPattern } from '../../../../lib/config/mapping-pattern.ts';

/** Plain data, as in `dogstatsd_mapper_profiles`. */
export type MapperProfiles = DatadogConfig['dogstatsd_mapper_profiles'];

/** What a name is mapped to. */
export interface MappedName {
  readonly name: string;
  /** To be added. */
  readonly tags: readonly string[];
}

interface Mapping {
  readonly pattern: RegExp;
  readonly name: string;
  readonly tags: readonly (readonly [key: string, value: string])[];
}

/** Longer names are not mapped; none that comes out of it would be kept anyway but for a much shorter one. */
const maxNameLength = 1024;

/** `$1`, `${1}`, `$kind`, `${kind}`, and `$$` for a dollar sign. */
const placeholder = /\$(?:(\$)|\{(\w+)\}|(\w+))/g;

/**
 * Maps names of metrics to others with tags, by profiles: the first profile whose prefix fits decides, and in it the first
 * mapping that fits. Asked for contexts that are not known yet only; the newest names are remembered.
 * Source: the Agent's mapper, wire reference 1.9.
 */
export class MetricMapper {
  /** Names asked for, those of them that were remembered, and those that a mapping fitted. */
  readonly counters = { lookups: 0, hits: 0, mapped: 0 };
  readonly #profiles: readonly { readonly prefix: string; readonly mappings: readonly Mapping[] }[];
  readonly #cacheSize: number;
  /** In the order of their last use. */
  readonly #cache = new Map<string, MappedName | undefined>();

  /** @throws Error naming the first mapping that cannot be compiled */
  constructor(profiles: MapperProfiles, cacheSize: number) {
    this.#cacheSize = cacheSize;
    this.#profiles = profiles.map((profile) => ({
      prefix: profile.prefix,
      mappings: profile.mappings.map((mapping, i) => {
        try {
          return {
            pattern: compileMappingPattern(mapping.match, mapping.match_type),
            name: mapping.name,
            tags: Object.entries(mapping.tags),
          };
        } catch (error) {
          throw new Error(`profile '${profile.name}', mapping ${i + 1}: ${(error as Error).message}`, { cause: error });
        }
      }),
    }));
  }

  /** @returns undefined when the name stays as it is */
  map(name: string): MappedName | undefined {
    this.counters.lookups++;
    let mapped = this.#cache.get(name);
    if (mapped || this.#cache.has(name)) {
      this.counters.hits++;
      this.#cache.delete(name);
    } else if (name.length <= maxNameLength) mapped = this.#find(name);
    else return undefined;
    this.#cache.set(name, mapped);
    if (this.#cache.size > this.#cacheSize) this.#forgetOldest();
    if (mapped) this.counters.mapped++;
    return mapped;
  }

  #find(name: string): MappedName | undefined {
    const profile = this.#profiles.find(({ prefix }) => prefix === '*' || name.startsWith(prefix));
    for (const mapping of profile?.mappings ?? []) {
      const match = mapping.pattern.exec(name);
      if (!match) continue;
      const tags = mapping.tags.map(([key, value]) => `${key}:${expand(value, match)}`);
      return { name: expand(mapping.name, match), tags };
    }
    return undefined;
  }

  #forgetOldest(): void {
    const [oldest] = this.#cache.keys();
    if (oldest !== undefined) this.#cache.delete(oldest);
  }
}

/** Puts groups of a match in a text; what there is no group for is empty, as in Go. */
function expand(template: string, match: RegExpExecArray): string {
  return template.replace(placeholder, (_, dollar: string | undefined, braced?: string, bare?: string) => {
    if (dollar) return '$';
    const group = braced ?? bare ?? '';
    return (/^\d+$/.test(group) ? match[Number(group)] : match.groups?.[group]) ?? '';
  });
}
