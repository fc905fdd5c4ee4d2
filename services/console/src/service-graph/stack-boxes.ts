/** A part of a picture; singles are small and share rows. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly isSingle: boolean;
}

/** Rows of singles are at least as wide as this, also below narrow boxes. */
const ROW_WIDTH = 640;

/** Puts boxes below each other, and singles beside each other in rows. @returns the upper left corner of each */
export function stackBoxes(boxes: readonly Box[], gap: number) {
  const offsets: (readonly [x: number, y: number])[] = [];
  const rowWidth = Math.max(ROW_WIDTH, ...boxes.map(({ width }) => width));
  let width = 0;
  let height = 0;
  let row = { x: 0, y: 0, height: 0 };
  for (const box of boxes) {
    const fits = box.isSingle && row.height > 0 && row.x + box.width <= rowWidth;
    if (!fits) row = { x: 0, y: height === 0 ? 0 : height + gap, height: 0 };
    offsets.push([row.x, row.y]);
    width = Math.max(width, row.x + box.width);
    height = Math.max(height, row.y + box.height);
    row = { x: row.x + box.width + gap, y: row.y, height: box.isSingle ? Math.max(row.height, box.height) : 0 };
  }
  return { width, height, offsets };
}
