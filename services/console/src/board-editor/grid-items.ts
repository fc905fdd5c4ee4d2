/** Something with a place in a grid, in whole columns and rows from 0. */
export interface GridItem {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether two items share a cell. */
export function overlap(a: GridItem, b: GridItem): boolean {
  if (a.id === b.id) return false;
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Every item as high up as it goes without a gap above it; what overlaps makes room downwards. */
export function compacted(items: readonly GridItem[], firstId?: number): readonly GridItem[] {
  const settled: GridItem[] = [];
  for (const item of readingOrder(items, firstId)) {
    let { y } = item;
    while (y > 0 && isFree({ ...item, y: y - 1 }, settled)) y--;
    while (!isFree({ ...item, y }, settled)) y++;
    settled.push({ ...item, y });
  }
  return inOrderOf(items, settled);
}

/**
 * The items after one of them got another place or size: those in its way go above it where they fit, else below it, and
 * all are compacted.
 */
export function makeRoom(items: readonly GridItem[], moved: GridItem): readonly GridItem[] {
  const settled: GridItem[] = [moved];
  const others = items.filter(({ id }) => id !== moved.id);
  for (const item of readingOrder(others)) settled.push({ ...item, y: rowBeside(item, { moved, settled }) });
  const all = items.some(({ id }) => id === moved.id) ? items : [...items, moved];
  return inOrderOf(all, compacted(settled, moved.id));
}

/** The first place for a size, from the top, that nothing lies in. */
export function freePlace(
  items: readonly GridItem[],
  size: { readonly width: number; readonly height: number },
  columns: number,
): { readonly x: number; readonly y: number } {
  for (let y = 0; ; y++) {
    for (let x = 0; x + size.width <= columns; x++) {
      if (isFree({ id: Number.NaN, x, y, ...size }, items)) return { x, y };
    }
  }
}

/** The rows that items take. */
export function rowsOf(items: readonly GridItem[]): number {
  return Math.max(0, ...items.map(({ y, height }) => y + height));
}

function rowBeside(
  item: GridItem,
  { moved, settled }: { readonly moved: GridItem; readonly settled: readonly GridItem[] },
): number {
  if (overlap(item, moved)) {
    const above = { ...item, y: Math.max(moved.y - item.height, 0) };
    if (isFree(above, settled)) return above.y;
  }
  let { y } = item;
  while (!isFree({ ...item, y }, settled)) y++;
  return y;
}

function isFree(item: GridItem, among: readonly GridItem[]): boolean {
  return !among.some((other) => overlap(item, other));
}

function readingOrder(items: readonly GridItem[], firstId?: number): readonly GridItem[] {
  const rank = ({ id }: GridItem) => (id === firstId ? 0 : 1);
  return items.toSorted((a, b) => a.y - b.y || rank(a) - rank(b) || a.x - b.x);
}

function inOrderOf(items: readonly GridItem[], settled: readonly GridItem[]): readonly GridItem[] {
  const byId = new Map(settled.map((item) => [item.id, item]));
  return items.map((item) => byId.get(item.id) ?? item);
}
