import { Link } from 'wouter';
import { Notice } from './notice.tsx';

/** For an address that is no page. */
export function NotFound() {
  return (
    <div style={{ padding: 20 }}>
      <Notice tone="info" title="There is no page at this address">
        <p>
          The console has the <Link href="/">lab</Link>, its <Link href="/metrics">metrics</Link>, its{' '}
          <Link href="/services">services</Link>, their <Link href="/map">map</Link>, their{' '}
          <Link href="/traces">traces</Link> and the <Link href="/service-checks">service checks</Link>.
        </p>
      </Notice>
    </div>
  );
}
