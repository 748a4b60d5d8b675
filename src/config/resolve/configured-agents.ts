// The agents of a document, of both forms, each checked for itself.

import { formatPath, valueAt } from '../../lib/document-path.ts';
import { isPlainObject } from '../../lib/plain-object.ts';
import { parseSection, type SectionSource } from '../parse-section.ts';
import {
  AGENT_ID,
  AGENT_ID_WORDS,
  type AgentDefaults,
  agentDefaultsSchema,
  agentEntrySchema,
  agentsSchema,
  listedAgentSchema,
} from '../schema/agents.ts';
import type { ConfiguredAgent } from './agents.ts';

/** What the section holds without its agents: only whether each part has its kind is checked with it. */
const outlineSchema = agentsSchema.pick({});

/** The defaults and all agents that are sound; what is not was reported and is left out. */
export function readConfiguredAgents(source: SectionSource): {
  readonly defaults: AgentDefaults;
  readonly agents: readonly ConfiguredAgent[];
} {
  parseSection(outlineSchema, ['agents'], source);
  const defaults = parseSection(agentDefaultsSchema, ['agents', 'defaults'], source) ?? {};
  return { defaults, agents: [...readList(source), ...readEntries(source)] };
}

function readList(source: SectionSource): ConfiguredAgent[] {
  const path = ['agents', 'list'];
  const list = valueAt(source.document, path) ?? [];
  if (!Array.isArray(list)) {
    source.report({ path: formatPath(path), found: 'no list', expected: 'a list of agents' });
    return [];
  }
  return list.flatMap((_, index) => {
    const itemPath = [...path, index];
    const agent = parseSection(listedAgentSchema, itemPath, source);
    return agent === undefined ? [] : [{ id: agent.id, entry: agent, path: itemPath }];
  });
}

function readEntries(source: SectionSource): ConfiguredAgent[] {
  const path = ['agents', 'entries'];
  const entries = valueAt(source.document, path) ?? {};
  if (!isPlainObject(entries)) {
    source.report({ path: formatPath(path), found: 'no object', expected: 'an object of agents by id' });
    return [];
  }
  return Object.keys(entries).flatMap((id) => {
    const entryPath = [...path, id];
    if (!AGENT_ID.test(id)) {
      source.report({ path: formatPath(entryPath), found: JSON.stringify(id), expected: AGENT_ID_WORDS });
    }
    const entry = parseSection(agentEntrySchema, entryPath, source);
    return entry === undefined ? [] : [{ id, entry, path: entryPath }];
  });
}
