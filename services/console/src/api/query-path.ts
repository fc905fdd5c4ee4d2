import type { TimeWindow } from '../../../../lib/chart/time-window.ts';
import type { LabKeys } from '../keys/lab-keys.ts';

/** Path and parameters of the query API for a window, whole seconds, rounded outwards. */
export function queryPath(query: string, window: TimeWindow): string {
  const params = new URLSearchParams({ ...seconds(window), query });
  return `/api/v1/query?${params}`;
}

interface CurlRequest {
  readonly query: string;
  readonly window: TimeWindow;
  /** Those in use; the command names the variables that clients take them from, and never says a key. */
  readonly keys: LabKeys | undefined;
}

/** A command for a POSIX shell that asks `origin` for the same. */
export function curlCommand(origin: string, { query, window, keys }: CurlRequest): string {
  const { from, to } = seconds(window);
  return [
    `curl -sG ${shellQuoted(`${origin}/api/v1/query`)}`,
    ...(keys?.apiKey ? ['-H "DD-API-KEY: $DD_API_KEY"'] : []),
    ...(keys?.appKey ? ['-H "DD-APPLICATION-KEY: $DD_APP_KEY"'] : []),
    `-d from=${from} -d to=${to}`,
    `--data-urlencode ${shellQuoted(`query=${query}`)}`,
  ].join(' \\\n  ');
}

function seconds(window: TimeWindow): { readonly from: string; readonly to: string } {
  return { from: String(Math.floor(window.fromMs / 1000)), to: String(Math.ceil(window.toMs / 1000)) };
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
