import type { Integration } from '../../../../lib/model/integration.ts';
import { Notice } from '../shell/notice.tsx';

/** What to do where a configuration names a check that is not there. */
export function NoCode({ integration: { check, instances } }: { readonly integration: Integration }) {
  const files = [...new Set(instances.map(({ source }) => source.replace(/^file:/, '')))];
  return (
    <Notice tone="info" title={`There is no code for ${check}`}>
      <p>
        Write it to <code>checks/{check}/check.ts</code>, as <code>docs/checks.md</code> tells, or to a folder of your
        own that <code>additional_checksd</code> names.
      </p>
      {files.length > 0 && (
        <p>
          Or take away what asks for it: <code>{files.join(', ')}</code>
        </p>
      )}
    </Notice>
  );
}
