/** The attributes of a line that have an item for each of its points. */
export const POINT_LISTS = ['lower', 'upper', 'anomalous', 'predicted'] as const;
