import { fieldsKey, type GroupFields, type GroupIdentity, makeIdentity } from './group-identity.ts';

/** The identities of groups, each made once. */
export class GroupIdentities {
  readonly #byFields = new Map<string, GroupIdentity>();
  readonly #byKey = new Map<string, GroupIdentity>();

  get size(): number {
    return this.#byFields.size;
  }

  /** @returns the identity of a group that is known; fields that differ in nothing a tag shows have the same */
  find(fields: GroupFields): GroupIdentity | undefined {
    return this.#byFields.get(fieldsKey(fields));
  }

  /** @returns the identity of a group, made when it is new */
  make(fields: GroupFields): GroupIdentity {
    const made = makeIdentity(fields);
    const identity = this.#byKey.get(made.key) ?? made;
    this.#byKey.set(identity.key, identity);
    this.#byFields.set(fieldsKey(fields), identity);
    return identity;
  }

  /** Forgets all but these. */
  keep(identities: Iterable<GroupIdentity>): void {
    this.#byFields.clear();
    this.#byKey.clear();
    for (const identity of identities) this.#byKey.set(identity.key, identity);
  }
}
