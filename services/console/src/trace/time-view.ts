/** The part of a trace that is shown, nanoseconds from its start. */
export interface TimeView {
  readonly fromNs: number;
  readonly toNs: number;
}

/** Zooming in ends here: below it a tracer's clock says nothing. */
const SHORTEST_NS = 100;

/** All of a trace; of one that took no time a moment. */
export function wholeView(totalNs: number): TimeView {
  return { fromNs: 0, toNs: Math.max(totalNs, SHORTEST_NS) };
}

/** Makes the view `factor` times as long, and leaves `atNs` where it is on the screen. Stays within the trace. */
export function zoomed(view: TimeView, { atNs, factor, totalNs }: Zoom): TimeView {
  const whole = wholeView(totalNs);
  const length = Math.min(Math.max((view.toNs - view.fromNs) * factor, SHORTEST_NS), whole.toNs);
  const share = (atNs - view.fromNs) / (view.toNs - view.fromNs);
  return moved({ fromNs: atNs - share * length, toNs: atNs + (1 - share) * length }, 0, totalNs);
}

interface Zoom {
  readonly atNs: number;
  readonly factor: number;
  readonly totalNs: number;
}

/** The view moved, at most to an end of the trace. */
export function moved(view: TimeView, byNs: number, totalNs: number): TimeView {
  const whole = wholeView(totalNs);
  const length = Math.min(view.toNs - view.fromNs, whole.toNs);
  const fromNs = Math.min(Math.max(view.fromNs + byNs, 0), whole.toNs - length);
  return { fromNs, toNs: fromNs + length };
}

/** The view between two moments in either order, not shorter than zooming in goes. */
export function viewBetween(aNs: number, bNs: number, totalNs: number): TimeView {
  const middle = (aNs + bNs) / 2;
  const half = Math.max(Math.abs(aNs - bNs), SHORTEST_NS) / 2;
  return moved({ fromNs: middle - half, toNs: middle + half }, 0, totalNs);
}

/** A view in which a span is seen: the same where it is in it, else moved, and longer where the span is. */
export function viewShowing(view: TimeView, span: TimeView, totalNs: number): TimeView {
  if (span.toNs > view.fromNs && span.fromNs < view.toNs) return view;
  const length = Math.max(view.toNs - view.fromNs, (span.toNs - span.fromNs) * 1.25);
  const middle = (span.fromNs + span.toNs) / 2;
  return viewBetween(middle - length / 2, middle + length / 2, totalNs);
}

/** A span with some of what is around it. */
export function viewOfSpan(span: TimeView, totalNs: number): TimeView {
  const margin = Math.max((span.toNs - span.fromNs) * 0.04, SHORTEST_NS / 2);
  return viewBetween(span.fromNs - margin, span.toNs + margin, totalNs);
}
