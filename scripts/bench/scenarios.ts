// What is asked of the servers, and what their answers must look like.

import type { Answer } from './answer-parser.ts';
import type { LoadPlan } from './load.ts';
import { LoadConnection } from './load-connection.ts';
import {
  ANSWER_END,
  CHAT_ANSWER_TEXT,
  chatRequest,
  DONE_FRAME,
  deltaText,
  EMBEDDING_ANSWERS,
  embeddingRequest,
  httpRequest,
  PACED_STREAM_MS,
  STREAM_TEXT,
} from './payloads.ts';

export const LOAD_SCENARIOS = ['chat', 'burst', 'paced', 'models', 'embeddings'] as const;
export type LoadScenarioName = (typeof LOAD_SCENARIOS)[number];

export type Baseline = 'P' | 'S';

export type LoadScenario = {
  readonly name: LoadScenarioName;
  readonly title: string;
  /** What one answer is called. */
  readonly unit: 'request' | 'stream';
  readonly baseline: Baseline;
  readonly connections: number;
  readonly request: Buffer;
  /** Least of baseline CPU ÷ ours; undefined: reported only. */
  readonly target: number | undefined;
  /** The pace is the upstream's: the server's core is not meant to be busy. */
  readonly isPaced: boolean;
};

const CHAT_PATH = '/v1/chat/completions';

export const SCENARIOS: Readonly<Record<LoadScenarioName, LoadScenario>> = {
  chat: {
    name: 'chat',
    title: 'chat, 1 KB answer, 16 connections',
    unit: 'request',
    baseline: 'P',
    connections: 16,
    request: httpRequest('POST', CHAT_PATH, chatRequest('chat', false)),
    target: 0.55,
    isPaced: false,
  },
  burst: {
    name: 'burst',
    title: 'burst streams, 100 frames, 16 connections',
    unit: 'stream',
    baseline: 'P',
    connections: 16,
    request: httpRequest('POST', CHAT_PATH, chatRequest('burst', true)),
    target: 0.4,
    isPaced: false,
  },
  paced: {
    name: 'paced',
    title: 'paced streams, a frame every 20 ms, 200 at once',
    unit: 'stream',
    baseline: 'P',
    connections: 200,
    request: httpRequest('POST', CHAT_PATH, chatRequest('paced', true)),
    target: 0.75,
    isPaced: true,
  },
  models: {
    name: 'models',
    title: 'GET /v1/models, 16 connections',
    unit: 'request',
    baseline: 'S',
    connections: 16,
    request: httpRequest('GET', '/v1/models'),
    target: undefined,
    isPaced: false,
  },
  embeddings: {
    name: 'embeddings',
    title: 'embeddings, one text, 1536 dimensions in base64',
    unit: 'request',
    baseline: 'P',
    connections: 16,
    request: httpRequest('POST', '/v1/embeddings', embeddingRequest()),
    target: undefined,
    isPaced: false,
  },
};

/**
 * Asks once, reads the answer closely, and makes from it the check that every later answer must pass: the same
 * status, as long, ended properly; a stream with as many frames. Throws Error when the first is not right.
 */
export async function planLoad(scenario: LoadScenario, port: number): Promise<LoadPlan> {
  const connection = await LoadConnection.open(port, true);
  try {
    const first = await connection.ask(scenario.request);
    readClosely(scenario, first);
    const check = first.stream === undefined ? jsonCheck(scenario, first) : streamCheck(first);
    const { connections, request, isPaced } = scenario;
    return { connections, request, check, pacedAnswerMs: isPaced ? PACED_STREAM_MS : undefined };
  } finally {
    connection.close();
  }
}

function readClosely(scenario: LoadScenario, answer: Answer): void {
  assertAnswer(answer.status === 200, 'is not a 200', answer);
  if (scenario.unit === 'stream') {
    const frames = (answer.stream?.text ?? '').split('\n\n').filter((frame) => frame.startsWith('data: {'));
    assertAnswer(
      frames.map(deltaText).join('') === STREAM_TEXT,
      'does not carry the text of the upstream',
      answer,
    );
    assertAnswer(answer.stream?.done === true, 'does not end with [DONE]', answer);
    return;
  }
  const body = JSON.parse(answer.body.toString());
  switch (scenario.name) {
    case 'models':
      assertAnswer(body.data.length > 1, 'lists no models', answer);
      break;
    case 'embeddings': {
      const expected = JSON.parse(EMBEDDING_ANSWERS.base64.toString()).data[0].embedding;
      assertAnswer(body.data[0].embedding === expected, 'is not the vector of the upstream', answer);
      break;
    }
    default:
      assertAnswer(
        body.choices[0].message.content === CHAT_ANSWER_TEXT,
        'is not the text of the upstream',
        answer,
      );
  }
}

/** Ids and times in an answer have a fixed length, so its own may not change. */
function jsonCheck(scenario: LoadScenario, first: Answer): (answer: Answer) => void {
  const { length } = first.body;
  const end = Buffer.from(scenario.name === 'chat' ? ANSWER_END : '}');
  return (answer) => {
    assertAnswer(answer.status === 200, 'is not a 200', answer);
    assertAnswer(answer.body.length === length, `is not ${length} bytes long`, answer);
    assertAnswer(answer.body.lastIndexOf(end) !== -1, `lacks "${end}"`, answer);
  };
}

function streamCheck(first: Answer): (answer: Answer) => void {
  const frames = first.stream?.frames;
  return (answer) => {
    assertAnswer(answer.status === 200, 'is not a 200', answer);
    assertAnswer(answer.stream?.done === true, `does not end with ${DONE_FRAME.trim()}`, answer);
    assertAnswer(answer.stream?.frames === frames, `has not ${frames} frames`, answer);
  };
}

function assertAnswer(holds: boolean, complaint: string, answer: Answer): void {
  if (holds) return;
  const body = answer.stream === undefined ? answer.body.toString() : answer.stream.text;
  throw new Error(`An answer ${complaint}:\n${answer.head}\n\n${body.slice(0, 600)}`);
}
