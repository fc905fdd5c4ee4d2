import { CodeLines } from '../shell/code-lines.tsx';
import { Notice } from '../shell/notice.tsx';

/** Said where no agent is there to ask, and how to start one. */
export function NoAgent() {
  return (
    <>
      <Notice tone="warn" title="No agent answers">
        <p>The agent finds the checks and runs them; without one nothing is known of them here, and none runs.</p>
      </Notice>
      <CodeLines title="Start the whole lab, with an agent" lines={['./labrador up']} />
      <CodeLines
        title="Or an agent beside a command of your own"
        lines={['./labrador run --with backend,agent -- COMMAND']}
      />
    </>
  );
}
