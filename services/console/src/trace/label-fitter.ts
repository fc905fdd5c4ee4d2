const ELLIPSIS_PX = 11;
/** The first letters of a label may be wider than the others. */
const WIDER_LETTERS = 0.95;

/** Cuts the labels of spans to the room there is; measuring a text takes far longer than drawing it, so each is measured once. */
export class LabelFitter {
  readonly #labelOf: (span: number) => string;
  readonly #widths = new Map<string, number>();

  constructor(labelOf: (span: number) => string) {
    this.#labelOf = labelOf;
  }

  /** The label of a span in at most `roomPx`, with an ellipsis where it was cut; empty where not even two letters fit. */
  fitted(context: Pick<CanvasRenderingContext2D, 'measureText'>, span: number, roomPx: number): string {
    const label = this.#labelOf(span);
    const width = this.#widthOf(context, label);
    if (width <= roomPx) return label;
    const kept = Math.floor(((roomPx - ELLIPSIS_PX) / width) * label.length * WIDER_LETTERS);
    return kept < 2 ? '' : `${label.slice(0, kept)}…`;
  }

  #widthOf(context: Pick<CanvasRenderingContext2D, 'measureText'>, label: string): number {
    const known = this.#widths.get(label);
    if (known !== undefined) return known;
    const { width } = context.measureText(label);
    this.#widths.set(label, width);
    return width;
  }
}
