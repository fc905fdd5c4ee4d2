import { Fragment } from 'react';
import { Link } from 'wouter';
import { Notice } from './notice.tsx';
import { SHELL_PAGES } from './pages.ts';

/** For an address that is no page. */
export function NotFound() {
  return (
    <div style={{ padding: 20 }}>
      <Notice tone="info" title="There is no page at this address">
        <p>
          The console has{' '}
          {SHELL_PAGES.map(({ path, label }, at) => (
            <Fragment key={path}>
              {at > 0 && (at === SHELL_PAGES.length - 1 ? ' and ' : ', ')}
              <Link href={path}>{label}</Link>
            </Fragment>
          ))}
          .
        </p>
      </Notice>
    </div>
  );
}
