import type { SpanExtra } from '../../../../../../lib/model/span.ts';
import { mendName } from '../texts/mend-texts.ts';

const nameKey = 'link.name';

/** Extras with the names of their links in the form of operations, as the Agent has them. */
export function mendLinks(extras: readonly SpanExtra[]): readonly SpanExtra[] {
  return extras.map((extra) => {
    if (!extra.links?.some(({ attributes }) => attributes[nameKey] !== undefined)) return extra;
    const links = extra.links.map((link) => {
      const name = link.attributes[nameKey];
      return name === undefined
        ? link
        : { ...link, attributes: { ...link.attributes, [nameKey]: mendName(name).text } };
    });
    return { ...extra, links };
  });
}
