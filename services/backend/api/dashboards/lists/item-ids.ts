import { boardNumber, idOfBoardNumber } from '../../../../../lib/document-files/dashboard-id.ts';

/** How a version of the API names the dashboards of a list. */
export interface ItemIds {
  /** The id of the dashboard that a request means. */
  readonly read: (sent: string | number) => string;
  readonly toJson: (id: string) => { readonly id: string | number; readonly new_id?: string };
}

/** Version 2. */
export const byId: ItemIds = { read: String, toJson: (id) => ({ id }) };

/** Version 1: by their numbers as boards; it takes ids as well. */
export const byNumber: ItemIds = {
  read: (sent) => (/^\d{1,16}$/.test(String(sent)) ? idOfBoardNumber(Number(sent)) : undefined) ?? String(sent),
  toJson: (id) => ({ id: boardNumber(id), new_id: id }),
};
