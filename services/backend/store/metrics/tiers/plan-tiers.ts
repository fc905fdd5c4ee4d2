import type { SecondsWindow } from '../seconds-window.ts';
import type { TierState } from './tier-state.ts';
import { type Tier, type TierName, tiers } from './tiers.ts';

/** A part of a window, and the tier that it is read from. */
export interface TierPart extends SecondsWindow {
  readonly tier: Tier;
}

/** What decides from which tiers a window is read. */
export interface TierQuestion {
  readonly window: SecondsWindow;
  /** Seconds of the buckets that rows go into; buckets are aligned to Unix time. */
  readonly intervalS: number;
  readonly state: TierState;
  /** Spans of each tier with rows that its next tier was not made from yet. */
  readonly late: Readonly<Record<TierName, readonly number[]>>;
}

/**
 * Cuts a window into parts, in order, each read from the coarsest tier that gives the same answer: whose steps fit into the
 * buckets, and that was made of all rows there are. Where a finer tier is no longer kept, from what is left: its rows then
 * lie in the bucket of their first second.
 */
export function planTiers(question: TierQuestion): readonly TierPart[] {
  const parts: TierPart[] = [];
  const edges = edgesOf(question);
  for (const [at, fromS] of edges.slice(0, -1).entries()) {
    const toS = edges[at + 1] as number;
    const tier = tierOf({ fromS, toS }, question);
    const last = parts.at(-1);
    if (last?.tier === tier) parts[parts.length - 1] = { tier, fromS: last.fromS, toS };
    else parts.push({ tier, fromS, toS });
  }
  return parts;
}

/** Where the answer to which tier may change, ascending, from the beginning of the window to its end. */
function edgesOf({ window, state, late }: TierQuestion): number[] {
  const edges = new Set([window.fromS, window.toS]);
  const add = (second: number): void => {
    if (second > window.fromS && second < window.toS) edges.add(second);
  };
  for (const { name, stepS, spanS } of tiers) {
    add(state[name].sealedUpToS);
    add(state[name].keptFromS);
    add(Math.ceil(window.fromS / stepS) * stepS);
    add(Math.floor(window.toS / stepS) * stepS);
    for (const span of late[name]) {
      add(span);
      add(span + spanS);
    }
  }
  return [...edges].sort((a, b) => a - b);
}

function tierOf(part: SecondsWindow, question: TierQuestion): Tier {
  const [raw, minute, hour] = tiers;
  const { state } = question;
  const needsMinute = part.toS <= state.raw.keptFromS;
  const needsHour = needsMinute && part.toS <= state.minute.keptFromS;
  if (needsHour || isEqual(part, { tier: hour, madeFrom: [raw, minute] }, question)) return hour;
  return needsMinute || isEqual(part, { tier: minute, madeFrom: [raw] }, question) ? minute : raw;
}

/** Whether a tier has the same in a part as the tiers that it was made from, for buckets of this length. */
function isEqual(
  part: SecondsWindow,
  { tier, madeFrom }: { readonly tier: Tier; readonly madeFrom: readonly Tier[] },
  { intervalS, state, late }: TierQuestion,
): boolean {
  const { stepS } = tier;
  if (part.fromS < state[tier.name].keptFromS) return false;
  if (intervalS % stepS !== 0 || part.fromS % stepS !== 0 || part.toS % stepS !== 0) return false;
  return madeFrom.every(
    ({ name, spanS }) =>
      part.toS <= state[name].sealedUpToS && !late[name].some((span) => span < part.toS && part.fromS < span + spanS),
  );
}
