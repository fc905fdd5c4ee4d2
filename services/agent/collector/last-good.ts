import type { InstanceConfig, ParsedConf } from '../discovery/parse-conf.ts';

/**
 * Remembers, for each place in each configuration file, the last instance there that was good, so that it goes on
 * while an edit is broken. A file that is gone, or an entry that is gone from a good file, is forgotten.
 */
export class LastGood {
  #slots = new Map<string, InstanceConfig>();

  /** The remembered instances that stand in for places that are broken now, and may for any that turn out to be. */
  kept(confs: readonly ParsedConf[]): InstanceConfig[] {
    return confs.flatMap((conf) => this.#ofFile(conf));
  }

  /**
   * Takes the state of all files of a check.
   * @param good check ids that can run
   * @returns the instances in force, each once, and the files in which an older one had to stand in
   */
  set(
    confs: readonly ParsedConf[],
    good: ReadonlySet<string>,
  ): { readonly instances: readonly InstanceConfig[]; readonly keptFiles: ReadonlySet<string> } {
    const slots = new Map<string, InstanceConfig>();
    const keptFiles = new Set<string>();
    for (const conf of confs) {
      if (conf.state === 'broken' || conf.state === 'empty') {
        for (const config of this.#ofFile(conf)) {
          if (!good.has(config.checkId)) continue;
          slots.set(slotOf(config), config);
          keptFiles.add(conf.file);
        }
      }
      for (const candidate of conf.candidates) {
        const { config } = candidate;
        const before = this.#slots.get(slotOf(candidate));
        if (config && good.has(config.checkId)) slots.set(slotOf(candidate), config);
        else if (before && good.has(before.checkId)) {
          slots.set(slotOf(candidate), before);
          keptFiles.add(conf.file);
        }
      }
    }
    this.#slots = slots;
    const unique = new Map<string, InstanceConfig>();
    for (const config of slots.values()) if (!unique.has(config.checkId)) unique.set(config.checkId, config);
    return { instances: [...unique.values()], keptFiles };
  }

  #ofFile({ file }: ParsedConf): InstanceConfig[] {
    return [...this.#slots.values()].filter((config) => config.file === file);
  }
}

function slotOf({ file, index }: { readonly file: string; readonly index: number }): string {
  return `${file}#${index}`;
}
