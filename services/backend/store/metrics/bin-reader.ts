import { visitNumberColumns } from '../engine/number-columns.ts';
import type { SecondsWindow } from './seconds-window.ts';
import type { Snapshot } from './tiers/snapshot.ts';

/** Weights of bins in columns: `weight[i]` values of context `contextId[i]` lie in bin `key[i]` of bucket `bucketS[i]`. */
export interface BinColumns {
  readonly contextId: Uint32Array;
  readonly bucketS: Uint32Array;
  readonly key: Int32Array;
  readonly weight: Float64Array;
}

/** Visits the bins of the distributions of some contexts, by buckets aligned to Unix time, in no order. */
export async function readBins(
  snapshot: Snapshot,
  query: SecondsWindow & { readonly ids: readonly number[]; readonly intervalS: number },
  visit: (bins: BinColumns) => void,
): Promise<void> {
  const { ids, intervalS } = query;
  for (const { tier, ...window } of snapshot.plan(query, intervalS)) {
    const result = await snapshot.select(
      { tier, form: 'bins', columns: ['key', 'weight'], window, ids },
      (rows) =>
        `SELECT context, (ts // ${intervalS} * ${intervalS})::UINTEGER AS bucket, key, sum(weight)
         FROM ${rows} GROUP BY ALL`,
    );
    visitNumberColumns(result, ([contextId, bucketS, key, weight]) => {
      visit({
        contextId: contextId as Uint32Array,
        bucketS: bucketS as Uint32Array,
        key: key as Int32Array,
        weight: weight as Float64Array,
      });
    });
  }
}
