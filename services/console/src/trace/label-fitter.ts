const ELLIPSIS_PX = 11;
/** The first letters of a label may be wider than the others. */
const WIDER_LETTERS = 0.95;

/**
 * Cuts labels to the room there is, those of spans at their end; measuring a text takes far longer than drawing it, so
 * each is measured once.
 */
export class LabelFitter {
  readonly #labelOf: (span: number) => string;
  readonly #isCutInside: boolean;
  readonly #widths = new Map<string, number>();

  /** `isCutInside`: both ends of a label stay, for names that are told apart by their last letters. */
  constructor(labelOf: (span: number) => string, { isCutInside = false } = {}) {
    this.#labelOf = labelOf;
    this.#isCutInside = isCutInside;
  }

  /** The label of a span in at most `roomPx`, with an ellipsis where it was cut; empty where not even two letters fit. */
  fitted(context: Pick<CanvasRenderingContext2D, 'measureText'>, span: number, roomPx: number): string {
    const label = this.#labelOf(span);
    const width = this.#widthOf(context, label);
    if (width <= roomPx) return label;
    const kept = Math.floor(((roomPx - ELLIPSIS_PX) / width) * label.length * WIDER_LETTERS);
    if (kept < 2) return '';
    if (!this.#isCutInside) return `${label.slice(0, kept)}…`;
    const last = Math.ceil(kept / 2);
    return `${label.slice(0, kept - last)}…${label.slice(-last)}`;
  }

  #widthOf(context: Pick<CanvasRenderingContext2D, 'measureText'>, label: string): number {
    const known = this.#widths.get(label);
    if (known !== undefined) return known;
    const { width } = context.measureText(label);
    this.#widths.set(label, width);
    return width;
  }
}
