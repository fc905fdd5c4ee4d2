import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { readSnapshotName, snapshotPrefix } from '../../pictures/snapshot-name.ts';
import { consoleUrl } from '../dashboards/public/console-url.ts';
import { readSnapshotRequest } from './read-snapshot-request.ts';
import type { SnapshotDeps } from './snapshot-deps.ts';

type Handle = Route<SnapshotDeps>['handle'];

const statusCodes = { drawn: 200, drawing: 202, gone: 404 } as const;

/** The answer comes before the picture, which is there a moment later. */
const take: Handle =
  ({ snapshots }) =>
  async (request, response) => {
    const { picture, said } = readSnapshotRequest(request);
    const { date, hash } = await snapshots.take(picture);
    const url = `${consoleUrl(request)}/snapshot/view/${snapshotPrefix}/${date}/${hash}.png`;
    response.json({ ...said, snapshot_url: url });
  };

/** Whether the picture is there, as `Graph.status` of datadogpy asks for it. */
const status: Handle =
  ({ snapshots }) =>
  async (request, response) => {
    const name = readSnapshotName(request.params);
    response.json({ status_code: statusCodes[name ? await snapshots.state(name) : 'gone'] });
  };

/** The picture, for whoever has its address, as in a message; one that is still drawn is waited for. */
const view: Handle =
  ({ snapshots }) =>
  async (request, response) => {
    const { file, ...where } = request.params;
    const [, hash] = /^(.+)\.png$/.exec(String(file)) ?? [];
    const name = readSnapshotName({ ...where, hash });
    const png = name && (await snapshots.png(name));
    if (!png) throw errors.noSuchSnapshot();
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('png').send(png);
  };

const where = ':bucket/:org/:date';

/** Pictures of graphs at addresses. */
export const snapshotRoutes: readonly Route<SnapshotDeps>[] = [
  { method: 'get', path: '/api/v1/graph/snapshot', keys: 'api+app', handle: take },
  { method: 'get', path: `/api/v1/graph/snapshot_status/${where}/:hash`, keys: 'api+app', handle: status },
  { method: 'get', path: `/snapshot/view/${where}/:file`, keys: 'none', handle: view },
];
