import { keyOf, valueOfKey } from '../../../../../../lib/sketch/mapping.ts';
import type { Sketch } from '../../../../../../lib/sketch/sketch.ts';
import type { Bucket } from './bucket.ts';
import { Group } from './group.ts';
import { GroupIdentities } from './group-identities.ts';
import { bucketS, type GroupFields, type GroupIdentity } from './group-identity.ts';
import { mergeSketch } from './merge-sketch.ts';

/** Seconds after its end for which a bucket stays open: traces come when they are over, and tracers send every few seconds. */
const lingerS = 20;

/** Groups of a bucket; past it further resources of a service and operation are joined in one. */
const maxGroups = 20_000;
/** Groups of joined resources on top; past it spans are left out of trace metrics. */
const maxJoinedGroups = 1000;

/** The resource of those that are joined. */
export const otherResource = 'other resources';

/** Bins of all sketches of open buckets: about 100 MB. */
const maxBins = 2_000_000;

/** Seconds that the clock may step back before the open buckets are given up for the time it shows then. */
const maxStepBackS = 60;

/** What was counted in a group of its own client's making. */
export interface ClientFigures {
  readonly hits: number;
  readonly errors: number;
  readonly durationS: number;
  /** Of the durations of hits without and with an error, in seconds. */
  readonly ok: Sketch;
  readonly error: Sketch;
  /** Whether they are requests to a web service. */
  readonly isJudged: boolean;
}

/**
 * Sums spans up in buckets of 10 s by the time of their end, as the Agent's concentrator does. A bucket is open until 20 s after
 * its end and is given once, then; what comes later for it counts in the oldest that is open, what ends in the future in the
 * newest. Buckets of before the start of the process do not exist: the one before it may have stored them.
 */
export class Concentrator {
  readonly counters = { spans: 0, joinedSpans: 0, droppedSpans: 0, droppedSketchValues: 0 };
  readonly #thresholdS: number;
  readonly #identities = new GroupIdentities();
  /** By how many buckets after the oldest; the buckets without spans are missing. */
  #open: (Bucket | undefined)[] = [];
  #due: Bucket[] = [];
  #oldestS: number;
  #newestS: number;
  /** The first bucket may have begun before the process: its points carry the second in which that did. */
  #firstPoint: { readonly startS: number; readonly pointS: number };
  #bins = 0;

  constructor(options: { readonly apdexThresholdS: number }, nowS: number) {
    this.#thresholdS = options.apdexThresholdS;
    this.#oldestS = startOf(nowS);
    this.#newestS = this.#oldestS;
    this.#firstPoint = { startS: this.#oldestS, pointS: Math.floor(nowS) };
  }

  /** Groups of the open buckets. */
  get groups(): number {
    return this.#open.reduce((sum, bucket) => sum + (bucket?.groups.size ?? 0), 0);
  }

  /** Bins of the open buckets' sketches. */
  get bins(): number {
    return this.#bins;
  }

  /** Tells the time; to be told before spans are added. */
  advance(nowS: number): void {
    const newestS = startOf(nowS);
    if (newestS + maxStepBackS < this.#oldestS) this.#startOver(nowS);
    this.#newestS = Math.max(newestS, this.#oldestS);
    const oldestS = newestS - lingerS;
    while (this.#oldestS < oldestS && this.#open.length > 0) {
      this.#close(this.#open.shift());
      this.#oldestS += bucketS;
    }
    this.#oldestS = Math.max(this.#oldestS, oldestS);
  }

  /** @returns which bucket a span belongs to that ends at that second; good until the time is told again */
  slotOf(endS: number): number {
    const startS = Math.min(Math.max(startOf(endS), this.#oldestS), this.#newestS);
    return (startS - this.#oldestS) / bucketS;
  }

  /** @returns the group of spans in a bucket; undefined when there is no room for it (not counted) */
  groupOf(slot: number, fields: GroupFields): Group | undefined {
    const bucket = this.#bucket(slot);
    const known = this.#identities.find(fields);
    const group = known && bucket.groups.get(known);
    if (group) return group;
    if (bucket.groups.size < maxGroups) return this.#groupIn(bucket, fields, { isJoined: false });
    const joined = { ...fields, resource: otherResource };
    if (bucket.groups.size < maxGroups + maxJoinedGroups) return this.#groupIn(bucket, joined, { isJoined: true });
    const ofOthers = this.#identities.find(joined);
    return ofOthers && bucket.groups.get(ofOthers);
  }

  /** Adds a span to its group. @param isJudged whether it is a request to a web service */
  addSpan(group: Group, durationS: number, isError: boolean, isJudged: boolean): void {
    this.#count(group, 1);
    group.hits++;
    group.durationS += durationS;
    if (isError) group.errors++;
    if (isJudged) {
      group.judged++;
      if (!isError) this.#judge(group, durationS, 1);
    }
    const { sketch } = group;
    if (this.#bins >= maxBins && !sketch.bins.has(keyOf(durationS))) {
      this.counters.droppedSketchValues++;
      return;
    }
    const binsBefore = sketch.bins.size;
    sketch.add(durationS);
    this.#bins += sketch.bins.size - binsBefore;
  }

  /** Adds what a client has counted to the group. */
  addFigures(group: Group, figures: ClientFigures): void {
    this.#count(group, figures.hits);
    group.hits += figures.hits;
    group.errors += figures.errors;
    group.durationS += figures.durationS;
    if (figures.isJudged) {
      group.judged += figures.hits;
      for (const [key, weight] of figures.ok.bins) this.#judge(group, valueOfKey(key), weight);
    }
    for (const sketch of [figures.ok, figures.error]) {
      if (this.#bins >= maxBins) this.counters.droppedSketchValues += sketch.count;
      else this.#bins += mergeSketch(group.sketch, sketch);
    }
  }

  /** Counts spans for which there was no group. */
  dropSpans(spans: number): void {
    this.counters.droppedSpans += spans;
  }

  /** The buckets that are over, each once. */
  takeDue(): readonly Bucket[] {
    const due = this.#due;
    this.#due = [];
    return due;
  }

  /** The buckets that are open. */
  openBuckets(): readonly Bucket[] {
    return this.#open.filter((bucket) => bucket !== undefined);
  }

  /** Closes all buckets. */
  closeAll(): void {
    for (const bucket of this.#open) this.#close(bucket);
    this.#open = [];
  }

  /** The group of the fields, made when there is none: other fields may have come to the same series. */
  #groupIn(bucket: Bucket, fields: GroupFields, { isJoined }: { readonly isJoined: boolean }): Group {
    const identity = this.#identities.find(fields) ?? this.#identities.make(fields);
    let group = bucket.groups.get(identity);
    if (!group) {
      group = new Group(identity, isJoined);
      bucket.groups.set(identity, group);
    }
    return group;
  }

  #count(group: Group, spans: number): void {
    this.counters.spans += spans;
    if (group.isJoined) this.counters.joinedSpans += spans;
  }

  /** Of requests without an error. */
  #judge(group: Group, durationS: number, requests: number): void {
    if (durationS <= this.#thresholdS) group.satisfied += requests;
    else if (durationS <= 4 * this.#thresholdS) group.tolerated += requests;
  }

  #bucket(slot: number): Bucket {
    const open = this.#open[slot];
    if (open) return open;
    const startS = this.#oldestS + slot * bucketS;
    const pointS = startS === this.#firstPoint.startS ? this.#firstPoint.pointS : startS;
    const bucket = { startS, pointS, groups: new Map<GroupIdentity, Group>() };
    while (this.#open.length < slot) this.#open.push(undefined);
    this.#open[slot] = bucket;
    return bucket;
  }

  #close(bucket: Bucket | undefined): void {
    if (!bucket) return;
    for (const { sketch } of bucket.groups.values()) this.#bins -= sketch.bins.size;
    this.#due.push(bucket);
    const isMostlyOld = this.#identities.size > maxGroups + 2 * this.groups;
    if (isMostlyOld) this.#identities.keep(this.openBuckets().flatMap(({ groups }) => [...groups.keys()]));
  }

  /** After the clock was set back by much. */
  #startOver(nowS: number): void {
    this.closeAll();
    this.#oldestS = startOf(nowS);
    this.#firstPoint = { startS: this.#oldestS, pointS: Math.floor(nowS) };
  }
}

function startOf(timeS: number): number {
  return Math.floor(timeS / bucketS) * bucketS;
}
