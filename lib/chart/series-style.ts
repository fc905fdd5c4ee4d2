/** How one series of a graph is drawn where a graph draws them differently. */
export interface SeriesStyle {
  readonly display: 'line' | 'area' | 'bars';
  /** Areas and bars of the same stack stand on each other. */
  readonly stack: number;
  readonly dash: 'solid' | 'dashed' | 'dotted';
  /** Pixels of a line. */
  readonly width: number;
}
