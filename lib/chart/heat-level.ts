/** The place of the colour for a count among so many; few values are told apart better than many. */
export function heatLevel(count: number, most: number, levels: number): number {
  return Math.min(levels - 1, Math.floor(Math.sqrt(count / most) * levels));
}
