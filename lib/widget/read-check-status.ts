import type { BoundVariable } from '../query-language/bound-variable.ts';
import { asTexts } from './as-texts.ts';
import { asOneOf, asText, type JsonObject } from './read-value.ts';
import { type TagCondition, tagCondition } from './tag-condition.ts';

/** A widget of type `check_status`. */
export interface CheckStatusWidget {
  readonly check: string;
  /** `check`: one status; `cluster`: how many groups have which. */
  readonly grouping: 'check' | 'cluster';
  /** Tag keys whose values make a group; none: each reporting host and its tags is one. */
  readonly groupBy: readonly string[];
  /** Of the reports that are counted; `group` is a condition of one status. */
  readonly condition: TagCondition;
}

/** Reads the definition of a widget of type `check_status`. */
export function readCheckStatus(definition: JsonObject, variables: readonly BoundVariable[]): CheckStatusWidget {
  const grouping = asOneOf(definition.grouping, ['check', 'cluster']) ?? 'check';
  const group = grouping === 'check' ? (asText(definition.group) ?? '').split(',') : [];
  return {
    check: asText(definition.check) ?? '',
    grouping,
    groupBy: asTexts(definition.group_by),
    condition: tagCondition([...asTexts(definition.tags), ...group], variables),
  };
}
