// Takes a user's message apart where a RAG system or a chat front end has packed a question and its material
// into one: tags, labels and fences as Open WebUI, LangChain, LlamaIndex and people write them.

export type PromptDocument = {
  readonly text: string;
  /** What an answer cites it by: the `id` of an Open WebUI `<source>`. */
  readonly citation?: string | undefined;
};

export type PromptSections = {
  readonly question: string;
  readonly documents: readonly PromptDocument[];
};

const QUESTION_TAG = /<(user_query|query|question|user_question|input)>\s*([\s\S]*?)\s*<\/\1>/gi;
// A prompt may speak of the tag before it uses it: what opens again inside was not the beginning.
const SOURCE_TAG = /<(source|document|doc)\b([^>]*)>((?:(?!<\1\b)[\s\S])*?)<\/\1>/gi;
const CONTEXT_TAG =
  /<(context|documents|sources|data|article|text|file|retrieved_context)\b[^>]*>([\s\S]*?)<\/\1>/gi;
const QUESTION_LABEL = /(?:^|\n)[ \t#*]*(?:user )?(?:question|query|frage)[ \t*]*:[ \t*]*([^\n]+)/gi;
const CONTEXT_LABEL =
  /(?:^|\n)[ \t#*]*(?:context|documents?|passages?|information|kontext)(?: information[^\n]*)?[ \t*]*:[ \t*]*/i;
const ANSWER_LABEL = /(?:^|\n)[ \t#*]*(?:helpful )?answer[ \t*]*:[ \t*]*$/i;
const FENCE = /(?:^|\n)-{5,}[ \t]*\n([\s\S]*?)\n-{5,}[ \t]*(?=\n|$)/;
/** A message longer than this is taken for material with a question at its edge. */
const PLAIN_QUESTION_CHARACTERS = 600;

/** The question and what came with it. A plain message is its own question, without documents. */
export function readSections(message: string): PromptSections {
  const text = message.trim();
  return readTagged(text) ?? readLabelled(text) ?? readLong(text);
}

function readTagged(text: string): PromptSections | undefined {
  const documents: PromptDocument[] = [];
  let rest = text.replace(SOURCE_TAG, (_all, _tag, attributes: string, content: string) => {
    documents.push({ text: content.trim(), citation: /\bid="?([^"\s>]+)/.exec(attributes)?.[1] });
    return '\n';
  });
  const asked = [...rest.matchAll(QUESTION_TAG)].at(-1)?.[2];
  rest = rest.replace(QUESTION_TAG, '\n');
  let after = rest;
  rest = rest.replace(CONTEXT_TAG, (all, _tag, content: string, offset: number) => {
    if (content.trim() !== '') documents.push({ text: content.trim() });
    after = after.slice(Math.max(0, after.length - (text.length - offset - all.length)));
    return '\n';
  });
  if (documents.length === 0 && asked === undefined) return undefined;
  const question = asked ?? lastQuestion(rest);
  return { question: question === '' ? text : question, documents };
}

function readLabelled(text: string): PromptSections | undefined {
  const fence = FENCE.exec(text);
  const label = [...text.matchAll(QUESTION_LABEL)].at(-1);
  const asked = label?.[1]?.trim();
  if (fence === null && (label === undefined || asked === undefined || text.length - asked.length < 40)) {
    return undefined;
  }
  if (fence !== null) {
    const around = text.replace(fence[0], '\n').trim();
    return { question: asked ?? lastQuestion(around), documents: [{ text: (fence[1] ?? '').trim() }] };
  }
  const material = text
    .replace(label?.[0] ?? '', '\n')
    .replace(ANSWER_LABEL, '')
    .trim();
  const context = CONTEXT_LABEL.exec(material);
  const document = context === null ? material : material.slice(context.index + context[0].length).trim();
  return { question: asked ?? text, documents: document === '' ? [] : [{ text: document }] };
}

function readLong(text: string): PromptSections {
  if (text.length <= PLAIN_QUESTION_CHARACTERS) return { question: text, documents: [] };
  const blocks = text.split(/\n\s*\n|\n(?=[^\n]*$)/).filter((block) => block.trim() !== '');
  const first = blocks[0]?.trim() ?? '';
  const last = blocks.at(-1)?.trim() ?? '';
  if (blocks.length > 1) {
    const question = isRequest(last) || !isRequest(first) ? last : first;
    if (question.length <= PLAIN_QUESTION_CHARACTERS) {
      return { question, documents: [{ text: text.replace(question, '\n').trim() }] };
    }
  }
  const question = lastQuestion(text);
  return question === text ? { question, documents: [] } : { question, documents: [{ text }] };
}

function isRequest(block: string): boolean {
  return (
    /[?？]\s*$/.test(block) ||
    /^(?:please|summari|explain|list|what|who|when|where|why|how|which)/i.test(block)
  );
}

/** The last sentence that asks; else the last paragraph, when it is short; else the text. */
function lastQuestion(text: string): string {
  const trimmed = text.trim();
  const asked = trimmed
    .match(/[^\n.!?。！？]+[?？]/g)
    ?.at(-1)
    ?.trim();
  if (asked !== undefined && asked.length <= PLAIN_QUESTION_CHARACTERS) return asked;
  const last =
    trimmed
      .split(/\n\s*\n/)
      .at(-1)
      ?.trim() ?? '';
  return last.length <= PLAIN_QUESTION_CHARACTERS ? last : trimmed;
}
