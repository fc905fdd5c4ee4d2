import { shortPath } from '../format/short-path.ts';
import { CodeLines } from '../shell/code-lines.tsx';
import { CopyText } from '../shell/copy-text.tsx';
import { Panel } from '../shell/panel.tsx';
import classes from './integration-page.module.css';
import type { InstanceRow, IntegrationRow } from './integration-rows.ts';

interface ConfigurationTabProps {
  readonly row: IntegrationRow;
  readonly configDir: string;
}

/** The instances of a check as they are configured, by the file they stand in. */
export function ConfigurationTab({ row: { instances }, configDir }: ConfigurationTabProps) {
  const bySource = Map.groupBy(instances, ({ source }) => source);
  return (
    <div className={classes.stack}>
      {[...bySource].map(([source, rows]) => (
        <Panel
          key={source}
          title={shortPath(source, configDir)}
          aside={<CopyText text={source.replace(/^file:/, '')} label="Copy path" />}
        >
          <div className={classes.yaml}>
            <InitConfig rows={rows} />
            {rows.map(({ checkId, config, runsOld }) =>
              config ? (
                <CodeLines
                  key={checkId}
                  title={runsOld ? `${checkId}: broken, runs as it was before` : checkId}
                  lines={yamlLines(config.instanceYaml)}
                />
              ) : (
                <p key={checkId} className={classes.none}>
                  {runsOld
                    ? `${checkId} still runs with its old configuration; what its file says now cannot be read.`
                    : `${checkId} has just been added.`}
                </p>
              ),
            )}
          </div>
        </Panel>
      ))}
      <p className={classes.hint}>As the agent has read it; secrets are masked.</p>
    </div>
  );
}

/** What all instances of a file share; nothing where there is nothing. */
function InitConfig({ rows }: { readonly rows: readonly InstanceRow[] }) {
  const text = rows.find(({ config }) => config)?.config?.initConfigYaml.trim() ?? '';
  if (['', '{}', 'null'].includes(text)) return null;
  return <CodeLines title="init_config" lines={yamlLines(text)} />;
}

function yamlLines(yaml: string): readonly string[] {
  return yaml.trimEnd().split('\n');
}
