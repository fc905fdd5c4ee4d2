import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { DashboardDeps } from '../dashboards/dashboard-deps.ts';
import { consoleUrl } from '../dashboards/public/console-url.ts';
import { type EmbedRecord, toEmbed } from './embed-record.ts';
import { readEmbed } from './read-embed.ts';

type Handle = Route<DashboardDeps>['handle'];

const create: Handle = (deps) => async (request, response) => {
  const made = await deps.graphEmbeds.make({
    ...readEmbed(request.body),
    id: randomBytes(32).toString('hex'),
    createdAtMs: deps.clock.now(),
    isRevoked: false,
  });
  response.json(toEmbed(made, { consoleUrl: consoleUrl(request) }));
};

const list: Handle = (deps) => (request, response) => {
  const embedded = deps.graphEmbeds.list().map((each) => toEmbed(each, { consoleUrl: consoleUrl(request) }));
  response.json({ embedded_graphs: embedded });
};

const get: Handle = (deps) => (request, response) => {
  const values = Object.fromEntries(
    Object.entries(request.query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  response.json(toEmbed(findEmbed(deps, request), { consoleUrl: consoleUrl(request), values }));
};

const switchTo =
  (isRevoked: boolean, done: string): Handle =>
  (deps) =>
  async (request, response) => {
    // A link in another page is a navigation, which is served otherwise.
    if (request.headers['sec-fetch-site'] === 'cross-site') throw errors.crossSite();
    const { id } = findEmbed(deps, request);
    await deps.graphEmbeds.change(id, (before) => ({ ...before, isRevoked }));
    response.json({ success: `Embed ${id} successfully ${done}.` });
  };

/** @throws HttpError 404 */
function findEmbed({ graphEmbeds }: DashboardDeps, request: Request): EmbedRecord {
  const id = String(request.params.id);
  const embed = graphEmbeds.find(id);
  if (!embed) throw errors.noSuchEmbed(id);
  return embed;
}

const path = '/api/v1/graph/embed';

/** Graphs for other pages, as Datadog's API has them; to enable and to revoke are GETs there. */
export const embedRoutes: readonly Route<DashboardDeps>[] = [
  { keys: 'api+app', method: 'post', path, handle: create },
  { keys: 'api+app', method: 'get', path, handle: list },
  { keys: 'api+app', method: 'get', path: `${path}/:id`, handle: get },
  { keys: 'api+app', method: 'get', path: `${path}/:id/enable`, handle: switchTo(false, 'enabled') },
  { keys: 'api+app', method: 'get', path: `${path}/:id/revoke`, handle: switchTo(true, 'revoked') },
];
