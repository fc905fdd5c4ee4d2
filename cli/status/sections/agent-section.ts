import type { AgentStatus } from '../../../lib/model/process-status.ts';
import { formatDate } from './format-date.ts';
import { formatSpan } from './format-span.ts';
import { block, section } from './section.ts';

/** Who the agent is: since when it runs, its files, its names. */
export function agentSection(agent: AgentStatus, nowMs: number): string {
  const { hostTags } = agent;
  return section(`Agent (v${agent.version})`, [
    `Status date: ${formatDate(nowMs)}`,
    `Agent start: ${formatDate(agent.startedAtMs)}`,
    `Uptime: ${formatSpan(nowMs - agent.startedAtMs)}`,
    `Pid: ${agent.pid}`,
    '',
    ...block(
      'Paths',
      [
        `Config File: ${agent.configPath}`,
        `conf.d: ${agent.confdPath}`,
        `checks.d: ${agent.checksPath || 'none (additional_checksd)'}`,
      ],
      '=',
    ),
    '',
    ...block(
      'Hostnames',
      [
        `hostname: ${agent.hostname}`,
        `hostname provider: ${agent.hostnameProvider}`,
        ...(hostTags.length > 0 ? ['host tags:', ...hostTags.map((tag) => `  ${tag}`)] : ['host tags: none']),
      ],
      '=',
    ),
  ]);
}
