/**
 * Places in one column that are in order, at least `gaps[i]` apart from i to i + 1, and as near to where they should be
 * as that allows (least squares: those that push each other stand around their common middle).
 */
export function placeInColumn(wanted: readonly number[], gaps: readonly number[]): number[] {
  const offsets: number[] = [0];
  for (const gap of gaps) offsets.push((offsets.at(-1) ?? 0) + gap);
  const blocks: { sum: number; count: number }[] = [];
  for (const [index, place] of wanted.entries()) {
    let block = { sum: place - (offsets[index] ?? 0), count: 1 };
    let before = blocks.at(-1);
    while (before && before.sum / before.count > block.sum / block.count) {
      block = { sum: before.sum + block.sum, count: before.count + block.count };
      blocks.pop();
      before = blocks.at(-1);
    }
    blocks.push(block);
  }
  return blocks
    .flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count))
    .map((place, index) => place + (offsets[index] ?? 0));
}
