/** The checks that an agent finds, configured or not: its report `integrations`. */
export interface IntegrationsReport {
  readonly confdPath: string;
  readonly integrations: readonly Integration[];
}

export interface Integration {
  /** The name of its folder. */
  readonly check: string;
  /** Its source; absent when a configuration names a check that is not there. */
  readonly sourceFile?: string;
  /** The first sentence of its README.md, else of the comment above its class. */
  readonly description: string;
  readonly metrics: readonly IntegrationMetric[];
  /** Its `conf.yaml.example`: where it is, and its text; absent when it has none. */
  readonly example?: { readonly file: string; readonly text: string };
  /** Where its configuration belongs. */
  readonly confFile: string;
  /** One for each instance that is configured, whether it runs or not; secrets are masked. */
  readonly instances: readonly IntegrationInstance[];
  /** What is wrong with it. */
  readonly problems: readonly string[];
}

/** A row of its metadata.csv. */
export interface IntegrationMetric {
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  readonly description: string;
}

export interface IntegrationInstance {
  readonly checkId: string;
  /** `file:<path>` */
  readonly source: string;
  /** YAML of the instance and of its init_config, masked. */
  readonly instanceYaml: string;
  readonly initConfigYaml: string;
}
