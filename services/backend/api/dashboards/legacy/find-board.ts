import { idOfBoardNumber } from '../../../../../lib/document-files/dashboard-id.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { DashboardRecord } from '../dashboard-record.ts';
import type { Dashboards } from '../dashboards.ts';

const layoutOf = { dash: 'ordered', screen: 'free' } as const;

/**
 * The timeboard (an ordered dashboard) or screenboard (a free one) with a number; the id of a dashboard does too.
 * @throws HttpError 404
 */
export function findBoard(dashboards: Dashboards, id: string, kind: 'dash' | 'screen'): DashboardRecord {
  const record = dashboards.find(/^\d{1,16}$/.test(id) ? (idOfBoardNumber(Number(id)) ?? '') : id);
  if (record?.content.layout_type === layoutOf[kind]) return record;
  throw kind === 'dash' ? errors.noSuchTimeboard() : errors.noSuchScreenboard();
}
