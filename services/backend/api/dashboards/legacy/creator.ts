import { labUser } from '../lab-user.ts';

/** Who made a board, as the old APIs say it. */
export const creator = {
  disabled: false,
  handle: labUser.handle,
  name: labUser.name,
  title: null,
  is_admin: true,
  role: null,
  access_role: 'adm',
  verified: true,
  email: labUser.handle,
  icon: '',
} as const;
