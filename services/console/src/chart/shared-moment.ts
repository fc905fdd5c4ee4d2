import { createContext } from 'react';

/** The moment that one of several graphs points at. */
export interface PointedMoment {
  readonly atMs: number;
  /** The graph that the pointer is on. */
  readonly by: string;
}

/** A moment that graphs share: what one points at the others show, and nothing else is drawn again. */
export interface SharedMoment {
  get(): PointedMoment | undefined;
  /** Says where a graph points; undefined takes back what it said last. */
  point(by: string, atMs: number | undefined): void;
  subscribe(listener: () => void): () => void;
}

/** A moment that nobody points at yet. */
export function sharedMoment(): SharedMoment {
  let pointed: PointedMoment | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => pointed,
    point: (by, atMs) => {
      if (atMs === undefined && pointed?.by !== by) return;
      pointed = atMs === undefined ? undefined : { atMs, by };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The moment that the graphs of a page share; absent, each is for itself. */
export const SharedMomentContext = createContext<SharedMoment | undefined>(undefined);
