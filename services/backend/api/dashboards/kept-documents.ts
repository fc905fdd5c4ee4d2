import { errors } from '../../../../lib/http/errors.ts';
import { OneAtATime } from '../../../../lib/http/one-at-a-time.ts';
import type { DocumentKind, UserDocuments } from '../../store/store.ts';

interface KeptDocument {
  readonly id: string;
  /** Unix milliseconds. */
  readonly createdAtMs: number;
}

/** Small documents of one kind: all are in memory, and a change is on disk when it is answered. One change at a time. */
export class KeptDocuments<Kept extends KeptDocument> {
  readonly #documents: UserDocuments;
  readonly #of: { readonly kind: DocumentKind; readonly limit: number; readonly what: string };
  readonly #writes = new OneAtATime();
  readonly #kept = new Map<string, Kept>();

  private constructor(documents: UserDocuments, of: { kind: DocumentKind; limit: number; what: string }) {
    this.#documents = documents;
    this.#of = of;
  }

  /**
   * Reads those that are on disk.
   * @param of their kind, how many are kept at most, and what a refusal calls them
   */
  static async open<Kept extends KeptDocument>(
    documents: UserDocuments,
    of: { kind: DocumentKind; limit: number; what: string },
  ): Promise<KeptDocuments<Kept>> {
    const opened = new KeptDocuments<Kept>(documents, of);
    const stored = Object.values(await documents.load(of.kind)) as Kept[];
    for (const each of stored.sort((a, b) => a.createdAtMs - b.createdAtMs)) opened.#kept.set(each.id, each);
    return opened;
  }

  /** All of them, by creation. */
  list(): readonly Kept[] {
    return [...this.#kept.values()];
  }

  find(id: string): Kept | undefined {
    return this.#kept.get(id);
  }

  /** Keeps a new one. @throws HttpError 400 when there are too many */
  make(document: Kept): Promise<Kept> {
    return this.#writes.run(async () => {
      const { limit, what } = this.#of;
      if (this.#kept.size >= limit) throw errors.tooManyKept(limit, what);
      return this.#write(document);
    });
  }

  /** Puts what `change` makes of one in its place. @returns undefined when there is none any more */
  change(id: string, change: (before: Kept) => Kept): Promise<Kept | undefined> {
    return this.#writes.run(async () => {
      const before = this.#kept.get(id);
      return before && this.#write(change(before));
    });
  }

  /** Forgets these; those that are not there are no mistake. */
  remove(ids: readonly string[]): Promise<void> {
    return this.#writes.run(async () => {
      await this.#documents.write(ids.map((id) => ({ kind: this.#of.kind, id })));
      for (const id of ids) this.#kept.delete(id);
    });
  }

  async #write(document: Kept): Promise<Kept> {
    await this.#documents.write([{ kind: this.#of.kind, id: document.id, value: document }]);
    this.#kept.set(document.id, document);
    return document;
  }
}
