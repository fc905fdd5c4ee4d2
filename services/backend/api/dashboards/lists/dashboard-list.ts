import { labUser } from '../lab-user.ts';
import { recordedTime } from '../recorded-time.ts';

/** A list of dashboards as it is kept. */
export interface ListRecord {
  /** A whole number as text. */
  readonly id: string;
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
  readonly name: string;
  /** Ids of dashboards, in the order they were added; those that are deleted are not shown. */
  readonly dashboards: readonly string[];
}

/** A list as the API shows it. @param count of its dashboards that are not deleted */
export function toDashboardList(list: ListRecord, count: number): Readonly<Record<string, unknown>> {
  return {
    is_favorite: false,
    name: list.name,
    dashboard_count: count,
    author: labUser,
    created: recordedTime(list.createdAtMs),
    modified: recordedTime(list.modifiedAtMs),
    type: 'manual_dashboard_list',
    dashboards: null,
    id: Number(list.id),
  };
}
