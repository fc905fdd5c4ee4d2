import type { DogstatsdMetricStats } from '../../../../lib/api-types/dogstatsd.ts';

/** Names that are counted each; samples of others are counted together. */
const mostNames = 10_000;

/** Where samples of names beyond the bound are counted. */
const others = 1;
const firstCapacity = 1024;

/** What tells the name of a series; its number may be given to another, and its generation differs then. */
export interface NamedSeries {
  nameOf(series: number): string;
  generation(series: number): number;
}

/**
 * Samples by the name of their metric, and when each came last. A line of a known series costs a look into two arrays: its
 * name is asked for once.
 */
export class MetricStats {
  readonly #series: NamedSeries;
  /** Place of a series' name in the columns below; 0: not asked for yet. */
  #placeOf = new Uint16Array(firstCapacity);
  #generationOf = new Int32Array(firstCapacity);
  readonly #places = new Map<string, number>();
  readonly #count = new Float64Array(mostNames + others + 1);
  readonly #lastSeenS = new Float64Array(mostNames + others + 1);

  constructor(series: NamedSeries) {
    this.#series = series;
  }

  /** @param nowS Unix seconds */
  addToSeries(series: number, samples: number, nowS: number): void {
    let place = this.#placeOf[series];
    if (!place || this.#generationOf[series] !== this.#series.generation(series)) place = this.#locate(series);
    this.#add(place, samples, nowS);
  }

  /** Samples that belong to no series: those with a timestamp. */
  addToName(name: string, samples: number, nowS: number): void {
    this.#add(this.#placeOfName(name), samples, nowS);
  }

  /** The most frequent first; `leftOut` counts samples of names that there was no room for. */
  take(): Pick<DogstatsdMetricStats, 'metrics' | 'leftOut'> {
    const metrics = [...this.#places].map(([name, place]) => ({
      name,
      count: this.#count[place] ?? 0,
      lastSeenS: this.#lastSeenS[place] ?? 0,
    }));
    metrics.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    return { metrics, leftOut: this.#count[others] ?? 0 };
  }

  #add(place: number, samples: number, nowS: number): void {
    this.#count[place] = (this.#count[place] as number) + samples;
    this.#lastSeenS[place] = nowS;
  }

  #locate(series: number): number {
    while (series >= this.#placeOf.length) this.#grow();
    const place = this.#placeOfName(this.#series.nameOf(series));
    this.#placeOf[series] = place;
    this.#generationOf[series] = this.#series.generation(series);
    return place;
  }

  #placeOfName(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    if (this.#places.size >= mostNames) return others;
    const place = others + 1 + this.#places.size;
    this.#places.set(name, place);
    return place;
  }

  #grow(): void {
    const capacity = this.#placeOf.length * 2;
    const placeOf = new Uint16Array(capacity);
    placeOf.set(this.#placeOf);
    this.#placeOf = placeOf;
    const generationOf = new Int32Array(capacity);
    generationOf.set(this.#generationOf);
    this.#generationOf = generationOf;
  }
}
