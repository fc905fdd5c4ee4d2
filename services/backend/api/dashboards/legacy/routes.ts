import { boardNumber } from '../../../../../lib/document-files/dashboard-id.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import { dashboardBodyLimit } from '../dashboard-body-limit.ts';
import type { DashboardDeps } from '../dashboard-deps.ts';
import { consoleUrl } from '../public/console-url.ts';
import { publicUrl } from '../public/share-record.ts';
import { findBoard } from './find-board.ts';
import { readScreenboard, toScreenboard, toScreenboardSummary, toScreenboardWithCreator } from './screenboard.ts';
import { readTimeboard, toTimeboard, toTimeboardSummary } from './timeboard.ts';

type Handle = Route<DashboardDeps>['handle'];

const createDash: Handle =
  ({ dashboards }) =>
  async (request, response) => {
    response.json(toTimeboard(await dashboards.create(readTimeboard(request.body))));
  };

const listDashes: Handle =
  ({ dashboards }) =>
  (_request, response) => {
    const ordered = dashboards.list().filter(({ content }) => content.layout_type === 'ordered');
    response.json({ dashes: ordered.map(toTimeboardSummary) });
  };

const getDash: Handle =
  ({ dashboards }) =>
  (request, response) => {
    response.json(toTimeboard(findBoard(dashboards, String(request.params.id), 'dash')));
  };

const replaceDash: Handle =
  ({ dashboards }) =>
  async (request, response) => {
    const { id } = findBoard(dashboards, String(request.params.id), 'dash');
    response.json(toTimeboard(await dashboards.update(id, readTimeboard(request.body))));
  };

const removeDash: Handle =
  ({ dashboards }) =>
  async (request, response) => {
    await dashboards.remove([findBoard(dashboards, String(request.params.id), 'dash').id]);
    response.status(204).end();
  };

const createScreen: Handle =
  ({ dashboards }) =>
  async (request, response) => {
    response.json(toScreenboard(await dashboards.create(readScreenboard(request.body))));
  };

const listScreens: Handle =
  ({ dashboards }) =>
  (_request, response) => {
    const free = dashboards.list().filter(({ content }) => content.layout_type === 'free');
    response.json({ screenboards: free.map(toScreenboardSummary) });
  };

const getScreen: Handle =
  ({ dashboards }) =>
  (request, response) => {
    response.json(toScreenboardWithCreator(findBoard(dashboards, String(request.params.id), 'screen')));
  };

const replaceScreen: Handle =
  ({ dashboards }) =>
  async (request, response) => {
    const { id } = findBoard(dashboards, String(request.params.id), 'screen');
    response.json(toScreenboard(await dashboards.update(id, readScreenboard(request.body))));
  };

const removeScreen: Handle =
  ({ dashboards }) =>
  async (request, response) => {
    const board = findBoard(dashboards, String(request.params.id), 'screen');
    await dashboards.remove([board.id]);
    response.json(toScreenboard(board));
  };

const shareScreen: Handle = (deps) => async (request, response) => {
  const board = findBoard(deps.dashboards, String(request.params.id), 'screen');
  const [before] = deps.publicDashboards.of(board.id);
  const share = before ?? (await deps.publicDashboards.share(board, { settings: {} }));
  response.json({ board_id: boardNumber(board.id), public_url: publicUrl(share, consoleUrl(request)) });
};

const revokeScreen: Handle = (deps) => async (request, response) => {
  const { id } = findBoard(deps.dashboards, String(request.params.id), 'screen');
  await deps.publicDashboards.revoke(deps.publicDashboards.of(id).map((share) => share.id));
  response.json(null);
};

const rules = { keys: 'api+app', bodyLimit: dashboardBodyLimit } as const;

/** Timeboards and screenboards: dashboards as the API had them before, for scripts of that time. */
export const legacyBoardRoutes: readonly Route<DashboardDeps>[] = [
  { ...rules, method: 'post', path: '/api/v1/dash', handle: createDash },
  { ...rules, method: 'get', path: '/api/v1/dash', handle: listDashes },
  { ...rules, method: 'get', path: '/api/v1/dash/:id', handle: getDash },
  { ...rules, method: 'put', path: '/api/v1/dash/:id', handle: replaceDash },
  { ...rules, method: 'delete', path: '/api/v1/dash/:id', handle: removeDash },
  { ...rules, method: 'post', path: '/api/v1/screen/share/:id', handle: shareScreen },
  { ...rules, method: 'delete', path: '/api/v1/screen/share/:id', handle: revokeScreen },
  { ...rules, method: 'post', path: '/api/v1/screen', handle: createScreen },
  { ...rules, method: 'get', path: '/api/v1/screen', handle: listScreens },
  { ...rules, method: 'get', path: '/api/v1/screen/:id', handle: getScreen },
  { ...rules, method: 'put', path: '/api/v1/screen/:id', handle: replaceScreen },
  { ...rules, method: 'delete', path: '/api/v1/screen/:id', handle: removeScreen },
];
