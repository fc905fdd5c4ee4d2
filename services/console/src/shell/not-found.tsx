import { Link } from 'wouter';
import { Notice } from './notice.tsx';

/** For an address that is no page. */
export function NotFound() {
  return (
    <div style={{ padding: 20 }}>
      <Notice tone="info" title="There is no page at this address">
        <p>
          The console has the <Link href="/">lab</Link> and its <Link href="/metrics">metrics</Link>.
        </p>
      </Notice>
    </div>
  );
}
