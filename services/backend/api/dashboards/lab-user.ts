/** A lab knows no users: what is made in it was made by this one. */
export const labUser = { handle: 'labrador@localhost', name: 'Labrador' } as const;
