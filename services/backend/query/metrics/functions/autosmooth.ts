/** The largest window that is tried, as a part of the points. */
const largestShare = 1 / 10;

/**
 * A moving average whose window is found by ASAP (Rong and Bailis, "ASAP: Prioritizing Attention via Time Series Smoothing",
 * 2017): of the windows up to a tenth of the points, the one whose line is least rough, while its kurtosis is not below that
 * of the points, so that what stands out still does. A point is the average of those before it in the window and itself.
 */
export function autosmooth(values: Float64Array): Float64Array {
  const points = values.filter((value) => !Number.isNaN(value));
  const window = bestWindow(points);
  let at = 0;
  const smooth = movingAverage(points, window);
  return values.map((value) => (Number.isNaN(value) ? value : (smooth[at++] as number)));
}

function bestWindow(points: Float64Array): number {
  const least = kurtosis(points);
  let best = { window: 1, roughness: roughness(points) };
  for (let window = 2; window <= Math.floor(points.length * largestShare); window++) {
    // The beginning is of fewer points, and no measure of the window.
    const smooth = movingAverage(points, window).subarray(window - 1);
    const rough = roughness(smooth);
    if (rough < best.roughness && kurtosis(smooth) >= least) best = { window, roughness: rough };
  }
  return best.window;
}

function movingAverage(points: Float64Array, window: number): Float64Array {
  let sum = 0;
  return points.map((value, at) => {
    sum += value - (at >= window ? (points[at - window] as number) : 0);
    return sum / Math.min(at + 1, window);
  });
}

/** The standard deviation of the steps from point to point. */
function roughness(points: Float64Array): number {
  const steps = points.subarray(1).map((value, at) => value - (points[at] as number));
  return Math.sqrt(centralMoment(steps, 2));
}

/** The fourth standardised moment; 0 of a line that does not move. */
function kurtosis(points: Float64Array): number {
  const variance = centralMoment(points, 2);
  return variance === 0 ? 0 : centralMoment(points, 4) / variance ** 2;
}

function centralMoment(points: Float64Array, order: number): number {
  if (points.length === 0) return 0;
  const mean = points.reduce((sum, value) => sum + value, 0) / points.length;
  return points.reduce((sum, value) => sum + (value - mean) ** order, 0) / points.length;
}
