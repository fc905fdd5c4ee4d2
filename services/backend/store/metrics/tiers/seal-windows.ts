import type { DuckDBConnection } from '@duckdb/node-api';
import type { SecondsWindow } from '../seconds-window.ts';
import { overlap, type Segment } from './segment.ts';
import type { Tier } from './tiers.ts';

const hourS = 3600;

/** What is to be sealed of a tier. */
export interface SealQuestion {
  readonly tier: Tier;
  /** Rows before this may be sealed. */
  readonly sealUpToS: number;
  /** Rows before this have been: those that are in DuckDB came late. */
  readonly sealedUpToS: number;
  /** Rows before this are no longer kept, and not sealed: the others of their time are gone. */
  readonly keptFromS: number;
  readonly segments: readonly Segment[];
  /** How many rows that came late make a sealing worth its while. */
  readonly takesLate: number;
}

/**
 * The windows that have rows to be sealed, in order: one of what was not sealed yet in each span, and those of segments for
 * which rows came late.
 */
export async function windowsToSeal(
  connection: DuckDBConnection,
  question: SealQuestion,
): Promise<readonly SecondsWindow[]> {
  const hours = await hoursWithRows(connection, question);
  const isLate = ({ hour }: HourOfRows): boolean => hour < question.sealedUpToS;
  const lateRows = hours.filter(isLate).reduce((sum, { rows }) => sum + rows, 0);
  const due = lateRows >= question.takesLate ? hours : hours.filter((each) => !isLate(each));
  const windows = new Map<number, SecondsWindow>();
  for (const { hour } of due) {
    const window = windowOf(hour, question);
    windows.set(window.fromS, window);
  }
  return [...windows.values()].sort((a, b) => a.fromS - b.fromS);
}

interface HourOfRows {
  /** Its first second. */
  readonly hour: number;
  readonly rows: number;
}

async function hoursWithRows(
  connection: DuckDBConnection,
  { tier, sealUpToS, keptFromS }: SealQuestion,
): Promise<readonly HourOfRows[]> {
  const selects = tier.tables.map(
    ({ name }) => `SELECT ts // ${hourS} AS hour, count(*) AS n FROM ${name}
       WHERE ts >= ${keptFromS} AND ts < ${sealUpToS} GROUP BY hour`,
  );
  const result = await connection.runAndReadAll(
    `SELECT hour, sum(n) FROM (${selects.join(' UNION ALL ')}) GROUP BY hour ORDER BY hour`,
  );
  return result.getRowsJS().map(([hour, rows]) => ({ hour: Number(hour) * hourS, rows: Number(rows) }));
}

/**
 * The window in which an hour is sealed: that of the segments that it is in, whole; or what lies free around it, in its span,
 * on its side of what has been sealed.
 */
export function windowOf(
  hour: number,
  question: Pick<SealQuestion, 'tier' | 'sealUpToS' | 'sealedUpToS' | 'segments'>,
): SecondsWindow {
  const names = new Set<string>(question.tier.tables.map(({ name }) => name));
  const segments = question.segments.filter(({ table }) => names.has(table));
  const within = segments.find(({ fromS, toS }) => fromS <= hour && hour < toS);
  return within ? unionWith(within, segments) : freeAround(hour, { ...question, segments });
}

/** A window and all segments that reach into it: the tables of a tier need not be cut at the same seconds. */
function unionWith({ fromS, toS }: SecondsWindow, segments: readonly Segment[]): SecondsWindow {
  const inside = segments.filter((segment) => overlap(segment, { fromS, toS }));
  const union = {
    fromS: Math.min(fromS, ...inside.map((segment) => segment.fromS)),
    toS: Math.max(toS, ...inside.map((segment) => segment.toS)),
  };
  return union.fromS === fromS && union.toS === toS ? union : unionWith(union, segments);
}

function freeAround(
  hour: number,
  { tier, sealUpToS, sealedUpToS, segments }: Pick<SealQuestion, 'tier' | 'sealUpToS' | 'sealedUpToS' | 'segments'>,
): SecondsWindow {
  const spanStart = Math.floor(hour / tier.spanS) * tier.spanS;
  const isLate = hour < sealedUpToS;
  const before = segments.filter((segment) => segment.toS <= hour);
  const after = segments.filter((segment) => segment.fromS > hour);
  return {
    fromS: Math.max(isLate ? spanStart : Math.max(spanStart, sealedUpToS), ...before.map(({ toS }) => toS)),
    toS: Math.min(spanStart + tier.spanS, isLate ? sealedUpToS : sealUpToS, ...after.map(({ fromS }) => fromS)),
  };
}
