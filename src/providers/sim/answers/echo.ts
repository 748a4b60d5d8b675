// Requests to say something word for word.

import type { Answerer } from './answer.ts';

const QUOTED = /^["“'‘`«„]([\s\S]+?)["”'’`»“]$/;
const LEAD = '(?:please,?\\s+|can you\\s+|could you\\s+|would you\\s+|now\\s+|just\\s+|kindly\\s+)*';
const WHAT =
  '(?:(?:back|exactly|only|just|verbatim|with|after me|to me|(?:(?:the|this|these|a|an)\\s+)?(?:following|single|one|exact|word|words|text|phrase|sentence|string|message|line))\\b[ \\t]*)*';
// These may introduce anything; what follows is taken as it is.
const SAY = new RegExp(`^${LEAD}(?:say|echo|repeat|parrot)\\b[ \\t]*(${WHAT})\\s*(:?)\\s*([\\s\\S]+)$`, 'i');
// These often ask for a text that is to be made up, so they need a sign that the words are given.
const REPLY = new RegExp(
  `^${LEAD}(?:reply|respond|answer|output|print|return|write|type)\\b[ \\t]*(${WHAT})\\s*(:?)\\s*([\\s\\S]+)$`,
  'i',
);
const GIVEN = /\b(?:exactly|only|verbatim|word|words|phrase|string)\b/i;
const MADE_UP = /^(?:something|anything|why|how|what|if|whether|it|that|hi to|hello to|your|who)\b/i;
const TAIL = /[,.]?\s*(?:and|but)\s+(?:nothing (?:else|more)|don't say anything else)[.!]?$/i;
const TIMES = /\s+(\d{1,2}|two|three|four|five|ten)\s+times[.!]?$/i;
const NUMBER_WORDS = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['ten', 10],
]);

/** Answers `say X`, `repeat after me: X`, `reply with exactly X`. */
export const answerEcho: Answerer = ({ conversation }) => {
  const { userText } = conversation;
  const text = userText.trim();
  const said = SAY.exec(text);
  const replied = said === null ? REPLY.exec(text) : null;
  const match = said ?? replied;
  if (match === null) return undefined;
  const [, lead = '', colon = '', tail = ''] = match;
  let wanted = tail.replace(TAIL, '').trim();
  const times = TIMES.exec(wanted);
  if (times !== null) wanted = wanted.slice(0, times.index);
  const quoted = QUOTED.exec(wanted.replace(/[.!]$/, ''))?.[1] ?? QUOTED.exec(wanted)?.[1];
  if (quoted === undefined && colon === '') {
    if (MADE_UP.test(wanted)) return undefined;
    if (replied !== null && (!GIVEN.test(lead) || wanted.length > 80)) return undefined;
  }
  let spoken = quoted ?? wanted;
  if (quoted === undefined && !spoken.slice(0, -1).includes('.')) spoken = spoken.replace(/\.$/, '');
  if (spoken === '') return undefined;
  const count = times === null ? 1 : (NUMBER_WORDS.get(times[1]?.toLowerCase() ?? '') ?? Number(times[1]));
  return {
    text: Array.from({ length: Math.max(1, count) }, () => spoken).join(' '),
    because: 'The message asks me to repeat words that it gives.',
  };
};
