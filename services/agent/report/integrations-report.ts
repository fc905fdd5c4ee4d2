import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { parseMetadataCsv } from '../../../lib/check/metadata-csv.ts';
import type {
  Integration,
  IntegrationInstance,
  IntegrationMetric,
  IntegrationsReport,
} from '../../../lib/model/integration.ts';
import type { CheckFolders } from '../discovery/check-sources.ts';
import { findCheckSource } from '../discovery/check-sources.ts';
import type { DiscoveredCheck, Discovery } from '../discovery/discover.ts';
import { checkDescription } from './check-description.ts';
import { maskSecrets } from './mask-secrets.ts';
import { formatProblem } from './problem-text.ts';

/**
 * Every check that is there or configured, by name: what it says of itself in its folder, and its instances with their
 * secrets masked. The files are read anew each time.
 */
export function integrationsReport(
  discovery: Discovery,
  { confdDir, checkFolders }: { readonly confdDir: string; readonly checkFolders: CheckFolders },
): IntegrationsReport {
  const configured = new Map(discovery.checks.map((each) => [each.check, each]));
  const names = [...configured.keys(), ...discovery.unconfigured.map(({ check }) => check)].sort();
  return {
    confdPath: confdDir,
    integrations: names.map((check) => describe(check, { confdDir, checkFolders, discovered: configured.get(check) })),
  };
}

interface Surroundings {
  readonly confdDir: string;
  readonly checkFolders: CheckFolders;
  readonly discovered: DiscoveredCheck | undefined;
}

function describe(check: string, { confdDir, checkFolders, discovered }: Surroundings): Integration {
  const source = findCheckSource(check, checkFolders);
  // The folder of a single file belongs to other checks too.
  const own = source && path.basename(source.file) === 'check.ts' ? source.folder : undefined;
  const { metrics, problems } = readMetrics(own);
  const example = own && path.join(own, 'conf.yaml.example');
  return {
    check,
    ...(source && { sourceFile: source.file }),
    description: source
      ? checkDescription({ source: read(source.file), readme: own && read(path.join(own, 'README.md')) })
      : '',
    metrics,
    ...(example && existsSync(example) && { example: { file: example, text: read(example) } }),
    confFile: discovered?.confs[0]?.file ?? path.join(confdDir, `${check}.d`, 'conf.yaml'),
    instances: discovered ? instancesOf(discovered) : [],
    problems: [...problems, ...(discovered?.problems ?? []).map((problem) => formatProblem(problem).trimEnd())],
  };
}

function instancesOf({ confs }: DiscoveredCheck): readonly IntegrationInstance[] {
  return confs.flatMap(({ candidates }) =>
    candidates.flatMap(({ config }) => {
      if (!config) return [];
      const { checkId, file, shown } = config;
      return [
        {
          checkId,
          source: `file:${file}`,
          instanceYaml: stringify(maskSecrets(shown.instance)),
          initConfigYaml: stringify(maskSecrets(shown.initConfig)),
        },
      ];
    }),
  );
}

function readMetrics(folder: string | undefined): {
  readonly metrics: readonly IntegrationMetric[];
  readonly problems: readonly string[];
} {
  const file = folder && path.join(folder, 'metadata.csv');
  if (!file || !existsSync(file)) return { metrics: [], problems: [] };
  const { metrics, problems } = parseMetadataCsv(read(file));
  return {
    metrics: Object.entries(metrics).map(([name, { type = '', unit = '', perUnit, description = '' }]) => ({
      name,
      type,
      unit: perUnit === undefined ? unit : `${unit}/${perUnit}`,
      description,
    })),
    problems: problems.map(({ line, message }) => `${file}:${line}: ${message}`),
  };
}

/** A file that went away meanwhile is empty. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
