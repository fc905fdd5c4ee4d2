import { Sketch } from '../../../../../../lib/sketch/sketch.ts';
import type { GroupIdentity } from './group-identity.ts';

/** What a group of spans comes to in a bucket. */
export class Group {
  readonly identity: GroupIdentity;
  hits = 0;
  errors = 0;
  durationS = 0;
  /** Requests to a web service that were judged for apdex: all, those that satisfied, and those that were tolerated. */
  judged = 0;
  satisfied = 0;
  tolerated = 0;
  /** Of the durations in seconds. */
  readonly sketch = new Sketch();

  /** Whether it is of several resources, for which there was no room one by one. */
  readonly isJoined: boolean;

  constructor(identity: GroupIdentity, isJoined = false) {
    this.identity = identity;
    this.isJoined = isJoined;
  }
}
