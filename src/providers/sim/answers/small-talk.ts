// Greetings, thanks and farewells, and the question what the simulator can do.

import { pick } from '../random.ts';
import { type Answerer, excerpt } from './answer.ts';
import { readIdentity } from './identity.ts';

const MAX_CHARACTERS = 60;
const GREETING =
  /^(?:hi+|hello+|hey+|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|hallo|moin|servus|guten (?:tag|morgen|abend)|bonjour|salut|hola|buenos d[ií]as|ciao|buongiorno|ol[aá]|hej|hei|ahoj|cze[sś][cć]|привет|здравствуйте|merhaba|مرحبا|שלום|नमस्ते|こんにちは|你好|您好|안녕(?:하세요)?|สวัสดี)(?=$|[^\p{L}])/iu;
const THANKS =
  /^(?:many )?(?:thanks|thank you|thx|danke|merci|gracias|grazie|obrigad[oa]|ありがとう|谢谢|спасибо)(?=$|[^\p{L}])/iu;
const FAREWELL = /^(?:bye|goodbye|good night|see you|ciao|tschüss|au revoir|adi[oó]s)(?=$|[^\p{L}])/iu;
const WELL_BEING = /\bhow are you\b|\bhow(?:'s| is) it going\b/i;
const ABILITIES =
  /\bwhat (?:can|do) you (?:do|know)\b|\bwhat are you able to\b|\bhow can you help\b|^help[.!?]?$/i;
// A greeting with a request behind it is a request.
const REQUEST = /[?？]|\b(?:please|can you|could you|tell|give|show|what|my name|i am|i'm)\b/i;

/** Answers what people say before and after they ask something. */
export const answerSmallTalk: Answerer = ({ conversation, model, toolNames, seed }) => {
  const text = conversation.question.trim();
  if (ABILITIES.test(text) && text.length <= MAX_CHARACTERS * 2) return abilities(model, toolNames);
  if (text.length > MAX_CHARACTERS) return undefined;
  if (WELL_BEING.test(text)) {
    return {
      text: 'All my parts are running, thank you: I am a simulator, so that is as well as I can be. What would you like to try?',
      because: 'The message asks how I am.',
    };
  }
  if (GREETING.test(text) && !REQUEST.test(text)) {
    const { name } = readIdentity(conversation.instructions);
    const self = name === undefined ? '' : ` I am ${excerpt(name, 60)}.`;
    const greeting = pick(
      [
        `Hello!${self} What can I do for you?`,
        `Hi there!${self} How can I help?`,
        `Good to see you!${self} What would you like to know?`,
      ],
      seed,
    );
    return { text: greeting, because: 'The message is a greeting.' };
  }
  if (THANKS.test(text)) return { text: 'You are welcome!', because: 'The message says thanks.' };
  if (FAREWELL.test(text)) return { text: 'Goodbye!', because: 'The message says goodbye.' };
  return undefined;
};

function abilities(model: string, toolNames: readonly string[]): ReturnType<Answerer> {
  const tools =
    toolNames.length === 0 ? '' : ` I can call these tools: ${toolNames.slice(0, 20).join(', ')}.`;
  return {
    text: `I am ${model}, a simulator and not a language model. I find facts that stand in our conversation and in the documents you give me, do arithmetic, repeat what you ask me to, and fill in JSON by a schema.${tools}`,
    because: 'The message asks what I can do.',
  };
}
