interface Size {
  readonly width: number;
  readonly height: number;
}

/** Boxes of one width beside others in a row; what is below `bottom` of it is free. */
interface Column {
  readonly x: number;
  readonly width: number;
  bottom: number;
}

interface Row {
  readonly y: number;
  readonly height: number;
  readonly columns: Column[];
  right: number;
}

/** Rows far above have no room left; looking at them all would take long where boxes are many. */
const ROWS_LOOKED_AT = 8;

/**
 * Places boxes, which come with the highest first, in rows of at most `limit`, `gap` apart: under one that leaves room
 * below it, else beside the others, else in a new row. The places are in the order of the boxes.
 */
export function packedRows(
  boxes: readonly Size[],
  { limit, gap }: { readonly limit: number; readonly gap: number },
): Size & { readonly spots: readonly { readonly x: number; readonly y: number }[] } {
  const rows: Row[] = [];
  let [width, height] = [0, 0];
  const spots = boxes.map((box) => {
    for (const row of rows.slice(-ROWS_LOOKED_AT)) {
      const below = row.columns.find(
        (column) => box.width <= column.width + 0.01 && column.bottom + gap + box.height <= row.height + 0.01,
      );
      if (below) {
        const spot = { x: below.x, y: row.y + below.bottom + gap };
        below.bottom += gap + box.height;
        return spot;
      }
      if (row.right + gap + box.width <= limit + 0.01) return beside(row, row.right + gap, box);
    }
    const row: Row = { y: rows.length === 0 ? 0 : height + gap, height: box.height, columns: [], right: 0 };
    rows.push(row);
    height = row.y + row.height;
    return beside(row, 0, box);
  });
  return { spots, width, height };

  function beside(row: Row, x: number, box: Size) {
    row.columns.push({ x, width: box.width, bottom: box.height });
    row.right = x + box.width;
    width = Math.max(width, row.right);
    return { x, y: row.y };
  }
}
