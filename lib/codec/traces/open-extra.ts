import { errors } from '../../http/errors.ts';
import type { SpanEvent, SpanExtra, SpanLink } from '../../model/span.ts';

/** The parts of a span that have no columns, as they are read. */
export interface ExtraParts {
  /** As its tags have it. */
  readonly jsonLinks?: readonly SpanLink[];
  readonly jsonEvents?: readonly SpanEvent[];
  readonly links?: readonly SpanLink[];
  readonly events?: readonly SpanEvent[];
  readonly metaStruct?: Readonly<Record<string, Uint8Array>>;
}

/** Collects what has no columns of the span at hand, and counts what all spans of a batch have of it. */
export class OpenExtra {
  /** Whether there is something to take. */
  isOpen = false;
  readonly #limit: number;
  #left = 0;
  #parts: ExtraParts = {};

  /** @param limit links, events and attributes of a batch */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Starts a batch. */
  begin(): void {
    this.#left = this.#limit;
    this.clear();
  }

  /** Forgets what was set and not taken. */
  clear(): void {
    this.isOpen = false;
    this.#parts = {};
  }

  /** What is set again replaces what was. */
  set(parts: ExtraParts): void {
    this.isOpen = true;
    this.#parts = { ...this.#parts, ...parts };
  }

  /** To be asked before a link, an event or one of their attributes is made. @throws HttpError 413 */
  demand(count: number): void {
    this.#left -= count;
    if (this.#left < 0) throw errors.tooManyInTraces('links, events and attributes', this.#limit);
  }

  /** @returns undefined when nothing came of it */
  take(span: number): SpanExtra | undefined {
    const { jsonLinks = [], links = [], jsonEvents = [], events = [], metaStruct = {} } = this.#parts;
    this.clear();
    const parts = {
      ...(jsonLinks.length + links.length > 0 && { links: [...jsonLinks, ...links] }),
      ...(jsonEvents.length + events.length > 0 && { events: [...jsonEvents, ...events] }),
      ...(Object.keys(metaStruct).length > 0 && { metaStruct }),
    };
    return Object.keys(parts).length > 0 ? { span, ...parts } : undefined;
  }
}
