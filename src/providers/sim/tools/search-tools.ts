// Tools that look any fact up, a web search or a knowledge base: any question for a fact may be put to them.

import type { ToolDefinition } from '../../../core/model-request.ts';
import { isStopWord } from '../words/stop-words.ts';
import { identifierTerms, stem } from '../words/terms.ts';
import { isGeneric } from './tool-profile.ts';

const FACT_QUESTION = /^(?:who|what|when|where|which|how (?:many|much|old|tall|far|long|big))\b/i;
const PERSONAL = /\b(?:my|your|you|i|me|we)\b/i;
const SEARCHES = new Set('search lookup look google browse wikipedia query retrieve'.split(' ').map(stem));
/** Beside these words a search tool's name says of what it searches, and then it is not for any question. */
const BROAD_WORDS = new Set(
  `web internet online knowledge answer question document doc docs base page latest up date about anything any topic
  run perform engine duckduckgo brave tavily serp fact find`
    .split(/\s+/)
    .map(stem),
);

/** Whether the tool looks facts up, so that any question for a fact may be put to it. */
export function isSearchFor(question: string, tool: ToolDefinition): boolean {
  if (!FACT_QUESTION.test(question.trim()) || PERSONAL.test(question)) return false;
  const name = identifierTerms(tool.name);
  const isBroad = (term: string): boolean => BROAD_WORDS.has(term) || isGeneric(term) || isStopWord(term);
  return name.some((term) => SEARCHES.has(term)) && name.every((term) => SEARCHES.has(term) || isBroad(term));
}
