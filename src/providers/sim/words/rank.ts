// Finds the sentences that share most with a question: BM25 over sentences, with a share of their paragraph's.

import { conceptsOf } from './concepts.ts';
import { terms } from './terms.ts';

export type Ranked = {
  /** Index of the text in the list given. */
  readonly index: number;
  readonly score: number;
  /** The share of the question's weight that the sentence itself holds, 0 to 1. */
  readonly coverage: number;
};

export type RankableText = { readonly text: string; readonly paragraph: number };

const SATURATION = 1.2;
const LENGTH_SHARE = 0.6;
const CONCEPT_WEIGHT = 0.5;
const PARAGRAPH_SHARE = 0.4;

/** The texts that share a term with the question, best first. The question is given as content terms. */
export function rank(question: readonly string[], texts: readonly RankableText[]): Ranked[] {
  const asked = new Set(question);
  if (asked.size === 0 || texts.length === 0) return [];
  const concepts = new Map<string, readonly string[]>([...asked].map((term) => [term, conceptsOf(term)]));
  const documents = texts.map(({ text, paragraph }) => ({
    ...countMatches(terms(text), asked, concepts),
    paragraph,
  }));
  const averageLength = documents.reduce((sum, { length }) => sum + length, 0) / documents.length || 1;
  const weights = new Map<string, number>();
  for (const term of asked) {
    const containing = documents.filter(({ matches }) => matches.has(term)).length;
    weights.set(term, Math.log(1 + (documents.length - containing + 0.5) / (containing + 0.5)) + 0.2);
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);

  const scored = documents.map(({ matches, length, paragraph }) => {
    let score = 0;
    let covered = 0;
    for (const [term, frequency] of matches) {
      const weight = weights.get(term) ?? 0;
      const damping = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / averageLength);
      score += (weight * frequency * (SATURATION + 1)) / (frequency + damping);
      covered += weight * Math.min(1, frequency);
    }
    return { score, coverage: covered / total, paragraph };
  });
  const best = new Map<number, number>();
  for (const { score, paragraph } of scored) best.set(paragraph, Math.max(best.get(paragraph) ?? 0, score));
  return scored
    .map(({ score, coverage, paragraph }, index) => ({
      index,
      coverage,
      score: score + PARAGRAPH_SHARE * (best.get(paragraph) ?? 0),
    }))
    .filter(({ coverage }) => coverage > 0)
    .sort((a, b) => b.score - a.score || b.index - a.index);
}

/** How often each asked term occurs; a related word counts as a part of an occurrence. */
function countMatches(
  found: readonly string[],
  asked: ReadonlySet<string>,
  concepts: ReadonlyMap<string, readonly string[]>,
): { matches: Map<string, number>; length: number } {
  const matches = new Map<string, number>();
  const related = new Set<string>();
  for (const term of found) {
    if (asked.has(term)) matches.set(term, (matches.get(term) ?? 0) + 1);
    else for (const concept of conceptsOf(term)) related.add(concept);
  }
  if (related.size > 0) {
    for (const [term, of] of concepts) {
      if (!matches.has(term) && of.some((concept) => related.has(concept))) matches.set(term, CONCEPT_WEIGHT);
    }
  }
  return { matches, length: found.length };
}
