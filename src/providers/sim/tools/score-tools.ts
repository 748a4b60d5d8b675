// How well each offered tool fits a question, by the words that its definition and the question share.

import type { JsonSchema, ToolDefinition } from '../../../core/model-request.ts';
import { isPlainObject } from '../../../lib/plain-object.ts';
import { findSum } from '../answers/arithmetic.ts';
import { matchPattern } from '../pattern/match-pattern.ts';
import { parsePattern } from '../pattern/parse-pattern.ts';
import { findEntities } from '../values/entities.ts';
import { findMentions } from '../values/mentions.ts';
import { conceptsOf } from '../words/concepts.ts';
import { isStopWord } from '../words/stop-words.ts';
import { identifierTerms, stem, words } from '../words/terms.ts';

export type ScoredTool = { readonly tool: ToolDefinition; readonly score: number; readonly fits: boolean };

const WEIGHTS = {
  name: 3,
  description: 1.6,
  nameConcept: 2.2,
  concept: 1.4,
  parameter: 0.7,
  mention: 1.8,
  form: 1.5,
};
/** What a tool's words must be worth to a question for a call: a word of its name does, a stray one does not. */
const FIT = 2.2;
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
const FACT_QUESTION = /^(?:who|what|when|where|which|how (?:many|much|old|tall|far|long|big))\b/i;
const PERSONAL = /\b(?:my|your|you|i|me|we)\b/i;
const SEARCH_WORDS = new Set(
  [
    'search',
    'web',
    'internet',
    'onlin',
    'google',
    'wikipedia',
    'knowledg',
    'look',
    'lookup',
    'query',
    'answer',
    'question',
    'document',
    'doc',
    'bas',
    'browse',
    'find',
    'page',
    'latest',
    'retriev',
    'up',
    'date',
    'about',
    'anyth',
    'any',
    'topic',
    'run',
    'perform',
    'engin',
    'duckduckgo',
    'brav',
    'tavily',
    'serp',
    'fact',
  ].map(stem),
);

/** The tools, best first. `fits` says whether the question asks for what the tool does. */
export function scoreTools(question: string, tools: readonly ToolDefinition[]): ScoredTool[] {
  const asked = questionTerms(question);
  const codes = findEntities(question).flatMap(({ kind, text }) =>
    kind === 'code' || kind === 'uuid' ? [text] : [],
  );
  const profiles = tools.map(profile);
  return tools
    .map((tool, index) => {
      const score =
        moodOf(question) * scoreOne(question, asked, codes, profiles[index] ?? profile(tool), profiles);
      return { tool, score, fits: score >= FIT, index };
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ tool, score, fits }) => ({ tool, score, fits }));
}

/** Who states something or asks what a word means seldom wants a tool run, though the words may fit it. */
function moodOf(question: string): number {
  const text = question.trim();
  const isStatement =
    /^(?:i|we|my|he|she|they|it)\b(?!\s*(?:'d|’d|want|need|would|wish|must|should|have to)\b)/i.test(text) &&
    !/[?.!]\s*\S|\?/.test(text);
  const isDefinition =
    /^what(?:'s|\s+is|\s+are|\s+does)\s+(?:an?\s+\S+(?:\s+\S+)?|\S+(?:\s+\S+)?\s+mean)\s*\?*$/i.test(text);
  return isStatement || isDefinition ? 0.5 : 1;
}

/** Whether the tool looks facts up, so that any question for a fact may be put to it. */
export function isSearchFor(question: string, tool: ToolDefinition): boolean {
  if (!FACT_QUESTION.test(question.trim()) || PERSONAL.test(question)) return false;
  const name = identifierTerms(tool.name);
  const isSearch = name.some((term) =>
    ['search', 'lookup', 'look', 'google', 'brows', 'wikipedia', 'query', 'retriev'].includes(term),
  );
  return isSearch && name.every((term) => SEARCH_WORDS.has(term) || GENERIC.has(term) || isStopWord(term));
}

type Profile = {
  readonly name: ReadonlySet<string>;
  readonly description: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  readonly nameConcepts: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  readonly patterns: readonly string[];
  readonly isRoute: boolean;
  readonly enums: readonly unknown[][];
};

/** What the question shares with each tool; `codes` are its words with a digit, `ORD-1234`. */
function scoreOne(
  question: string,
  asked: readonly string[],
  codes: readonly string[],
  tool: Profile,
  all: readonly Profile[],
): number {
  let score = 0;
  for (const term of asked) {
    // A word that every tool has does not choose between them, but it still counts as being about them.
    const holders = all.filter((other) => other.name.has(term) || other.description.has(term)).length;
    const rarity = 1 / Math.sqrt(Math.max(1, holders));
    const share = 0.6 + 0.4 * rarity;
    if (tool.name.has(term)) score += WEIGHTS.name * share;
    else if (tool.description.has(term)) score += WEIGHTS.description * share;
    else if (conceptsOf(term).some((concept) => tool.nameConcepts.has(concept)))
      score += WEIGHTS.nameConcept * share;
    else if (conceptsOf(term).some((concept) => tool.concepts.has(concept))) score += WEIGHTS.concept * share;
    else if (tool.parameters.has(term)) score += WEIGHTS.parameter;
  }
  const mentions = tool.enums.filter((values) => findMentions(question, values).length > 0).length;
  score += Math.min(2, mentions) * WEIGHTS.mention;
  if (score > 0 && tool.patterns.some((pattern) => codes.some((code) => isOfForm(pattern, code))))
    score += WEIGHTS.form;
  if (tool.isRoute && ROUTE.test(question)) score += FIT;
  if (tool.concepts.has(ARITHMETIC) && findSum(question) !== undefined) score += FIT;
  return score;
}

/** `from Berlin to Munich` is for a tool that takes a way's two ends. */
const ROUTE = /\bfrom\s+(?:the\s+)?\p{Lu}[^.!?\n]{0,80}\bto\s+(?:the\s+)?\p{Lu}/u;
const ARITHMETIC = conceptsOf(stem('calculator'))[0] ?? '';

function isOfForm(source: string, code: string): boolean {
  const pattern = parsePattern(source);
  return pattern !== undefined && matchPattern(pattern, code) === true;
}

function questionTerms(question: string): string[] {
  const list = words(question.slice(0, 4_000).replace(/^\s*text\b/i, 'sms')).filter(
    (word) => !isStopWord(word) || KEPT.has(word),
  );
  return [...new Set(list.map(stem))].filter((term) => !GENERIC.has(term));
}

function profile(tool: ToolDefinition): Profile {
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

function meaningful(text: string): string[] {
  return words(text)
    .filter((word) => !isStopWord(word) || KEPT.has(word))
    .map(stem)
    .filter((term) => !GENERIC.has(term));
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
