import type { Request } from 'express';
import { errors } from '../../../../../lib/http/errors.ts';
import type { DashboardDeps } from '../dashboard-deps.ts';
import type { ListRecord } from './dashboard-list.ts';

/** The list that a request is about. @throws HttpError 404 */
export function findList({ dashboardLists }: DashboardDeps, request: Request): ListRecord {
  const id = String(request.params.id);
  const list = dashboardLists.find(id);
  if (!list) throw errors.noSuchDashboardList(id);
  return list;
}
