import type { Integration } from '../../../../lib/model/integration.ts';
import { CodeLines } from '../shell/code-lines.tsx';
import { CopyText } from '../shell/copy-text.tsx';
import { Panel } from '../shell/panel.tsx';
import { type EnableLines, enableLines, type LabFolders } from './enable-lines.ts';
import classes from './integration-page.module.css';
import { NoCode } from './no-code.tsx';

interface EnableTabProps {
  readonly integration: Integration;
  readonly folders: LabFolders;
}

/** What to type to run a check, or to change how it runs, and its example with every option. */
export function EnableTab({ integration, folders }: EnableTabProps) {
  const { check, sourceFile, example, confFile, instances } = integration;
  const lines = enableLines(integration, folders);
  if (sourceFile === undefined) return <NoCode integration={integration} />;
  return (
    <div className={classes.stack}>
      <ol className={classes.steps}>
        {(instances.length > 0 ? stepsToChange(lines) : stepsToEnable(lines)).map((step) => (
          <li key={step.title}>
            <CodeLines title={step.title} lines={step.lines} />
            {step.hint && <p className={classes.hint}>{step.hint}</p>}
          </li>
        ))}
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

interface Step {
  readonly title: string;
  readonly lines: readonly string[];
  readonly hint?: string;
}

const AT_ONCE = 'The agent takes it up within a second of being saved. Nothing has to be restarted.';
const RUN = 'Run it once, and see what it would submit';

/** One after the other. */
function stepsToEnable({ copy, edit, run }: EnableLines): readonly Step[] {
  const steps = [
    ...(copy ? [{ title: 'Copy the example to where the agent looks', lines: copy }] : []),
    { title: copy ? 'Change what has to be changed' : 'Write its configuration', lines: edit, hint: AT_ONCE },
    { title: RUN, lines: run },
  ];
  return steps.map((step, index) => ({ ...step, title: `${index + 1}. ${step.title}` }));
}

/** Each by itself. */
function stepsToChange({ edit, run, disable }: EnableLines): readonly Step[] {
  return [
    { title: 'Change its configuration', lines: edit, hint: AT_ONCE },
    { title: RUN, lines: run },
    { title: 'Switch it off', lines: disable, hint: 'A file whose name does not end in .yaml or .yml is left alone.' },
  ];
}
