import { isDeepStrictEqual } from 'node:util';
import { mask } from '../secret-key.ts';
import { SecretBackend, type SecretBackendSettings } from './secret-backend.ts';

/** Shorter values are not looked for in texts: they would be found in half of all words. */
const shortestScrubbed = 3;

/** The backends that a process has asked, so that each secret is fetched once, and what it got from them is not shown. */
export class SecretBackends {
  readonly #backends: SecretBackend[] = [];

  /** The backend for these settings, with what it knows. */
  of(settings: SecretBackendSettings): SecretBackend {
    const known = this.#backends.find((each) => isDeepStrictEqual(each.settings, settings));
    if (known) return known;
    const made = new SecretBackend(settings);
    this.#backends.push(made);
    return made;
  }

  /** A text with all secrets masked that were fetched so far, also where they are quoted as JSON or in a URL. */
  readonly scrub = (text: string): string => {
    const forms = this.#backends.flatMap(({ values }) => values).flatMap(formsOf);
    // The longer first: one secret may be the beginning of another.
    forms.sort((a, b) => b.length - a.length);
    return forms.reduce((scrubbed, form) => scrubbed.replaceAll(form, mask), text);
  };
}

function formsOf(value: string): readonly string[] {
  const trimmed = value.trim();
  if (trimmed.length < shortestScrubbed) return [];
  return [...new Set([trimmed, JSON.stringify(trimmed).slice(1, -1), encodeURIComponent(trimmed.toWellFormed())])];
}
