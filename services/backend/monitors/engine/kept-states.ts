import type { MonitorTransition } from '../../../../lib/model/monitor.ts';
import type { DocumentChange, UserDocuments } from '../../store/store.ts';
import {
  isWorthWriting,
  lagMs,
  type MonitorMemory,
  readMemory,
  stateChange,
  transitionChange,
} from './monitor-memory.ts';

/** The states of a monitor that is gone are kept for so long: a file that is saved half-written is no other monitor afterwards. */
export const forgottenAfterMs = 600_000;

/** A monitor's turn: what it will be, and what became of it. */
export interface Turn {
  readonly memory: MonitorMemory;
  readonly transitions: readonly MonitorTransition[];
  /** How far the times of data on disk may lag behind: silence is counted by them after a crash. Absent: as far as they do. */
  readonly dataLagMs?: number;
}

/** By the id of the monitor. */
export type Turns = ReadonlyMap<number, Turn>;

/** Turns that are decided and not yet known to be on disk. */
interface Untaken {
  readonly turns: Turns;
  readonly changes: readonly DocumentChange[];
}

type OnTransitions = (transitions: readonly MonitorTransition[]) => void;

/** What all monitors are in, in memory and on disk. Nobody sees a state before it is on disk with the transitions that led to it. */
export class KeptStates {
  readonly #documents: UserDocuments;
  readonly #onTransitions: OnTransitions | undefined;
  readonly #memories: Map<number, MonitorMemory>;
  /** The states of each as they were written last. */
  readonly #written = new Map<number, MonitorMemory>();
  /** Monitors with states that are not there: since when. */
  readonly #missingSinceMs = new Map<number, number>();
  #untaken: Untaken | undefined;

  private constructor(
    documents: UserDocuments,
    memories: Map<number, MonitorMemory>,
    onTransitions: OnTransitions | undefined,
  ) {
    this.#documents = documents;
    this.#memories = memories;
    this.#onTransitions = onTransitions;
  }

  /**
   * Reads what is on disk.
   * @param onTransitions called with new ones once they are on disk
   */
  static async open(documents: UserDocuments, onTransitions?: OnTransitions): Promise<KeptStates> {
    const stored = Object.entries(await documents.load('monitor_state'));
    const memories = stored.map(([id, document]) => [Number(id), readMemory(document)] as const);
    const states = new KeptStates(documents, new Map(memories), onTransitions);
    for (const [id] of memories) states.#setWritten(id);
    return states;
  }

  of(monitorId: number): MonitorMemory | undefined {
    return this.#memories.get(monitorId);
  }

  /** Writes what became of monitors with their transitions, all or nothing, then takes it over. */
  async take(turns: Turns): Promise<void> {
    const changes: DocumentChange[] = [];
    for (const [id, { memory, transitions, dataLagMs = Number.POSITIVE_INFINITY }] of turns) {
      const before = this.#memories.get(id);
      const written = this.#written.get(id);
      const isBehind = !written || lagMs(written, memory) >= dataLagMs;
      if (transitions.length > 0 || !before || isBehind || isWorthWriting(before, memory)) {
        changes.push(stateChange(id, memory), ...transitions.map(transitionChange));
      }
    }
    this.#untaken = { turns, changes };
    await this.settle();
  }

  /**
   * Takes over what waits for the disk. What the disk has refused may be written by the store later all the same: so it counts,
   * and the same is given again before anything else is decided.
   */
  async settle(): Promise<void> {
    if (!this.#untaken) return;
    const { turns, changes } = this.#untaken;
    if (changes.length > 0) await this.#documents.write(changes);
    for (const [id, { memory }] of turns) this.#memories.set(id, memory);
    for (const { kind, id } of changes) if (kind === 'monitor_state') this.#setWritten(Number(id));
    this.#untaken = undefined;
    const transitions = Array.from(turns.values(), (turn) => turn.transitions).flat();
    if (transitions.length > 0) this.#onTransitions?.(transitions);
  }

  /** Writes all that is not on disk as it is known. */
  async flush(): Promise<void> {
    await this.settle();
    const behind = [...this.#memories].filter(([id, memory]) => this.#written.get(id) !== memory);
    if (behind.length === 0) return;
    await this.#documents.write(behind.map(([id, memory]) => stateChange(id, memory)));
    for (const [id] of behind) this.#setWritten(id);
  }

  #setWritten(monitorId: number): void {
    const memory = this.#memories.get(monitorId);
    if (memory) this.#written.set(monitorId, memory);
  }

  /** Monitors that are there no more have no states. One whose file is being mended comes back to those that it had. */
  async forgetOthers(known: ReadonlySet<number>, atMs: number): Promise<void> {
    for (const id of known) this.#missingSinceMs.delete(id);
    const missing = [...this.#memories.keys()].filter((id) => !known.has(id));
    for (const id of missing) if (!this.#missingSinceMs.has(id)) this.#missingSinceMs.set(id, atMs);
    const gone = missing.filter((id) => atMs - (this.#missingSinceMs.get(id) ?? atMs) >= forgottenAfterMs);
    if (gone.length === 0) return;
    await this.#documents.write(gone.map((id) => ({ kind: 'monitor_state', id: String(id) })));
    for (const map of [this.#memories, this.#written, this.#missingSinceMs]) for (const id of gone) map.delete(id);
  }
}
