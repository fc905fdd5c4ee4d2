import { client, v1 } from '@datadog/datadog-api-client';

/*
 * Makes a timeboard with Datadog's own client: a metric of one host, a metric of MySQL with its anomalies, and the sum of
 * each hour as bars. It is made in the lab (LABRADOR_URL, http://127.0.0.1:8080 where that is not set), or, where DD_SITE is
 * set, at Datadog with the keys DD_API_KEY and DD_APP_KEY. HOST is the host that it begins with; all of them without it.
 */

const { DD_SITE: site, LABRADOR_URL: labUrl = 'http://127.0.0.1:8080', HOST: host = '*' } = process.env;
const { DD_API_KEY: apiKeyAuth = 'any', DD_APP_KEY: appKeyAuth = 'any' } = process.env;

const configuration = client.createConfiguration({
  authMethods: { apiKeyAuth, appKeyAuth },
  ...(site === undefined && { baseServer: new client.BaseServerConfiguration(labUrl, {}) }),
});
if (site !== undefined) configuration.setServerVariables({ site });

const hourly = 'sum:my_metric{$host}.rollup(sum, 3600)';

const timeboard: v1.Dashboard = {
  title: 'My metric and MySQL',
  description: 'Made by examples/timeboard.ts.',
  layoutType: 'ordered',
  templateVariables: [{ name: 'host', prefix: 'host', defaults: [host] }],
  widgets: [
    graph('my_metric of the host', 'avg:my_metric{$host}', 'line'),
    graph('Anomalies of the CPU time of MySQL', "anomalies(avg:mysql.performance.cpu_time{*}, 'basic', 2)", 'line'),
    graph('my_metric, the sum of each hour', hourly, 'bars', { liveSpan: '1d' }),
  ],
};

const made = await new v1.DashboardsApi(configuration).createDashboard({ body: timeboard });
const address = site === undefined ? labUrl : `https://app.${site}`;
process.stdout.write(`${address}${made.url}\n`);
await takeSnapshot();

function graph(
  title: string,
  q: string,
  displayType: v1.WidgetDisplayType,
  time: v1.WidgetLegacyLiveSpan = {},
): v1.Widget {
  return { definition: { type: 'timeseries', title, time, requests: [{ q, displayType }] } };
}

/** A picture of the last day's sums; that there is none is said, and is no reason to fail. */
async function takeSnapshot(): Promise<void> {
  const end = Math.floor(Date.now() / 1000);
  const metricQuery = hourly.replace('$host', host === '*' ? '*' : `host:${host}`);
  try {
    const { snapshotUrl } = await new v1.SnapshotsApi(configuration).getGraphSnapshot({
      metricQuery,
      start: end - 86_400,
      end,
    });
    process.stdout.write(`${snapshotUrl}\n`);
  } catch (error) {
    process.stderr.write(`no snapshot: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
