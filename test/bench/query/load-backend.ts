import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { batchesOf, contextsOf, type SeriesHour } from './series-hour.ts';

const compress = promisify(gzip);
/** Below what the door of version 1 takes at once, and below what it hands to another process. */
const seriesPerRequest = 60;

/**
 * Sends the points through the backend's own HTTP door, as a client would.
 * @throws when a request is refused
 */
export async function loadBackend(url: string, hour: SeriesHour): Promise<void> {
  const series = contextsOf(hour).map(({ metric, host, tags, intervalS }) => ({
    metric,
    host,
    tags,
    type: 'gauge',
    interval: intervalS,
    points: [] as (readonly [number, number])[],
  }));
  for (const { contextIndex, timestampS, value } of batchesOf(hour)) {
    contextIndex.forEach((context, row) => {
      series[context]?.points.push([timestampS[row] ?? 0, value[row] ?? 0]);
    });
  }
  for (let from = 0; from < series.length; from += seriesPerRequest) {
    const body = await compress(JSON.stringify({ series: series.slice(from, from + seriesPerRequest) }));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const response = await fetch(`${url}/api/v1/series`, { method: 'POST', headers, body: new Uint8Array(body) });
    if (response.status !== 202)
      throw new Error(`Cannot load the backend: ${response.status} ${await response.text()}`);
  }
}
