// Turns what the user said of themselves into what is said to them: `My name is Ana` becomes `your name is Ana`.

const FIRST_PERSON = /\b(?:i|i'm|i've|my|mine|me|myself|we|our|us)\b/i;
const SECOND_PERSON = /\b(?:you|your|yours|you're)\b/i;
const TURNS: readonly (readonly [RegExp, string])[] = [
  [/\bI am\b|\bI['’]m\b/gi, 'you are'],
  [/\bI was\b/gi, 'you were'],
  [/\bI['’]ve\b/gi, 'you have'],
  [/\bI['’]d\b/gi, 'you would'],
  [/\bI['’]ll\b/gi, 'you will'],
  [/\b(?:am|was) I\b/gi, 'are you'],
  [/\b(?:I|me|we|us)\b/gi, 'you'],
  [/\b(?:my|our)\b/gi, 'your'],
  [/\b(?:mine|ours)\b/gi, 'yours'],
  [/\bmyself\b/gi, 'yourself'],
];

const OPENING =
  /^(?:(?:hi|hello|hey|well|so|by the way|please remember(?: that)?|remember(?: that)?|note(?: that)?)[,!.:]?\s+)+/i;

/** The statement addressed to the speaker, lower case at its start; undefined when it is not about them alone. */
export function addressSpeaker(statement: string): string | undefined {
  const bare = statement.replace(OPENING, '');
  const isToKeep = /^(?:please )?(?:remember|note)\b/i.test(statement);
  if (SECOND_PERSON.test(bare) || !(isToKeep || FIRST_PERSON.test(bare))) return undefined;
  let turned = bare;
  for (const [pattern, replacement] of TURNS) turned = turned.replace(pattern, replacement);
  return turned.replace(/[.!\s]+$/, '').replace(/^Your?\b/, (word) => word.toLowerCase());
}
