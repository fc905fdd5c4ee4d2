import type { MonitorOptions } from '../../../../../lib/api-types/monitors.ts';
import type { SearchMonitorQuery } from '../../../../../lib/monitor-language/types.ts';
import type { EventReader } from '../../../store/store.ts';
import type { EvaluatedGroup, MonitorEvaluation } from '../evaluation.ts';
import { evaluationWindow } from '../evaluation-window.ts';
import type { HostTagReader } from '../host-tags.ts';
import type { MatchedEvent } from '../matched/field-of-event.ts';
import { toGroup } from '../to-group.ts';
import { computeOfEvents } from './compute-of-events.ts';
import { matchEvent, type TaggedEvent, valuesOfEvent } from './match-event.ts';

/** Events of a window that are looked at; of more the evaluation fails, and says so. */
const mostEvents = 100_000;

/**
 * Evaluates a monitor of events: those of the window that a search finds, counted or computed of, by group. An event without a
 * value of a key is in no group.
 * @throws Error when there are too many events in the window
 */
export async function evaluateEvents(
  parts: {
    readonly reader: Pick<EventReader, 'list'>;
    readonly hostTags: HostTagReader;
    readonly query: SearchMonitorQuery;
    readonly options: MonitorOptions;
  },
  nowMs: number,
): Promise<MonitorEvaluation> {
  const { query, options } = parts;
  const window = evaluationWindow(query.window, options, nowMs);
  const tagsOf = await parts.hostTags.read();
  const toS = Math.floor(window.toMs / 1000) - 1;
  const events = await parts.reader.list({ fromS: window.fromMs / 1000, toS, limit: mostEvents + 1 });
  if (events.length > mostEvents) throw new Error(`more than ${mostEvents} events in the window`);
  const found = events
    .map((event) => ({ event, tags: [...event.tags, ...tagsOf(event.host)] }))
    .filter((event) => matchEvent(query.search, event));
  return { window, groups: toGroups(found, query) };
}

function toGroups(events: readonly MatchedEvent[], query: SearchMonitorQuery): readonly EvaluatedGroup[] {
  const byKey = new Map<string, { readonly tags: readonly string[]; readonly events: MatchedEvent[] }>();
  for (const event of events) {
    for (const tags of groupsOfEvent(event, query.groupBy)) {
      const key = tags.join('\n');
      const found = byKey.get(key);
      if (found) found.events.push(event);
      else byKey.set(key, { tags, events: [event] });
    }
  }
  return Array.from(byKey.values(), ({ tags, events: own }) => {
    const value = computeOfEvents(own, query.rollup);
    // The newest comes first.
    const [newest] = own;
    const lastDataAtMs = (newest?.event.timestampS ?? 0) * 1000;
    return {
      group: toGroup(tags),
      ...(newest && { newest }),
      evaluation: value === undefined ? { kind: 'skipped', lastDataAtMs } : { kind: 'value', value, lastDataAtMs },
    };
  });
}

function groupsOfEvent(event: TaggedEvent, keys: readonly string[]): readonly (readonly string[])[] {
  return keys.reduce<readonly (readonly string[])[]>(
    (groups, key) => {
      const attribute = { name: key.replace(/^@/, ''), hasAt: key.startsWith('@') };
      const values = [...new Set(valuesOfEvent(attribute, event))];
      return groups.flatMap((group) => values.map((value) => [...group, `${key}:${value}`]));
    },
    [[]],
  );
}
