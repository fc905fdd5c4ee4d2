import { labUser } from '../dashboards/lab-user.ts';

/** The user of the lab as version 2 of the API names it. */
const userId = '00000000-0000-4000-8000-000000000001';

/** Who made a downtime, of `relationships`. */
export const createdBy = { data: { type: 'users', id: userId } } as const;

/** The same of `included`. */
export const includedUser = {
  type: 'users',
  id: userId,
  attributes: { name: labUser.name, handle: labUser.handle, email: labUser.handle, disabled: false, verified: true },
} as const;

/** As version 1 has it. */
export const legacyCreatorId = 1;
export const legacyCreator = {
  id: legacyCreatorId,
  handle: labUser.handle,
  name: labUser.name,
  email: labUser.handle,
} as const;
