// The background calls of chat front ends (Open WebUI, LibreChat, LobeChat and the like): titles, tags,
// follow-up questions and search queries for a conversation that the prompt quotes.

import { findTagged } from '../prompt-tags.ts';
import { isStopWord } from '../words/stop-words.ts';
import { words } from '../words/terms.ts';
import { type Answer, type Answerer, capitalise, excerpt } from './answer.ts';

const HISTORY_TAGS = new Set(['chat_history', 'conversation', 'history', 'messages', 'message']);
const HISTORY_LABEL =
  /^[ \t#*]{0,20}(?:chat history|conversation|history|messages?|user message)\b[^\n:]{0,80}:[ \t]{0,20}\n?/im;
const TURN = /(?:^|\n)[ \t]{0,20}(?:\*\*)?(user|human|assistant|ai|system)(?:\*\*)?[ \t]{0,20}:[ \t]{0,20}/i;
const TITLE_WORDS = 5;

type Task = {
  readonly name: string;
  readonly asks: RegExp;
  /** `JSON` answers are given only where the prompt asks for them by their key. */
  readonly key: string;
  readonly value: (questions: readonly string[]) => unknown;
  readonly plain: (questions: readonly string[]) => string;
};

const TASKS: readonly Task[] = [
  {
    name: 'tags',
    asks: /\bgenerate\b[^.]{0,60}\btags\b|"tags"\s*:/i,
    key: 'tags',
    value: tags,
    plain: (questions) => tags(questions).join(', '),
  },
  {
    name: 'follow-up questions',
    asks: /\bfollow[- ]?ups?\b[^.]{0,40}\bquestions?\b|"follow_ups"\s*:/i,
    key: 'follow_ups',
    value: followUps,
    plain: (questions) => followUps(questions).join('\n'),
  },
  {
    name: 'search queries',
    asks: /\bsearch queries\b|"queries"\s*:/i,
    key: 'queries',
    value: queries,
    plain: (questions) => queries(questions).join('\n'),
  },
  {
    name: 'a title',
    asks: /\b(?:generate|create|write|provide|suggest|give)\b[^.]{0,80}\btitle\b|\btitle\b[^.]{0,40}\b(?:for|of|summari[sz]ing)\b[^.]{0,30}\b(?:chat|conversation)|"title"\s*:/i,
    key: 'title',
    value: title,
    plain: title,
  },
];

/** Answers a front end's task prompt, as JSON where it shows the JSON it wants. */
export const answerTaskPrompt: Answerer = ({ conversation }): Answer | undefined => {
  const prompt = conversation.userText;
  const instructed = `${conversation.instructions}\n${prompt}`;
  const quoted = findTagged(prompt, HISTORY_TAGS).at(-1)?.content ?? afterLabel(prompt);
  const isTask = /(?:^|\n)#{2,3}\s*task\b/i.test(prompt) || quoted !== undefined;
  const isInstructed =
    /\b(?:summari[sz]er|title)\b/i.test(conversation.instructions) && /\btitle\b/i.test(instructed);
  if (!isTask && !isInstructed && !/^[^\n]{0,40}\btitle\b[^\n]{0,60}\b(?:chat|conversation)\b/i.test(prompt))
    return undefined;
  const head = quoted === undefined ? instructed : instructed.replace(quoted, '');
  // What the prompt shows as its output decides; its examples may mention the rest.
  const task =
    TASKS.find(({ key }) => new RegExp(`"${key}"\\s*:`).test(head)) ??
    TASKS.find(({ asks }) => asks.test(head));
  if (task === undefined) return undefined;
  const earlier = conversation.earlierQuestions;
  const questions = quoted === undefined ? (earlier.length > 0 ? earlier : [prompt]) : userTurns(quoted);
  const wantsJson = new RegExp(`"${task.key}"\\s*:`).test(head);
  return {
    text: wantsJson ? JSON.stringify({ [task.key]: task.value(questions) }) : task.plain(questions),
    because: `The message is a front end's request for ${task.name}.`,
  };
};

function afterLabel(prompt: string): string | undefined {
  const label = HISTORY_LABEL.exec(prompt);
  const history = label === null ? '' : prompt.slice(label.index + label[0].length).trim();
  return history === '' ? undefined : history;
}

/** What the user said in a quoted conversation; all of it where no turns are marked. */
function userTurns(history: string): string[] {
  const parts = history.split(TURN);
  const turns: string[] = [];
  for (let index = 1; index + 1 < parts.length; index += 2) {
    if (/^(?:user|human)$/i.test(parts[index] ?? '')) turns.push((parts[index + 1] ?? '').trim());
  }
  return turns.length > 0 ? turns : [history];
}

function keywords(questions: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words(questions.join('\n').slice(0, 20_000))) {
    if (!isStopWord(word) && (word.length > 1 || /[^\p{ASCII}]/u.test(word)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts.entries()].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}

function title(questions: readonly string[]): string {
  const first = questions.find((question) => question.trim() !== '') ?? '';
  const chosen = words(first.slice(0, 2_000))
    .filter((word) => !isStopWord(word))
    .slice(0, TITLE_WORDS);
  if (chosen.length === 0) return excerpt(first, 40) || 'New Chat';
  return excerpt(chosen.map(capitalise).join(' '), 60);
}

function tags(questions: readonly string[]): string[] {
  const found = keywords(questions).slice(0, 3).map(capitalise);
  return found.length > 0 ? found : ['General'];
}

function queries(questions: readonly string[]): string[] {
  const last = questions.at(-1) ?? '';
  const query = words(last.slice(0, 2_000))
    .filter((word) => !isStopWord(word))
    .slice(0, 8)
    .join(' ');
  return query === '' ? [] : [query];
}

function followUps(questions: readonly string[]): string[] {
  const topic = keywords(questions).slice(0, 2).join(' ') || 'this';
  return [
    `Can you tell me more about ${topic}?`,
    `Why does ${topic} matter?`,
    `What should I know next about ${topic}?`,
  ];
}
