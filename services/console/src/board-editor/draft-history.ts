import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';

/** A draft of a dashboard with the steps that led to it, and those that were undone. */
export interface DraftHistory {
  /** As it was read. */
  readonly base: Dashboard;
  readonly past: readonly Dashboard[];
  readonly present: Dashboard;
  readonly future: readonly Dashboard[];
}

/** What one does to a draft; a change that changes nothing is no step. */
export type DraftStep =
  | { readonly kind: 'change'; readonly change: (draft: Dashboard) => Dashboard }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** So many steps can be undone. */
const MOST_STEPS = 200;

/** The draft at first: the dashboard as it is. */
export function beginDraft(base: Dashboard): DraftHistory {
  return { base, past: [], present: base, future: [] };
}

/** The draft after a step. */
export function draftAfter(history: DraftHistory, step: DraftStep): DraftHistory {
  const { base, past, present, future } = history;
  switch (step.kind) {
    case 'change': {
      const next = step.change(present);
      if (next === present || JSON.stringify(next) === JSON.stringify(present)) return history;
      return { base, past: [...past, present].slice(-MOST_STEPS), present: next, future: [] };
    }
    case 'undo': {
      const before = past.at(-1);
      return before ? { base, past: past.slice(0, -1), present: before, future: [present, ...future] } : history;
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after ? { base, past: [...past, present], present: after, future: rest } : history;
    }
  }
}

/** Whether a draft says anything else than what is kept. */
export function isChanged({ base, present }: DraftHistory): boolean {
  return present !== base && JSON.stringify(present) !== JSON.stringify(base);
}
