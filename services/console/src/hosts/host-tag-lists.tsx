import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import classes from './host-panel.module.css';
import { HostTagEditor } from './host-tag-editor.tsx';

/** Under this name are tags that people gave. */
const USERS = 'Users';

/** The tags of a host by where they come from; those of users can be changed. */
export function HostTagLists({ host }: { readonly host: LabHost }) {
  const { [USERS]: ofUsers = [], ...others } = host.tagsBySource;
  return (
    <section className={classes.part} aria-label="Tags">
      <h3>Tags</h3>
      {Object.entries(others).map(([source, tags]) => (
        <div key={source} className={classes.source}>
          <h4>{source}</h4>
          <ul className={classes.chips}>
            {tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
            {tags.length === 0 && <li className={classes.none}>none</li>}
          </ul>
        </div>
      ))}
      <div className={classes.source}>
        <h4>{USERS}</h4>
        <HostTagEditor name={host.name} tags={ofUsers} />
      </div>
    </section>
  );
}
