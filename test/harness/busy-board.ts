const METRICS = 5;
const HOSTS = 10;
const STEP_S = 10;
const AGGREGATORS = ['avg', 'max', 'min', 'sum'] as const;

/** Graphs of the board. */
export const GRAPHS = 40;

/** Graphs side by side, and rows that each is high. */
const ACROSS = 6;
const WIDTH = 2;

/**
 * Puts an hour of points into a lab and a dashboard of time series graphs over them, of five or ten lines each; up to forty
 * of them all ask something else.
 * @returns the address of the dashboard
 */
export async function makeBusyBoard(url: string, graphs = GRAPHS): Promise<string> {
  const nowS = Math.floor(Date.now() / 1000);
  await sendBoardPoints(url, { fromS: nowS - 3540, toS: nowS });
  const widgets = Array.from({ length: graphs }, (_, at) => ({
    definition: {
      type: 'timeseries',
      title: `Graph ${at + 1}`,
      requests: [{ q: queryOf(at), display_type: 'line' }],
    },
    layout: { x: (at % ACROSS) * WIDTH, y: Math.floor(at / ACROSS) * 2, width: WIDTH, height: 2 },
  }));
  const board = { title: `${graphs} graphs`, layout_type: 'ordered', reflow_type: 'fixed', widgets };
  const { id } = (await post(`${url}/api/v1/dashboard`, board)) as { readonly id: string };
  return `${url}/dashboard/${id}?live=1h`;
}

/** Sends what the graphs of the board show of a stretch of time, a point each ten seconds. */
export async function sendBoardPoints(
  url: string,
  { fromS, toS }: { readonly fromS: number; readonly toS: number },
): Promise<void> {
  const first = Math.ceil(fromS / STEP_S);
  const count = Math.max(0, Math.floor(toS / STEP_S) - first + 1);
  const seconds = Array.from({ length: count }, (_, at) => (first + at) * STEP_S);
  const series = Array.from({ length: METRICS * HOSTS }, (_, at) => ({
    metric: `busy.metric_${at % METRICS}`,
    type: 3,
    tags: [`half:${at % (2 * METRICS) < METRICS ? 'a' : 'b'}`],
    resources: [{ type: 'host', name: `host-${Math.floor(at / METRICS)}` }],
    points: seconds.map((timestamp) => ({ timestamp, value: waveAt(at, timestamp) })),
  }));
  // A body has its bound.
  for (const some of Map.groupBy(series, ({ metric }) => metric).values()) {
    await post(`${url}/api/v2/series`, { series: some });
  }
}

/** Half of the graphs are of every other host. */
function queryOf(at: number): string {
  const aggregator = AGGREGATORS[Math.floor(at / METRICS) % AGGREGATORS.length];
  const scope = at < GRAPHS / 2 ? '*' : 'half:a';
  return `${aggregator}:busy.metric_${at % METRICS}{${scope}} by {host}`;
}

function waveAt(series: number, second: number): number {
  return Math.round((50 + series + 20 * Math.sin(second / 300 + series)) * 100) / 100;
}

async function post(address: string, body: unknown): Promise<unknown> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`Cannot post to ${address}: status ${response.status} ${await response.text()}`);
  return response.json();
}
