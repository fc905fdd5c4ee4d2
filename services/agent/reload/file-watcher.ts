import { type FSWatcher, watch } from 'node:fs';
import type { Clock, Timer } from '../../../lib/clock/clock.ts';
import { missingFile } from './file-signature.ts';

/** File → signature of everything that counts, folders' listings included (see `fileSignature`). */
export type Signatures = ReadonlyMap<string, string>;

export interface WatchOptions {
  readonly clock: Clock;
  readonly pollIntervalMs: number;
  readonly fileEvents: boolean;
  /** Looks at everything that counts, now. */
  readonly look: () => Signatures;
  /** Folders to ask the system for file events of; those that are not there are left out. */
  readonly folders: () => readonly string[];
  readonly onChange: () => void;
}

const eventGatherMs = 20;
/** A change is reported once nothing has moved for this long: an editor may write in several steps. */
const settleMs = 40;
/** A file that is gone may be about to be written anew. */
const settleMissingMs = 250;
/** A file that never comes to rest is reported all the same, after this many looks. */
const mostLooks = 8;

/**
 * Reports changes of files, by polling always, and sooner by file events where these work
 * (in the shared folders of a VM they do not).
 */
export class FileWatcher {
  readonly #options: WatchOptions;
  readonly #watches = new Map<string, FSWatcher>();
  #known: Signatures;
  #polling: Timer | undefined;
  #settling: Timer | undefined;
  #event: Timer | undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#known = options.look();
  }

  start(): void {
    const { clock, pollIntervalMs } = this.#options;
    this.#refreshWatches();
    this.#polling = clock.every(pollIntervalMs, () => this.#onHint());
  }

  stop(): void {
    this.#polling?.cancel();
    this.#settling?.cancel();
    this.#event?.cancel();
    for (const each of this.#watches.values()) each.close();
    this.#watches.clear();
  }

  /** Events come in bursts; one look is enough for all of a moment. */
  #onEvent(): void {
    this.#event ??= this.#options.clock.after(eventGatherMs, () => {
      this.#event = undefined;
      this.#onHint();
    });
  }

  /** Something may have changed. */
  #onHint(): void {
    if (this.#settling) return;
    const seen = this.#options.look();
    if (!same(this.#known, seen)) this.#settle(seen, 1);
  }

  #settle(seen: Signatures, looks: number): void {
    const vanished = [...this.#known].some(([file, state]) => state !== missingFile && isMissing(seen, file));
    this.#settling = this.#options.clock.after(vanished ? settleMissingMs : settleMs, () => {
      this.#settling = undefined;
      const now = this.#options.look();
      if (!same(seen, now) && looks < mostLooks) {
        this.#settle(now, looks + 1);
        return;
      }
      if (same(this.#known, now)) return;
      this.#known = now;
      this.#refreshWatches();
      this.#options.onChange();
    });
  }

  #refreshWatches(): void {
    if (!this.#options.fileEvents) return;
    const wanted = new Set(this.#options.folders());
    for (const [folder, each] of this.#watches) {
      if (wanted.has(folder)) continue;
      each.close();
      this.#watches.delete(folder);
    }
    for (const folder of wanted) if (!this.#watches.has(folder)) this.#watch(folder);
  }

  /** Where the system gives no events (no such folder, too many watches) polling does alone. */
  #watch(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, () => this.#onEvent());
      watcher.on('error', () => {
        watcher.close();
        this.#watches.delete(folder);
      });
      this.#watches.set(folder, watcher);
    } catch {
      // Polling is there.
    }
  }
}

function isMissing(seen: Signatures, file: string): boolean {
  const state = seen.get(file);
  return state === undefined || state === missingFile;
}

function same(a: Signatures, b: Signatures): boolean {
  if (a.size !== b.size) return false;
  for (const [file, state] of a) if (b.get(file) !== state) return false;
  return true;
}
