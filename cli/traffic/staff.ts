import type { Chance } from './chance.ts';

type Names = readonly [string, ...string[]];

const firstNames: Names = [
  ...(['Ada', 'Alan', 'Annie', 'Barbara', 'Dennis', 'Donald', 'Edsger', 'Frances', 'Grace', 'Hedy'] satisfies Names),
  ...['Joan', 'Katherine', 'Ken', 'Leslie', 'Margaret', 'Niklaus', 'Radia', 'Rózsa', 'Tony', 'Yukihiro'],
];

const lastNames: Names = [
  ...(['Allen', 'Borg', 'Clarke', 'Dijkstra', 'Easley', 'Goldberg', 'Hamilton', 'Hopper', 'Johnson'] satisfies Names),
  ...['Kay', 'Lamport', 'Liskov', 'Lovelace', 'Péter', 'Perlman', 'Ritchie', 'Thompson', 'Turing', 'Wirth'],
];

/** The fields of somebody who is to be an employee. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** How many of our own there may be: past it one leaves before the next comes. */
const mostOwn = 60;
const mostKnown = 500;

/** Who the employees are, as far as our visitors know: those they made, which alone they change and delete, and others. */
export class Staff {
  readonly #own: number[] = [];
  readonly #known = new Set<number>();
  readonly #chance: Chance;
  readonly #origin: string;
  #made = 0;

  /** @param nowMs makes e-mail addresses differ from those of an earlier run with the same chance */
  constructor(chance: Chance, nowMs: number) {
    this.#chance = chance;
    this.#origin = Math.floor(nowMs).toString(36);
  }

  get isFull(): boolean {
    return this.#own.length >= mostOwn;
  }

  /** Somebody new. */
  person(): Person {
    const [first, last] = [this.#chance.pick(firstNames), this.#chance.pick(lastNames)];
    this.#made += 1;
    const plain = `${first}.${last}`
      .normalize('NFD')
      .replace(/[^A-Za-z.]/g, '')
      .toLowerCase();
    const digits = String(Math.floor(this.#chance.share() * 10_000)).padStart(4, '0');
    return {
      name: `${first} ${last}`,
      email: `${plain}.${this.#origin}${this.#made}@example.com`,
      phone: `+44 20 7946 ${digits}`,
    };
  }

  /** Notes that one was made. */
  made(id: number): void {
    this.#own.push(id);
    this.seen(id);
  }

  /** Notes that there is one. */
  seen(id: number): void {
    if (this.#known.size < mostKnown) this.#known.add(id);
  }

  /** Notes that one is not there any more. */
  gone(id: number): void {
    this.#known.delete(id);
    const at = this.#own.indexOf(id);
    if (at >= 0) this.#own.splice(at, 1);
  }

  /** One of all that are known. */
  anybody(): number | undefined {
    const [first, ...rest] = this.#known;
    return first === undefined ? undefined : this.#chance.pick([first, ...rest]);
  }

  /** One of those that were made here. */
  own(): number | undefined {
    const [first, ...rest] = this.#own;
    return first === undefined ? undefined : this.#chance.pick([first, ...rest]);
  }
}
