import type { LabServiceCheck } from '../../../../lib/api-types/service-checks.ts';
import { statusWord } from './statuses.ts';

/** What the address says is wanted. */
export interface GroupFilter {
  /**
   * Words that each stand somewhere in check, host, tags or message; `host:web-1` is this host and no `web-10`. Capitals make
   * no difference.
   */
  readonly text?: string;
  /** `critical`; a word that is no status fits nothing. */
  readonly status?: string;
  /** The whole name. */
  readonly check?: string;
}

/** The groups that fit, in the same order. */
export function filterGroups(groups: readonly LabServiceCheck[], filter: GroupFilter): readonly LabServiceCheck[] {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return groups.filter(
    (group) =>
      (filter.check === undefined || group.check === filter.check) &&
      (filter.status === undefined || statusWord(group.status).word === filter.status) &&
      hasAll(group, words),
  );
}

function hasAll({ check, host, tags, message }: LabServiceCheck, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  // Between the parts stands what no word has within.
  const lines = [check, host && `host:${host}`, ...tags, message].join('\n').toLowerCase();
  const ofHost = `host:${host}`.toLowerCase();
  return words.every((word) => (word.startsWith('host:') ? word === ofHost : lines.includes(word)));
}
