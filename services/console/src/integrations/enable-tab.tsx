import type { Integration } from '../../../../lib/model/integration.ts';
import { CodeLines } from '../shell/code-lines.tsx';
import { CopyText } from '../shell/copy-text.tsx';
import { Panel } from '../shell/panel.tsx';
import { enableLines } from './enable-lines.ts';
import classes from './integration-page.module.css';

interface EnableTabProps {
  readonly integration: Integration;
  readonly configDir: string;
}

/** What to type to run a check, or to change how it runs, and its example with every option. */
export function EnableTab({ integration, configDir }: EnableTabProps) {
  const { check, example, confFile, instances } = integration;
  const lines = enableLines(integration, configDir);
  const isConfigured = instances.length > 0;
  return (
    <div className={classes.stack}>
      <ol className={classes.steps}>
        {!isConfigured && lines.copy && (
          <li>
            <CodeLines title="Copy the example to where the agent looks" lines={lines.copy} />
          </li>
        )}
        <li>
          <CodeLines
            title={
              isConfigured
                ? 'Change its file'
                : lines.copy
                  ? 'Change what has to be changed'
                  : 'Write its configuration'
            }
            lines={lines.edit}
          />
          <p className={classes.hint}>
            The agent takes it up within a second of being saved. Nothing has to be restarted.
          </p>
        </li>
        <li>
          <CodeLines title="Run it once, and see what it would submit" lines={lines.run} />
        </li>
        {isConfigured && (
          <li>
            <CodeLines title="Or switch it off" lines={lines.disable} />
            <p className={classes.hint}>
              The agent leaves a file alone that does not end with <code>.yaml</code>.
            </p>
          </li>
        )}
      </ol>
      {example ? (
        <Panel
          title="Example with every option"
          aside={
            <span className={classes.aside}>
              <span className={classes.file}>{example.file}</span>
              <CopyText text={example.text} label="Copy" />
            </span>
          }
        >
          <pre className={classes.example}>{example.text}</pre>
        </Panel>
      ) : (
        <p className={classes.hint}>
          {check} has no <code>conf.yaml.example</code>. Its file is <code>{confFile}</code>, with a list named{' '}
          <code>instances</code>.
        </p>
      )}
    </div>
  );
}
