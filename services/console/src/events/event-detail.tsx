import { Link, useSearch } from 'wouter';
import type { LabEventItem } from '../../../../lib/api-types/events.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import { hasTerm, tagTerm } from './event-terms.ts';
import { eventMarkdown, eventSubject } from './event-text.ts';
import classes from './events-page.module.css';

interface EventDetailProps {
  readonly event: LabEventItem;
  readonly search: string;
  readonly onToggle: (term: { readonly key: string; readonly value: string }, isOnly: boolean) => void;
}

/** All that an event says, with ways to what it tells of; a click on a tag searches for it. */
export function EventDetail({ event, search, onToggle }: EventDetailProps) {
  const { id, text, tags, host, priority } = event;
  const markdown = eventMarkdown(text);
  return (
    <div className={classes.detail}>
      {markdown !== undefined ? <Markdown text={markdown} /> : text !== '' && <p className={classes.text}>{text}</p>}
      <div className={classes.tags}>
        {tags.map((tag) => {
          const term = tagTerm(tag);
          return (
            <button
              key={tag}
              type="button"
              aria-pressed={hasTerm(search, term.key, term.value)}
              title="Search for it"
              onClick={() => onToggle(term, false)}
            >
              {tag}
            </button>
          );
        })}
      </div>
      <p className={classes.links}>
        <EventLinks tags={tags} host={host} />
        <span className={classes.faint}>
          {priority} priority, id {id}
        </span>
      </p>
    </div>
  );
}

function EventLinks({ tags, host }: Pick<LabEventItem, 'tags' | 'host'>) {
  const range = rangeParamsOnly(new URLSearchParams(useSearch()));
  const { monitorId, downtimeId } = eventSubject(tags);
  const withRange = (path: string, more: Readonly<Record<string, string>> = {}) =>
    `${path}?${new URLSearchParams([...range, ...Object.entries(more)])}`;
  return (
    <>
      {monitorId !== undefined && (
        <Link href={withRange(`/monitors/${encodeURIComponent(monitorId)}`)}>Monitor {monitorId}</Link>
      )}
      {monitorId !== undefined && (
        <Link href={withRange('/mailbox', { monitor_id: monitorId })}>Messages of the monitor</Link>
      )}
      {downtimeId !== undefined && (
        <Link href={withRange('/downtimes', { downtime_id: downtimeId })}>The downtime</Link>
      )}
      {host !== '' && <Link href={withRange('/hosts', { host })}>Host {host}</Link>}
    </>
  );
}
