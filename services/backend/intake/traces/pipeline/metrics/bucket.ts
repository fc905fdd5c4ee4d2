import type { Group } from './group.ts';
import type { GroupIdentity } from './group-identity.ts';

/** Ten seconds of groups. */
export interface Bucket {
  /** Unix seconds. */
  readonly startS: number;
  /** The second that its points carry. */
  readonly pointS: number;
  readonly groups: Map<GroupIdentity, Group>;
}
