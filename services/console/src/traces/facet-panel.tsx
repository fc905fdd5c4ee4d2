import { IconChevronDown, IconChevronRight, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { SpanItem } from '../../../../lib/api-types/spans.ts';
import type { SearchNode } from '../../../../lib/search-language/types.ts';
import { AddFacet } from './add-facet.tsx';
import { DurationFacet } from './duration-facet.tsx';
import { FacetGroup } from './facet-group.tsx';
import classes from './facet-panel.module.css';
import { attributeFromText, FACETS, type Facet } from './facets.ts';
import type { SpanScope } from './traces-url.ts';

interface FacetPanelProps {
  /** Absent while the search cannot be read; then nothing can be chosen. */
  readonly search: SearchNode | undefined;
  readonly scope: SpanScope;
  /** Attributes that somebody added, as they are written in a search. */
  readonly added: readonly string[];
  readonly spans: readonly SpanItem[];
  /** Whether counts stay as they are: nobody sees them. */
  readonly isHeld: boolean;
  readonly onQuery: (query: string) => void;
  readonly onAdded: (added: readonly string[]) => void;
}

/** What the spans found have in common and how often; a click narrows the search. */
export function FacetPanel({ search, scope, added, spans, isHeld, onQuery, onAdded }: FacetPanelProps) {
  // Where there is little room; elsewhere they are always there.
  const [isShown, setShown] = useState(false);
  const [fresh, setFresh] = useState<string>();
  const own: Facet[] = added.map((name) => ({ label: name, attribute: attributeFromText(name), isOpen: true }));
  const known = new Set([...FACETS, ...own].map(({ attribute }) => `${attribute.hasAt ? '@' : ''}${attribute.name}`));
  return (
    <aside className={classes.panel} aria-label="Facets" data-shown={isShown || undefined}>
      <button type="button" className={classes.toggle} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? <IconChevronDown size={13} stroke={2} /> : <IconChevronRight size={13} stroke={2} />}
        Facets
      </button>
      {search === undefined ? (
        <p className={classes.none}>Counts come back once the search can be read.</p>
      ) : (
        <>
          <DurationFacet search={search} scope={scope} onQuery={onQuery} />
          {[...own, ...FACETS].map((facet) => (
            <FacetGroup
              key={facet.label}
              facet={facet}
              search={search}
              scope={scope}
              isHeld={isHeld}
              isFresh={facet.label === fresh}
              onQuery={onQuery}
              aside={
                added.includes(facet.label) && (
                  <button
                    type="button"
                    className={classes.remove}
                    aria-label={`Remove the facet ${facet.label}`}
                    onClick={() => onAdded(added.filter((name) => name !== facet.label))}
                  >
                    <IconX size={13} stroke={1.8} />
                  </button>
                )
              }
            />
          ))}
          <AddFacet
            spans={spans}
            known={known}
            onAdd={(name) => {
              setFresh(name);
              onAdded([...added, name]);
            }}
          />
        </>
      )}
    </aside>
  );
}
