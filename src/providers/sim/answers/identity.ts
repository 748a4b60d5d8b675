// Who the instructions say that the assistant is.

import { type Answerer, excerpt } from './answer.ts';

export type Identity = {
  readonly name: string | undefined;
  /** `a research assistant`, as the instructions say it. */
  readonly role: string | undefined;
};

const NAME =
  /\b(?:your name is|you are called|you are named|you go by|call yourself)\s+["“]?([^\n.,;:!?"”]{1,60})/i;
const CHARACTER = /\byour character(?: is|:)\s+([^\n;:!?]{1,160}?)\.?(?:\n|$)/i;
const YOU_ARE = /(?:^|[\n.!?]\s*)you(?: are|'re)\s+([^\n.;:!?]{1,160})/i;
const ARTICLE = /^(?:an?|the|my|our)\s/i;

/** Reads `You are Ada, a research assistant.`, `Your name is Ada.` and their like. */
export function readIdentity(instructions: string): Identity {
  const named = NAME.exec(instructions)?.[1]?.trim();
  const character = CHARACTER.exec(instructions)?.[1]?.trim();
  const described = YOU_ARE.exec(instructions)?.[1]?.trim();
  if (described === undefined) return { name: named, role: character };
  if (ARTICLE.test(described)) return { name: named, role: described };
  const [first = '', ...rest] = described.split(',');
  const role = rest.join(',').trim();
  const isName = /^["“]?\p{Lu}/u.test(first);
  return {
    name: named ?? (isName ? first.replaceAll(/["“”]/g, '').trim() : undefined),
    role: ARTICLE.test(role) ? role : character,
  };
}

const WHO =
  /\bwho are you\b|\bwhat(?:'s| is) your name\b|\byour name\s*\?|\bwhat are you\b(?! (?:able|doing))|\bwhat (?:ai )?model are you\b|\bwhich model\b|\bare you (?:a|an) (?:human|bot|robot|ai|language model|simulator)\b|\bintroduce yourself\b|\bwie hei(?:ß|ss)t du\b|\bwer bist du\b|\bcomment (?:tu t'appelles|t'appelles-tu)\b|\bcómo te llamas\b/i;

/** Answers who it is, by the instructions, and always says what it is. */
export const answerIdentity: Answerer = ({ conversation, model }) => {
  if (!WHO.test(conversation.question) || conversation.question.length > 200) return undefined;
  const { name, role } = readIdentity(conversation.instructions);
  const self = [name, role].flatMap((part) => (part === undefined ? [] : [excerpt(part, 160)])).join(', ');
  const what = `the built-in simulator (${model}), not a language model`;
  return {
    text: self === '' ? `I am ${what}.` : `I am ${self}. My answers come from ${what}.`,
    because: 'The message asks who I am; the instructions say it.',
  };
};
