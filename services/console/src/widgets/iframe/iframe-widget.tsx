import { webAddress } from '../../../../../lib/widget/web-address.ts';
import { Notice } from '../../shell/notice.tsx';
import type { WidgetProps } from '../widget-props.ts';

/**
 * Another page in a frame, shut off from this one: it has an origin of its own, even when it comes from this server, and
 * may neither lead this page away nor open one without these limits.
 */
export function IframeWidget({ definition, isSeen }: WidgetProps) {
  const address = webAddress(definition.url);
  if (address === undefined) {
    return (
      <div style={{ padding: '8px 10px' }}>
        <Notice tone="warn" title="Only pages of the web are shown in a frame">
          <p>{String(definition.url)}</p>
        </Notice>
      </div>
    );
  }
  return (
    <iframe
      src={isSeen ? address : undefined}
      title={typeof definition.title === 'string' && definition.title !== '' ? definition.title : address}
      sandbox="allow-scripts allow-forms"
      referrerPolicy="no-referrer"
      loading="lazy"
      style={{
        display: 'block',
        width: '100%',
        height: '100%',
        border: 'none',
        borderRadius: '0 0 6px 6px',
        background: '#fff',
      }}
    />
  );
}
