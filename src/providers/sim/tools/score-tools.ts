// How well each offered tool fits a question, by the words that its definition and the question share.

import type { ToolDefinition } from '../../../core/model-request.ts';
import { findSum } from '../answers/arithmetic.ts';
import { matchPattern } from '../pattern/match-pattern.ts';
import { parsePattern } from '../pattern/parse-pattern.ts';
import { findEntities } from '../values/entities.ts';
import { findMentions } from '../values/mentions.ts';
import { conceptsOf } from '../words/concepts.ts';
import { stem } from '../words/terms.ts';
import { meaningful, profile, type ToolProfile } from './tool-profile.ts';

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

/** What the question shares with each tool; `codes` are its words with a digit, `ORD-1234`. */
function scoreOne(
  question: string,
  asked: readonly string[],
  codes: readonly string[],
  tool: ToolProfile,
  all: readonly ToolProfile[],
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
  return [...new Set(meaningful(question.slice(0, 4_000).replace(/^\s*text\b/i, 'sms')))];
}
