import path from 'node:path';

/** Documents by the names of the files that they are kept in. */
export function byFileName<Kept extends { readonly file?: string }>(
  records: Iterable<Kept>,
): ReadonlyMap<string, Kept> {
  const kept = [...records].flatMap((record) =>
    record.file === undefined ? [] : [[path.basename(record.file), record] as const],
  );
  return new Map(kept);
}
