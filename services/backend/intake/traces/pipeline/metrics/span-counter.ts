import { type SpanBatch, spanFlags } from '../../../../../../lib/model/span.ts';
import type { SpanFacts } from '../payload-normalizer.ts';
import { TextCodes } from '../texts/text-codes.ts';
import { BatchGroups, maxSlots } from './batch-groups.ts';
import type { Concentrator } from './concentrator.ts';
import type { Group } from './group.ts';
import { countsByKind } from './span-kind.ts';

/** Counts the spans of batches in trace metrics: entries of services, measured ones, and those of certain kinds, that are over. */
export class SpanCounter {
  readonly #concentrator: Concentrator;
  readonly #groups = new BatchGroups();
  readonly #kinds = new TextCodes<0 | 1>((kind) => (countsByKind(kind) ? 1 : 0));
  readonly #webTypes = new TextCodes<0 | 1>((type) => (type === 'web' ? 1 : 0));

  constructor(concentrator: Concentrator) {
    this.#concentrator = concentrator;
  }

  /** Counts a batch; the concentrator knows the time. */
  count(batch: SpanBatch, facts: SpanFacts): void {
    const { flags, type } = batch;
    this.#groups.begin();
    this.#kinds.begin(batch.texts);
    this.#webTypes.begin(batch.texts);
    for (let row = 0; row < flags.length; row++) {
      const flag = flags[row] as number;
      const isEntry = (flag & spanFlags.topLevel) !== 0;
      const isCounted = isEntry || (flag & spanFlags.measured) !== 0 || this.#kinds.of(facts.kind[row] as number) === 1;
      if (!isCounted || facts.isPartial[row] === 1) continue;
      const group = this.#groupOf(batch, facts, row);
      if (!group) {
        this.#concentrator.dropSpans(1);
        continue;
      }
      const isJudged = isEntry && this.#webTypes.of(type[row] as number) === 1;
      const isError = (flag & spanFlags.error) !== 0;
      this.#concentrator.addSpan(group, facts.times.durationS(row), isError, isJudged);
    }
  }

  #groupOf(batch: SpanBatch, facts: SpanFacts, row: number): Group | undefined {
    const slot = this.#concentrator.slotOf(facts.times.endS(row));
    const { key } = this.#groups;
    key[0] = batch.service[row] as number;
    key[1] = batch.name[row] as number;
    key[2] = batch.resource[row] as number;
    key[3] = batch.env[row] as number;
    key[4] = batch.version[row] as number;
    key[5] = batch.host[row] as number;
    key[6] = facts.kind[row] as number;
    key[7] = facts.statusCode[row] as number;
    key[8] = facts.isSynthetic[row] as number;
    const place = this.#groups.place() + slot;
    const known = slot < maxSlots ? this.#groups.groups[place] : undefined;
    if (known !== undefined) return known ?? undefined;
    const group = this.#lookUp(batch, facts, row, slot);
    if (slot < maxSlots) this.#groups.groups[place] = group ?? null;
    return group;
  }

  /** Once for each kind of group in a batch. */
  #lookUp({ texts, ...batch }: SpanBatch, facts: SpanFacts, row: number, slot: number): Group | undefined {
    const text = (column: Uint32Array): string => texts[column[row] as number] as string;
    return this.#concentrator.groupOf(slot, {
      service: text(batch.service),
      name: text(batch.name),
      resource: text(batch.resource),
      env: text(batch.env),
      version: text(batch.version),
      host: text(batch.host),
      kind: text(facts.kind),
      statusCode: facts.statusCode[row] as number,
      isSynthetic: facts.isSynthetic[row] === 1,
    });
  }
}
