// The answer after tools have run: what they returned, in a sentence each, as far as it concerns the question.

import type { Conversation, ToolResult } from '../conversation.ts';
import { rank } from '../words/rank.ts';
import { sentences } from '../words/sentences.ts';
import { contentTerms } from '../words/terms.ts';
import { type Answer, excerpt } from './answer.ts';

const MAX_SHORT_TEXT = 600;
const MAX_VALUES = 24;
const MAX_DEPTH = 5;

/** Quotes the results of the turn's tool calls. Call it only when there are some. */
export function answerFromResults({ question, results }: Conversation): Answer {
  const parts = results.map((result) => describe(result, question));
  const names = [...new Set(results.map(({ toolName }) => toolName ?? 'the tool'))].join(', ');
  return {
    text: parts.join('\n'),
    because: `There ${results.length === 1 ? 'is a result' : `are ${results.length} results`} from ${names}; I pass on what it holds.`,
  };
}

/** The values in a result's text: flattened when it is JSON, else the text itself. */
function describe(result: ToolResult, question: string): string {
  const source = result.toolName === undefined ? 'The tool' : `${result.toolName}${argumentsOf(result)}`;
  if (result.text === '') return `${source} finished without output.`;
  const value = parseJson(result.text);
  if (value === undefined || typeof value === 'string') {
    return `${source} returned: ${relevantText(value ?? result.text, question)}`;
  }
  if (typeof value !== 'object' || value === null) return `${source} returned ${String(value)}.`;
  const pairs = flatten(value, '', 0);
  if (pairs.length === 0) return `${source} returned nothing (${excerpt(result.text, 40)}).`;
  return `${source} returned ${relevantPairs(pairs, question).join(', ')}.`;
}

/** `(city: Paris)`, from the arguments of the call. */
function argumentsOf({ call }: ToolResult): string {
  const value = call === undefined ? undefined : parseJson(call.argumentsText);
  if (typeof value !== 'object' || value === null) return '';
  const pairs = flatten(value, '', 0).slice(0, 4);
  return pairs.length === 0 ? '' : ` (${excerpt(pairs.join(', '), 120)})`;
}

function flatten(value: unknown, path: string, depth: number): string[] {
  if (typeof value !== 'object' || value === null) {
    const text = excerpt(String(value), 300);
    return [path === '' ? text : `${path}: ${text}`];
  }
  if (depth >= MAX_DEPTH) return [`${path}: ${excerpt(JSON.stringify(value), 120)}`];
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) {
      return value.length === 0
        ? []
        : [`${path === '' ? '' : `${path}: `}${excerpt(value.map(String).join(', '), 400)}`];
    }
    return value.flatMap((item, index) =>
      flatten(item, `${path}${path === '' ? '' : ' '}${index + 1}`, depth + 1),
    );
  }
  return Object.entries(value).flatMap(([key, member]) => {
    const name = key
      .replace(/[_-]+/g, ' ')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase();
    return flatten(member, path === '' ? name : `${path} ${name}`, depth + 1);
  });
}

function relevantPairs(pairs: readonly string[], question: string): string[] {
  if (pairs.length <= MAX_VALUES) return [...pairs];
  const ranked = rank(
    contentTerms(question),
    pairs.map((text, paragraph) => ({ text, paragraph })),
  );
  const kept = new Set(ranked.slice(0, MAX_VALUES).map(({ index }) => index));
  for (let index = 0; kept.size < MAX_VALUES; index += 1) kept.add(index);
  const left = pairs.length - kept.size;
  return [
    ...pairs.filter((_, index) => kept.has(index)),
    `and ${left} more ${left === 1 ? 'value' : 'values'}`,
  ];
}

function relevantText(text: string, question: string): string {
  if (text.length <= MAX_SHORT_TEXT) return text;
  const parts = sentences(text.slice(0, 200_000));
  const ranked = rank(
    contentTerms(question),
    parts.map((part, paragraph) => ({ text: part, paragraph })),
  );
  if (ranked.length === 0) return excerpt(text, MAX_SHORT_TEXT);
  const kept = ranked
    .slice(0, 4)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  return kept.map((index) => parts[index]).join(' ');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
