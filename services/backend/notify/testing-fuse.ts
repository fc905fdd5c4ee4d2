import type { Store } from '../store/store.ts';
import type { NotifyParts } from './open-notify.ts';
import { testingPng } from './testing-notify.ts';

/** For tests: what the process does to the world, one step after another; from the one that kills it on, it does nothing more. */
export class Fuse {
  readonly #at: number;
  readonly #when: 'before' | 'after';
  steps = 0;
  isDead = false;

  /** @param at which step kills, from 1 on; @param when whether that step still happens, unbeknown to who took it */
  constructor(at: number, when: 'before' | 'after') {
    this.#at = at;
    this.#when = when;
  }

  async step<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.isDead) throw new Error('killed');
    this.steps += 1;
    const isLast = this.steps === this.#at;
    if (isLast) this.isDead = true;
    if (isLast && this.#when === 'before') throw new Error('killed');
    const result = await work();
    if (this.isDead) throw new Error('killed');
    return result;
  }
}

/** For tests: the parts of what tells people, each call of which is a step. */
export function fused(store: Store, fuse: Fuse): Partial<NotifyParts> {
  const { documents, events, hosts } = store;
  return {
    store: {
      ...store,
      documents: {
        load: (kind) => fuse.step(() => documents.load(kind)),
        write: (changes, added) => fuse.step(() => documents.write(changes, added)),
      },
      events: { ...events, reserveId: () => fuse.step(() => events.reserveId()) },
      hosts: { ...hosts, get: (names) => fuse.step(() => hosts.get(names)) },
    },
    drawer: { draw: () => fuse.step(async () => testingPng) },
    snapshotFiles: { write: () => fuse.step(async () => undefined) },
  };
}
