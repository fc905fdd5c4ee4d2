import type { TimeWindow } from '../time-range/time-range.ts';

/** Path and parameters of the query API for a window, whole seconds, rounded outwards. */
export function queryPath(query: string, window: TimeWindow): string {
  const params = new URLSearchParams({
    from: String(Math.floor(window.fromMs / 1000)),
    to: String(Math.ceil(window.toMs / 1000)),
    query,
  });
  return `/api/v1/query?${params}`;
}

/** A command for a POSIX shell that asks `origin` for the same. */
export function curlCommand(origin: string, query: string, window: TimeWindow): string {
  const from = Math.floor(window.fromMs / 1000);
  const to = Math.ceil(window.toMs / 1000);
  return [
    `curl -sG ${shellQuoted(`${origin}/api/v1/query`)}`,
    `-d from=${from} -d to=${to}`,
    `--data-urlencode ${shellQuoted(`query=${query}`)}`,
  ].join(' \\\n  ');
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
