import path from 'node:path';
import type { Candidate, InstanceConfig, ParsedConf } from '../discovery/parse-conf.ts';
import { likeness } from './likeness.ts';

/** An instance that was good, and the place in its file where it, or a broken edit of it, stands. */
interface Slot {
  readonly file: string;
  readonly index: number;
  readonly config: InstanceConfig;
}

/**
 * Remembers the instances of each configuration file that were good, so that one goes on while an edit of it is
 * broken. A file that is gone, or an entry that is gone from a good file, is forgotten.
 */
export class LastGood {
  #slots: readonly Slot[] = [];

  /** The remembered instances that stand in for places that are broken now, and may for any that turn out to be. */
  kept(confs: readonly ParsedConf[]): InstanceConfig[] {
    return confs.flatMap((conf) => this.#ofFile(conf)).map(({ config }) => config);
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
    const slots: Slot[] = [];
    const keptFiles = new Set<string>();
    for (const conf of confs) {
      const old = this.#ofFile(conf).filter(({ config }) => good.has(config.checkId));
      const isWhole = conf.state !== 'broken' && conf.state !== 'empty';
      const standIns = isWhole ? standInsFor(conf.candidates, { old, good }) : new Map<number, Slot>();
      if (!isWhole) slots.push(...old);
      for (const { file, index, config } of conf.candidates) {
        const standIn = standIns.get(index);
        if (config && good.has(config.checkId)) slots.push({ file, index, config });
        else if (standIn) slots.push({ file, index, config: standIn.config });
      }
      if (standIns.size > 0 || (!isWhole && old.length > 0)) keptFiles.add(conf.file);
    }
    this.#slots = slots;
    const unique = new Map<string, InstanceConfig>();
    for (const { config } of slots) if (!unique.has(config.checkId)) unique.set(config.checkId, config);
    return { instances: [...unique.values()], keptFiles };
  }

  /** Of a folder that cannot be listed, those of all its files. */
  #ofFile(conf: ParsedConf): readonly Slot[] {
    return this.#slots.filter(({ file }) => file === conf.file || file.startsWith(conf.file + path.sep));
  }
}

/**
 * Tells which entry of the file is an edit of which old one that is not in it any more: the pairs that are most alike
 * first, then those nearest in place. An old one whose edit is broken stands in for it; one whose edit is good, or
 * that has none, is gone. Of pairs that are equally alike a good entry counts first, so that no old instance runs
 * beside its own new form.
 * @returns old slots by the index of the broken entry
 */
function standInsFor(
  candidates: readonly Candidate[],
  { old, good }: { readonly old: readonly Slot[]; readonly good: ReadonlySet<string> },
): Map<number, Slot> {
  const idsInFile = new Set(candidates.flatMap(({ config }) => config?.checkId ?? []));
  const oldIds = new Set(old.map(({ config }) => config.checkId));
  const open = candidates.filter(({ config }) => config === undefined || !oldIds.has(config.checkId));
  const pairs = old
    .filter(({ config }) => !idsInFile.has(config.checkId))
    .flatMap((slot) =>
      open.map(({ index, instance, config }) => ({
        slot,
        index,
        isGood: config !== undefined && good.has(config.checkId),
        likeness: likeness(slot.config.instance, instance),
        distance: Math.abs(slot.index - index),
      })),
    )
    .sort(
      (a, b) => (b.likeness ?? 0) - (a.likeness ?? 0) || Number(b.isGood) - Number(a.isGood) || a.distance - b.distance,
    );
  const standIns = new Map<number, Slot>();
  const takenSlots = new Set<Slot>();
  const takenPlaces = new Set<number>();
  for (const { slot, index, isGood } of pairs) {
    if (takenSlots.has(slot) || takenPlaces.has(index)) continue;
    takenSlots.add(slot);
    takenPlaces.add(index);
    if (!isGood) standIns.set(index, slot);
  }
  return standIns;
}
