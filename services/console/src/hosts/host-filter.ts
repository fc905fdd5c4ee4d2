import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { tagsOf } from './host-tags.ts';

/**
 * Whether a host answers a filter: each word of it stands in its name, an alias, an app, or is the beginning of one of
 * its tags; a word with `*`, which stands for any text, is the whole of one of these. A word with `-` before it must do
 * none of that. Case does not matter; an empty filter takes every host.
 */
export function hostFilter(text: string): (host: LabHost) => boolean {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '-')
    .map(toWord);
  if (words.length === 0) return () => true;
  return (host) => {
    const texts = [host.name, ...host.aliases, ...host.apps].map((one) => one.toLowerCase());
    const tags = tagsOf(host).map((tag) => tag.toLowerCase());
    return words.every(({ isIn, isBeginningOf, isExcluded }) => {
      const isThere = texts.some(isIn) || tags.some(isBeginningOf);
      return isThere !== isExcluded;
    });
  };
}

interface Word {
  readonly isExcluded: boolean;
  readonly isIn: (text: string) => boolean;
  readonly isBeginningOf: (tag: string) => boolean;
}

function toWord(typed: string): Word {
  const isExcluded = typed.startsWith('-');
  const word = isExcluded ? typed.slice(1) : typed;
  if (!word.includes('*')) {
    return { isExcluded, isIn: (text) => text.includes(word), isBeginningOf: (tag) => tag.startsWith(word) };
  }
  const pattern = new RegExp(`^${word.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')}$`, 's');
  const isWhole = (text: string) => pattern.test(text);
  return { isExcluded, isIn: isWhole, isBeginningOf: isWhole };
}
