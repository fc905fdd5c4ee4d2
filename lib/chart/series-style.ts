/** How one series of a graph is drawn where a graph draws them differently. */
export interface SeriesStyle {
  readonly display: 'line' | 'area' | 'bars';
  /** Areas and bars of the same stack stand on each other. */
  readonly stack: number;
  readonly dash: 'solid' | 'dashed' | 'dotted';
  /** Pixels of a line. */
  readonly width: number;
  /** The value axis that it is drawn against; left unless said. */
  readonly axis?: 'left' | 'right';
  /** Whether its numbers stand beside what is drawn. */
  readonly hasValueLabels?: boolean;
}
