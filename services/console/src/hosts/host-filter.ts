import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { tagsOf } from './host-tags.ts';

/**
 * Whether a host answers a filter: each word of it stands in its name, an alias, an app, or is the beginning of one of
 * its tags; a word with `-` before it must do none of these. Case does not matter; an empty filter takes every host.
 */
export function hostFilter(text: string): (host: LabHost) => boolean {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '-');
  if (words.length === 0) return () => true;
  return (host) => {
    const texts = [host.name, ...host.aliases, ...host.apps].map((one) => one.toLowerCase());
    const tags = tagsOf(host).map((tag) => tag.toLowerCase());
    const has = (word: string) => texts.some((one) => one.includes(word)) || tags.some((tag) => tag.startsWith(word));
    return words.every((word) => (word.startsWith('-') ? !has(word.slice(1)) : has(word)));
  };
}
