// Takes a user's message apart where a RAG system or a chat front end has packed a question and its material
// into one: tags, labels and fences as Open WebUI, LangChain, LlamaIndex and people write them.

import { findTagged } from './prompt-tags.ts';

export type PromptDocument = {
  readonly text: string;
  /** What an answer cites it by: the `id` of an Open WebUI `<source>`. */
  readonly citation?: string | undefined;
};

export type PromptSections = {
  readonly question: string;
  readonly documents: readonly PromptDocument[];
};

const QUESTION_TAGS = new Set(['user_query', 'query', 'question', 'user_question', 'user_input']);
const SOURCE_TAGS = new Set(['source', 'document', 'doc', 'chunk', 'passage']);
const CONTEXT_TAGS = new Set([
  'context',
  'documents',
  'sources',
  'data',
  'article',
  'text',
  'file',
  'retrieved_context',
]);

const QUESTION_LABEL =
  /^[ \t#*]{0,20}(?:user )?(?:question|query|frage)[ \t*]{0,20}:[ \t*]{0,20}(\S[^\n]*)$/gim;
const CONTEXT_LABEL =
  /^[ \t#*]{0,20}(?:context|documents?|passages?|information|kontext)(?: information[^\n]{0,80})?[ \t*]{0,20}:/im;
const ANSWER_LABEL = /\n[ \t#*]{0,20}(?:helpful )?answer[ \t*]{0,20}:\s*$/i;
const FENCE_LINE = /^-{5,80}[ \t]*$/gm;
/** A message longer than this is taken for material with a question at its edge. */
const PLAIN_QUESTION_CHARACTERS = 600;

/** The question and what came with it. A plain message is its own question, without documents. */
export function readSections(message: string): PromptSections {
  const text = message.trim();
  return readTagged(text) ?? readLabelled(text) ?? readLong(text);
}

/** The tagged documents in a text, and the text without them: for instructions that hold a RAG system's finds. */
export function takeDocuments(text: string): {
  readonly rest: string;
  readonly documents: readonly PromptDocument[];
} {
  const sources = findTagged(text, SOURCE_TAGS);
  const documents = sources.map(({ content, attributes }) => ({
    text: content,
    citation: /\bid="?([^"\s>]+)/.exec(attributes)?.[1],
  }));
  let rest = '';
  let at = 0;
  for (const { start, end } of sources) {
    rest += `${text.slice(at, start)}\n`;
    at = end;
  }
  return { rest: rest + text.slice(at), documents };
}

function readTagged(text: string): PromptSections | undefined {
  const { rest, documents: sources } = takeDocuments(text);
  const asked = findTagged(rest, QUESTION_TAGS).at(-1);
  const contexts = findTagged(rest, CONTEXT_TAGS);
  const documents = [
    ...sources,
    ...contexts.filter(({ content }) => content !== '').map(({ content }) => ({ text: content })),
  ];
  if (documents.length === 0 && asked === undefined) return undefined;
  if (asked !== undefined && asked.content !== '') return { question: asked.content, documents };
  // What is behind the material is the question; where nothing is, it stands before.
  const last = contexts.at(-1);
  const behind = (last === undefined ? '' : rest.slice(last.end)).trim();
  if (behind !== '') return { question: lastQuestion(behind), documents };
  const before = (contexts[0] === undefined ? rest : rest.slice(0, contexts[0].start)).trim();
  return { question: before === '' ? text : lastQuestion(before), documents };
}

function readLabelled(text: string): PromptSections | undefined {
  const fences = [...text.matchAll(FENCE_LINE)];
  const label = [...text.matchAll(QUESTION_LABEL)].at(-1);
  const asked = label?.[1]?.trim();
  const [first, last] = [fences[0], fences.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) {
    const inside = text.slice(first.index + first[0].length, last.index).trim();
    const around = `${text.slice(0, first.index)}\n${text.slice(last.index + last[0].length)}`;
    return { question: asked ?? lastQuestion(around), documents: [{ text: inside }] };
  }
  if (label === undefined || asked === undefined || text.length - asked.length < 40) return undefined;
  const material = `${text.slice(0, label.index)}\n${text.slice(label.index + label[0].length)}`;
  const bare = material.slice(0, -400) + material.slice(-400).replace(ANSWER_LABEL, '');
  const context = CONTEXT_LABEL.exec(bare);
  const document = (context === null ? bare : bare.slice(context.index + context[0].length)).trim();
  return { question: asked, documents: document === '' ? [] : [{ text: document }] };
}

function readLong(text: string): PromptSections {
  if (text.length <= PLAIN_QUESTION_CHARACTERS) return { question: text, documents: [] };
  const head = text.slice(0, PLAIN_QUESTION_CHARACTERS + 1);
  const tail = text.slice(-PLAIN_QUESTION_CHARACTERS - 1);
  const first = /^[^\n]+/.exec(head)?.[0].trim() ?? '';
  const lineStart = tail.lastIndexOf('\n') + 1;
  const last = lineStart === 0 ? '' : tail.slice(lineStart).trim();
  const isFirst = first !== '' && first.length <= PLAIN_QUESTION_CHARACTERS;
  if (last !== '' && (isRequest(last) || !(isFirst && isRequest(first)))) {
    return { question: last, documents: [{ text: text.slice(0, -last.length).trim() }] };
  }
  if (isFirst && isRequest(first))
    return { question: first, documents: [{ text: text.slice(first.length).trim() }] };
  const question = lastQuestion(text);
  return question === text ? { question, documents: [] } : { question, documents: [{ text }] };
}

function isRequest(block: string): boolean {
  return (
    /[?？]$/.test(block) || /^(?:please|summari|explain|list|what|who|when|where|why|how|which)/i.test(block)
  );
}

/** The last sentence that asks; else the last paragraph, when it is short; else the text. */
function lastQuestion(text: string): string {
  const trimmed = text.trim();
  const end = Math.max(trimmed.lastIndexOf('?'), trimmed.lastIndexOf('？')) + 1;
  if (end > 0) {
    const reach = trimmed.slice(Math.max(0, end - PLAIN_QUESTION_CHARACTERS), end);
    const start = Math.max(
      ...['\n', '. ', '! ', '? ', '。', '！'].map((mark) => reach.lastIndexOf(mark, reach.length - 2)),
    );
    const asked = reach.slice(start + 1).trim();
    // A question far from the end is part of the material, not what is asked.
    if (asked.length > 1 && (start >= 0 || end <= PLAIN_QUESTION_CHARACTERS)) return asked;
  }
  const last = trimmed.slice(trimmed.lastIndexOf('\n') + 1).trim();
  return last.length <= PLAIN_QUESTION_CHARACTERS ? last : trimmed;
}
