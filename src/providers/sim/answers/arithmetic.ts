// Sums: finds an arithmetic expression in a question and works it out.

import type { Answerer } from './answer.ts';
import { evaluate } from './evaluate.ts';

const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/\b(\d[\d.,]*)\s*(?:%|percent)\s+of\s+(?=\d)/gi, '($1/100)*'],
  [/\bsquare root of\s+(\d[\d.]*)/gi, '$1^0.5'],
  [/(?<=[\d)])\s*squared\b/gi, '^2'],
  [/(?<=[\d)])\s*cubed\b/gi, '^3'],
  [/(?<=[\d)])\s*(?:to the power of|raised to)\s*(?=[\d(-])/gi, '^'],
  [/(?<=[\d)])\s*(?:multiplied by|times|mal|fois|por)\s*(?=[\d(-])/gi, '*'],
  [/(?<=[\d)])\s*(?:divided by|over|geteilt durch)\s*(?=[\d(-])/gi, '/'],
  [/(?<=[\d)])\s*(?:plus|added to)\s*(?=[\d(-])/gi, '+'],
  [/(?<=[\d)])\s*minus\s*(?=[\d(-])/gi, '-'],
  [/(?<=[\d)])\s*[x×·]\s*(?=[\d(-])/gi, '*'],
  [/÷/g, '/'],
  [/[−–]/g, '-'],
  [/\*\*/g, '^'],
  [/(?<=\d),(?=\d{3}\b)/g, ''],
];
const EXPRESSION = /[-(]*\d[\d.\s()+\-*/^%]*[\d)]/g;
const OPERATOR = /[+*/^%]|[\d)]\s*-\s*[\d(]/;
// Dates, telephone numbers, versions and ranges look like sums and are none, unless a sum is asked for.
const ASKS =
  /\b(?:what|calculate|compute|evaluate|solve|sum|how much|result|work out|add|multiply|wie ?viel|combien|cu[aá]nto)\b|=/i;
const DATE_LIKE = /^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}\/\d{1,2}\/\d{2,4}$|^\d+(?:-\d+){2,}$/;

/** The expression in a text as written with plain operators, and its value; undefined when there is none. */
export function findSum(text: string): { expression: string; value: string } | undefined {
  let spoken = text.length > 2_000 ? text.slice(-2_000) : text;
  for (const [pattern, replacement] of SPOKEN) spoken = spoken.replace(pattern, replacement);
  const found = (spoken.match(EXPRESSION) ?? [])
    .map((match) => balanced(match.trim()))
    .filter((match) => OPERATOR.test(match) && !DATE_LIKE.test(match))
    .sort((a, b) => b.length - a.length)[0];
  if (found === undefined) return undefined;
  const isWhole = spoken.replace(/[\s?=.!]/g, '').length === found.replace(/\s/g, '').length;
  if (!isWhole && !ASKS.test(text)) return undefined;
  const value = evaluate(found);
  if (value === undefined) return undefined;
  const expression = found.replace(/\s+/g, '').replace(/(?<=[\d)])([+\-*/%])/g, ' $1 ');
  return { expression, value };
}

/** Answers with the sum and its result. */
export const answerSum: Answerer = ({ conversation }) => {
  const sum = findSum(conversation.question);
  if (sum === undefined) return undefined;
  return {
    text: `${sum.expression.replaceAll('*', '×')} = ${sum.value}`,
    because: `The message holds the sum ${sum.expression}; I worked it out.`,
  };
};

/** Brackets that have no partner are of the sentence around it. */
function balanced(text: string): string {
  let kept = text;
  const opened = (): number => kept.split('(').length - kept.split(')').length;
  while (opened() > 0 && kept.startsWith('(')) kept = kept.slice(1).trim();
  while (opened() < 0 && kept.endsWith(')')) kept = kept.slice(0, -1).trim();
  return kept;
}
