import type { SpanBatch } from '../../../../lib/model/span.ts';
import { extraPrefix } from './extra-text.ts';
import { type KeyTerms, keyFacts } from './key-terms.ts';
import { PairNumbers, pairLimit } from './pair-numbers.ts';
import type { SpanDictionary } from './span-dictionary.ts';
import { writeSpanRest } from './span-rest.ts';
import { rowsPerLot, SpanRows } from './span-rows.ts';
import { numberOf, tagIdOf } from './tag-id.ts';
import { textColumns } from './text-columns.ts';

/** What the spans of a batch have in common that it does not say. */
interface Arrival {
  /** That of the first; the others follow. */
  readonly firstId: number;
  /** Unix seconds. */
  readonly receivedS: number;
}

/** Stands for a text column where otherwise the position of a key's text does. */
const columnPair = pairLimit;

/** Stands where otherwise the position of a value's text does: the key of a number. */
const numberPair = pairLimit - 1;

/** Turns batches into rows of the table. */
export class SpanEncoder {
  readonly #dictionary: SpanDictionary;
  /** By (key's text or column, value's text): a tag's id or the number of a column's value, for the batch at hand. */
  readonly #known = new PairNumbers();

  constructor(dictionary: SpanDictionary) {
    this.#dictionary = dictionary;
  }

  /** Puts the spans of a batch behind those in `lots`, adding lots as needed. */
  encode(batch: SpanBatch, lots: SpanRows[], { firstId, receivedS }: Arrival): void {
    this.#known.clear();
    const count = batch.spanId.length;
    for (let from = 0; from < count; ) {
      let rows = lots.at(-1);
      if (!rows || rows.length === rowsPerLot) {
        rows = new SpanRows();
        lots.push(rows);
      }
      const to = Math.min(count, from + rowsPerLot - rows.length);
      copyPlain(batch, rows, { from, to });
      for (let span = from; span < to; span++) {
        const row = rows.length + span - from;
        setId(rows.id, row, firstId + span);
        rows.receivedS[row] = receivedS;
        this.#texts(batch, rows, { span, row });
        this.#tags(batch, rows, { span, row });
        this.#numbers(batch, rows, { span, row });
        rows.extraEnd[row] = rows.extra.length;
      }
      copyRest(batch, rows, { from, to });
      rows.length += to - from;
      from = to;
    }
  }

  #texts(batch: SpanBatch, rows: SpanRows, { span, row }: Place): void {
    for (let at = 0; at < textColumns.length; at++) {
      const { column, attribute } = textColumns[at] as (typeof textColumns)[number];
      const text = batch[column][span] as number;
      let number = this.#known.get(columnPair + at, text);
      if (number < 0) {
        number = this.#dictionary.resolve(this.#dictionary.columns[at] as KeyTerms, batch.texts[text] ?? '');
        this.#known.set(columnPair + at, text, number);
      }
      if (number === 0) rows.extra.push(extraPrefix('column', attribute) + (batch.texts[text] ?? ''));
      (rows.texts[at] as Uint32Array)[row] = number;
    }
  }

  #tags({ texts, tagEnd, tagKey, tagValue }: SpanBatch, rows: SpanRows, { span, row }: Place): void {
    const end = tagEnd[span] as number;
    for (let at = span === 0 ? 0 : (tagEnd[span - 1] as number); at < end; at++) {
      const key = tagKey[at] as number;
      const value = tagValue[at] as number;
      let tagId = this.#known.get(key, value);
      if (tagId < 0) {
        const terms = this.#dictionary.resolveKey(texts[key] ?? '', keyFacts.tag);
        tagId = tagIdOf(terms.id, this.#dictionary.resolve(terms, texts[value] ?? ''));
        this.#known.set(key, value, tagId);
      }
      if (numberOf(tagId) === 0) rows.extra.push(extraPrefix('tag', texts[key] ?? '') + (texts[value] ?? ''));
      rows.tags.push(tagId);
    }
    rows.tagEnd[row] = rows.tags.length;
  }

  #numbers({ texts, numberEnd, numberKey, numberValue }: SpanBatch, rows: SpanRows, { span, row }: Place): void {
    const end = numberEnd[span] as number;
    for (let at = span === 0 ? 0 : (numberEnd[span - 1] as number); at < end; at++) {
      const key = numberKey[at] as number;
      const value = numberValue[at] as number;
      let keyId = this.#known.get(key, numberPair);
      if (keyId < 0) {
        keyId = this.#dictionary.resolveKey(texts[key] ?? '', keyFacts.number).id;
        this.#known.set(key, numberPair, keyId);
      }
      if (keyId === 0) {
        rows.extra.push(extraPrefix('number', texts[key] ?? '') + String(value));
      } else {
        rows.numberKeys.push(keyId);
        rows.numberValues.push(value);
      }
    }
    rows.numberEnd[row] = rows.numberKeys.length;
  }
}

/** A span of the batch and its row in the lot. */
interface Place {
  readonly span: number;
  readonly row: number;
}

interface Part {
  readonly from: number;
  readonly to: number;
}

function copyPlain(batch: SpanBatch, rows: SpanRows, { from, to }: Part): void {
  rows.startNs.set(batch.startNs.subarray(from, to), rows.length);
  rows.durationNs.set(batch.durationNs.subarray(from, to), rows.length);
  rows.traceHigh.set(batch.traceHigh.subarray(from, to), rows.length);
  rows.traceLow.set(batch.traceLow.subarray(from, to), rows.length);
  rows.spanId.set(batch.spanId.subarray(from, to), rows.length);
  rows.parentId.set(batch.parentId.subarray(from, to), rows.length);
  rows.flags.set(batch.flags.subarray(from, to), rows.length);
  rows.priority.set(batch.priority.subarray(from, to), rows.length);
}

function copyRest(batch: SpanBatch, rows: SpanRows, { from, to }: Part): void {
  for (const extra of batch.extras) {
    if (extra.span >= from && extra.span < to) rows.rest.set(rows.length + extra.span - from, writeSpanRest(extra));
  }
}

function setId(ids: Uint32Array, row: number, id: number): void {
  ids[2 * row] = id % 2 ** 32;
  ids[2 * row + 1] = Math.floor(id / 2 ** 32);
}
