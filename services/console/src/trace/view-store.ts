import type { TimeView } from './time-view.ts';

/** The part of a trace that is shown. What draws it at every step of a zoom listens here, without React in between. */
export class ViewStore {
  #view: TimeView;
  readonly #listeners = new Set<() => void>();

  constructor(view: TimeView) {
    this.#view = view;
  }

  /** The view now; the same object until it changes. */
  readonly get = (): TimeView => this.#view;

  /** Shows this; listeners hear of it at once. */
  set(view: TimeView): void {
    if (view.fromNs === this.#view.fromNs && view.toNs === this.#view.toNs) return;
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` after every change. @returns ends that */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
