// What people state without asking: it is taken note of, so that a later question can find it.

import { pick } from '../random.ts';
import { sentences } from '../words/sentences.ts';
import { type Answerer, excerpt } from './answer.ts';
import { addressSpeaker } from './perspective.ts';

const ABOUT_SELF =
  /\b(?:my|our) [\p{L}' -]{1,40}\b(?:is|are|was|were|has|have)\b|\bI(?:['’]m| am| was| have| live| work| like| love| prefer| own| need| speak| come)\b|\bcall me\b/iu;
const ORDER =
  /^(?:can|could|would|will|please|write|tell|give|show|make|create|find|list|explain|describe|translate|summari[sz]e|what|who|when|where|why|how|which|is|are|do|does)\b/i;

/** Confirms a statement that the user makes about themselves, or asks to be remembered. */
export const answerStatement: Answerer = ({ conversation, seed }) => {
  const text = conversation.question.trim();
  if (/[?？]/.test(text) || text.length > 400) return undefined;
  const parts = sentences(text);
  const stated = parts.find((part) => ABOUT_SELF.test(part) && !ORDER.test(part));
  if (stated !== undefined && parts.every((part) => !ORDER.test(part))) {
    const turned = addressSpeaker(stated);
    if (turned !== undefined) {
      const opening = pick(['Noted:', 'I will keep in mind that', 'Understood:'], seed);
      return { text: `${opening} ${turned}.`, because: 'The message states something about you.' };
    }
  }
  const remember =
    /^(?:please )?(?:remember|note|keep in mind|don't forget)(?: that)?[:,]?\s+([\s\S]+)$/i.exec(text)?.[1];
  if (remember === undefined) return undefined;
  return {
    text: `Noted: ${excerpt(remember.replace(/[.!\s]+$/, ''), 300)}.`,
    because: 'The message asks me to remember something.',
  };
};
