// What a tool's definition says it is for, as terms that a question can share.

import type { JsonSchema, ToolDefinition } from '../../../core/model-request.ts';
import { isPlainObject } from '../../../lib/plain-object.ts';
import { conceptsOf } from '../words/concepts.ts';
import { isStopWord } from '../words/stop-words.ts';
import { identifierTerms, stem, words } from '../words/terms.ts';

export type ToolProfile = {
  readonly name: ReadonlySet<string>;
  readonly description: ReadonlySet<string>;
  /** Of the names and descriptions of its parameters. */
  readonly parameters: ReadonlySet<string>;
  readonly nameConcepts: ReadonlySet<string>;
  /** Of its name and the beginning of its description. */
  readonly concepts: ReadonlySet<string>;
  /** Sources of its parameters' patterns. */
  readonly patterns: readonly string[];
  /** It takes a way's two ends. */
  readonly isRoute: boolean;
  /** Values that its parameters list, those that are seldom said by chance. */
  readonly enums: readonly unknown[][];
};

// Words of many tools' names and descriptions that tell nothing about what they are for.
const GENERIC = new Set(
  `get set use tool function given current information info data return retrieve fetch provide value result list specific
  particular user new based name id detail various available example input output number text string type allow used
  using call api service system call show tell find check today want need`
    .split(/\s+/)
    .map(stem),
);
// In a command these are what tells two tools apart, although elsewhere they say little.
const KEPT = new Set(['on', 'off', 'up', 'down', 'all', 'add', 'remove']);
export function profile(tool: ToolDefinition): ToolProfile {
  const name = new Set(identifierTerms(tool.name).filter((term) => !GENERIC.has(term)));
  const described = withoutExamples(tool.description ?? '');
  const description = new Set(meaningful(described));
  const parameters = new Set<string>();
  const patterns: string[] = [];
  const enums: unknown[][] = [];
  collect(tool.parameters, { parameters, patterns, enums }, 0);
  // Only what names the tool or leads its description stands for a concept: `e.g. by email` does not.
  const leading = meaningful(described.split(/[.;(]/)[0] ?? '');
  const concepts = new Set([...name, ...leading].flatMap((term) => [...conceptsOf(term)]));
  const nameConcepts = new Set([...name].flatMap((term) => [...conceptsOf(term)]));
  const isRoute = parameters.has(stem('origin')) && parameters.has(stem('destination'));
  return { name, description, parameters, nameConcepts, concepts, patterns, isRoute, enums };
}

/** The terms of a text that tell what it is about, common tool words left out. */
export function meaningful(text: string): string[] {
  return words(text)
    .filter((word) => !isStopWord(word) || KEPT.has(word))
    .map(stem)
    .filter((term) => !GENERIC.has(term));
}

/** Whether a term stands in so many tools that it tells nothing. */
export function isGeneric(term: string): boolean {
  return GENERIC.has(term);
}

/** An example such as `e.g. Paris, France` must not make every question about France one about the tool. */
function withoutExamples(text: string): string {
  return text.replace(
    /\((?:e\.?g\.?|for example|such as|like|i\.e\.)[^)]*\)|(?:,\s*)?\b(?:e\.g\.|for example|such as|for instance|example:)[^.;\n]*(?:\.(?=\s|$))?/gi,
    ' ',
  );
}

type Collected = {
  readonly parameters: Set<string>;
  readonly patterns: string[];
  readonly enums: unknown[][];
};

function collect(schema: JsonSchema | undefined, found: Collected, depth: number): void {
  if (schema === undefined || depth > 3) return;
  const properties = isPlainObject(schema.properties) ? schema.properties : {};
  for (const [name, member] of Object.entries(properties)) {
    for (const term of identifierTerms(name)) if (!GENERIC.has(term)) found.parameters.add(term);
    if (!isPlainObject(member)) continue;
    const { description, pattern, enum: values, items } = member;
    if (typeof description === 'string') {
      for (const term of meaningful(withoutExamples(description))) found.parameters.add(term);
    }
    if (typeof pattern === 'string') found.patterns.push(pattern);
    // Yes and no, on and off, a and b: short or common values are said in any question.
    if (Array.isArray(values)) found.enums.push(values.filter(isTelling));
    collect(member, found, depth + 1);
    if (isPlainObject(items)) collect(items, found, depth + 1);
  }
}

function isTelling(value: unknown): boolean {
  return typeof value === 'string' && value.length > 3 && !isStopWord(value);
}
