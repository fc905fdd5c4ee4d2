import { median } from './median.ts';
import { distance, magnitude, middleLine } from './peers.ts';

/** Two peers are so much farther from each other than from what is in the middle of all: their deviations are independent. */
const peerFactor = Math.SQRT2;

/**
 * Which lines are outside of the largest cluster: DBSCAN where a single line may begin a cluster ("Outlier detection in
 * Datadog: A look at the algorithms"). Lines belong together that are within `tolerance` times the usual distance, or
 * connected by others that are; usual is the median of the distances from the middle line, times √2. Of clusters of the
 * same size the one counts that has the line nearest to the middle.
 * @param leastShare the usual distance is at least this part of the magnitude of the middle line
 */
export function dbscanOutliers(
  lines: readonly Float64Array[],
  { tolerance, leastShare }: { readonly tolerance: number; readonly leastShare: number },
): readonly boolean[] {
  const middle = middleLine(lines);
  const fromMiddle = lines.map((line) => distance(line, middle));
  const usual = Math.max(median(fromMiddle) * peerFactor, leastShare * magnitude(middle));
  const clusters = connected(lines, tolerance * usual);
  const nearest = (cluster: readonly number[]): number =>
    Math.min(...cluster.map((line) => fromMiddle[line] ?? Number.POSITIVE_INFINITY));
  const [largest = []] = clusters.toSorted((a, b) => b.length - a.length || nearest(a) - nearest(b));
  const members = new Set(largest);
  return lines.map((_, line) => !members.has(line));
}

/** Places of lines that are connected by distances within `reach`. */
function connected(lines: readonly Float64Array[], reach: number): number[][] {
  const left = new Set(lines.keys());
  const clusters: number[][] = [];
  for (const first of lines.keys()) {
    if (!left.delete(first)) continue;
    const cluster = [first];
    // What is added while the cluster is gone through is gone through too.
    for (const member of cluster) {
      for (const other of left) {
        if (distance(lines[member] as Float64Array, lines[other] as Float64Array) > reach) continue;
        left.delete(other);
        cluster.push(other);
      }
    }
    clusters.push(cluster);
  }
  return clusters;
}
