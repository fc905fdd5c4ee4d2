import type { InstanceConfig } from '../discovery/parse-conf.ts';
import type { AgentConfig } from './agent-config.ts';
import { changedKeys, needsRestart } from './config-changes.ts';

/** What is in force at a moment. */
export interface Running {
  readonly config: AgentConfig;
  readonly instances: readonly Pick<InstanceConfig, 'checkId' | 'check' | 'file' | 'index' | 'intervalS'>[];
  /** How often the code of each check was put into force. */
  readonly codeLoads: ReadonlyMap<string, number>;
}

type Instance = Running['instances'][number];

/** The most instances of a kind that are named. */
const mostNamed = 10;

/** What a reload changed, a phrase for each; empty when all is as it was. */
export function describeChanges(before: Running, now: Running): string[] {
  const removed = without(before.instances, now.instances);
  const added = without(now.instances, before.instances);
  const changed = added.flatMap((instance) => {
    const old = removed.find((each) => placeOf(each) === placeOf(instance));
    return old ? [{ old, instance }] : [];
  });
  const isNew = added.filter((each) => !changed.some(({ instance }) => instance === each));
  const isGone = removed.filter((each) => !changed.some(({ old }) => old === each));
  return [
    ...named('added', isNew, ({ checkId, intervalS }) => `${checkId} (every ${intervalS} s)`),
    ...named('changed', changed, ({ old, instance }) => `${instance.checkId} (${intervals(old, instance)})`),
    ...named('removed', isGone, ({ checkId }) => checkId),
    ...named('code loaded anew', reloadedChecks(before, now), (check) => check),
    ...configChanges(before.config, now.config),
  ];
}

function intervals(old: Instance, { intervalS }: Instance): string {
  return old.intervalS === intervalS ? `was ${old.checkId}` : `interval ${old.intervalS} s → ${intervalS} s`;
}

function reloadedChecks(before: Running, now: Running): string[] {
  const ran = new Set(before.instances.map(({ check }) => check));
  const isAnew = ([check, loads]: readonly [string, number]): boolean => loads !== before.codeLoads.get(check);
  return [...now.codeLoads].filter((each) => ran.has(each[0]) && isAnew(each)).map(([check]) => check);
}

/** Values are told of what is no secret alone. */
function configChanges(before: AgentConfig, now: AgentConfig): string[] {
  const phrases = [];
  if (before.hostname !== now.hostname) phrases.push(`hostname: ${before.hostname} → ${now.hostname}`);
  if (before.hostTags.join() !== now.hostTags.join()) phrases.push(`host tags: ${now.hostTags.join(', ') || 'none'}`);
  const told = ['hostname', 'tags', 'extra_tags', 'env'];
  const others = changedKeys(before.datadog, now.datadog).filter((key) => !told.includes(key) && !needsRestart(key));
  if (others.length > 0) phrases.push(`datadog.yaml: ${others.join(', ')}`);
  return phrases;
}

function named<Item>(what: string, items: readonly Item[], name: (item: Item) => string): string[] {
  if (items.length === 0) return [];
  const more = items.length > mostNamed ? ` and ${items.length - mostNamed} more` : '';
  return [`${what}: ${items.slice(0, mostNamed).map(name).join(', ')}${more}`];
}

function without(these: readonly Instance[], those: readonly Instance[]): Instance[] {
  const ids = new Set(those.map(({ checkId }) => checkId));
  return these.filter(({ checkId }) => !ids.has(checkId));
}

function placeOf({ check, file, index }: Instance): string {
  return JSON.stringify([check, file, index]);
}
