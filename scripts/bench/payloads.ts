// What goes over the wire in the bench, made once: the requests of the load and the answers of the upstream.
// Nothing here depends on which server is under test.

/** Sent by the load; configured as the gateway's secret. The bare servers pay it no heed. */
export const BENCH_TOKEN = 'bench-secret-9a1f4c7e2b60';

/** The last segment of the request's `model` tells the upstream how to answer. */
export const UPSTREAM_MODES = ['chat', 'burst', 'paced', 'stall'] as const;
export type UpstreamMode = (typeof UPSTREAM_MODES)[number];

/** Frames of one stream, from the role to the usage; `[DONE]` comes after them. */
const FRAMES_PER_STREAM = 100;
const FRAMES_PER_BURST = 10;
export const FRAME_INTERVAL_MS = 20;
export const PACED_STREAM_MS: number = FRAMES_PER_STREAM * FRAME_INTERVAL_MS;
export const DONE_FRAME = 'data: [DONE]\n\n';

const ANSWER_BYTES = 1024;
const EMBEDDING_DIMENSIONS = 1536;
const CREATED_SECONDS = 1_767_225_600;
const USAGE = { prompt_tokens: 42, completion_tokens: 97, total_tokens: 139 };

/** How the text of every answer ends: an answer without it was cut short. */
export const ANSWER_END = 'and so the answer ends.';

const SENTENCE =
  'The lighthouse keeper counted the waves, wrote down the weather, and lit the lamp before dusk; ';

/** The chat answer: exactly 1 KB of JSON. */
export const CHAT_ANSWER: Buffer = chatAnswer();
/** The text inside of it. */
export const CHAT_ANSWER_TEXT: string = JSON.parse(CHAT_ANSWER.toString()).choices[0].message.content;

/** The frames of the stream without `[DONE]`, each about 180 bytes. */
export const STREAM_FRAMES: readonly string[] = streamFrames();
export const STREAM_TEXT: string = STREAM_FRAMES.map(deltaText).join('');

/** Ten frames a buffer; the last one also holds `[DONE]`. */
export const BURSTS: readonly Buffer[] = bursts(FRAMES_PER_BURST);
/** One frame a buffer; the last one also holds `[DONE]`. */
export const PACED_FRAMES: readonly Buffer[] = bursts(1);

export const EMBEDDING_ANSWERS: Readonly<Record<'float' | 'base64', Buffer>> = embeddingAnswers();

/** What the bare server in memory answers to GET /v1/models. */
export const MODELS_ANSWER: Buffer = jsonBuffer({
  object: 'list',
  data: ['openclaw', 'openclaw/default', ...UPSTREAM_MODES.map((mode) => `openclaw/${mode}`)].map((id) => ({
    id,
    object: 'model',
    created: CREATED_SECONDS,
    owned_by: 'openclaw',
    permission: [],
  })),
});

/** A chat request as a small client sends it. */
export function chatRequest(mode: UpstreamMode, stream: boolean): Buffer {
  return jsonBuffer({
    model: `openclaw/${mode}`,
    messages: [
      { role: 'system', content: 'You are the assistant of a lighthouse. Answer in plain words.' },
      {
        role: 'user',
        content: 'What did the keeper write in the log book yesterday, and was the lamp lit in time?',
      },
    ],
    temperature: 0.2,
    ...(stream ? { stream: true, stream_options: { include_usage: true } } : {}),
  });
}

/** One text, encoded as the official SDKs ask for it. */
export function embeddingRequest(): Buffer {
  return jsonBuffer({
    model: 'openclaw/chat',
    input: 'What did the keeper write in the log book yesterday, and was the lamp lit in time?',
    encoding_format: 'base64',
  });
}

/** The whole HTTP/1.1 request, head and body, as one buffer. */
export function httpRequest(method: 'GET' | 'POST', path: string, body?: Buffer): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `authorization: Bearer ${BENCH_TOKEN}`,
    'accept: application/json',
    ...(body === undefined ? [] : ['content-type: application/json', `content-length: ${body.length}`]),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body ?? Buffer.alloc(0)]);
}

/** The text that a frame carries, be it the upstream's or a server's own. */
export function deltaText(frame: string): string {
  return JSON.parse(frame.slice('data: '.length)).choices?.[0]?.delta?.content ?? '';
}

function chatAnswer(): Buffer {
  const withContent = (content: string): Buffer =>
    jsonBuffer({
      id: 'chatcmpl-bench00000000000000000001',
      object: 'chat.completion',
      created: CREATED_SECONDS,
      model: 'bench',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content, refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: USAGE,
      system_fingerprint: null,
    });
  const room = ANSWER_BYTES - withContent(ANSWER_END).length;
  const filling = SENTENCE.repeat(Math.ceil(room / SENTENCE.length)).slice(0, room);
  return withContent(filling + ANSWER_END);
}

function streamFrames(): readonly string[] {
  const words = `${SENTENCE.repeat(6)}${ANSWER_END}`.split(/(?= )/);
  const contents = FRAMES_PER_STREAM - 3;
  // The last words are the end of the text, whatever had to be left out before them.
  const text = [...words.slice(0, contents - 5), ...words.slice(-5)];
  const head = { id: 'chatcmpl-bench0000001', object: 'chat.completion.chunk', created: CREATED_SECONDS };
  const frame = (choices: unknown[], usage?: unknown): string =>
    `data: ${JSON.stringify({ ...head, model: 'bench', choices, usage })}\n\n`;
  const choice = (delta: unknown, reason: string | null = null): unknown[] => [
    { index: 0, delta, finish_reason: reason },
  ];
  return [
    frame(choice({ role: 'assistant', content: '' })),
    ...text.map((content) => frame(choice({ content }))),
    frame(choice({}, 'stop')),
    frame([], USAGE),
  ];
}

function bursts(framesEach: number): readonly Buffer[] {
  const buffers: Buffer[] = [];
  for (let first = 0; first < STREAM_FRAMES.length; first += framesEach) {
    const frames = STREAM_FRAMES.slice(first, first + framesEach);
    const isLast = first + framesEach >= STREAM_FRAMES.length;
    buffers.push(Buffer.from(frames.join('') + (isLast ? DONE_FRAME : '')));
  }
  return buffers;
}

function embeddingAnswers(): Readonly<Record<'float' | 'base64', Buffer>> {
  const vector = Float32Array.from({ length: EMBEDDING_DIMENSIONS }, (_, index) => Math.sin(index + 1) / 28);
  const answer = (embedding: unknown): Buffer =>
    jsonBuffer({
      object: 'list',
      data: [{ object: 'embedding', index: 0, embedding }],
      model: 'bench',
      usage: { prompt_tokens: 19, total_tokens: 19 },
    });
  const littleEndian = Buffer.alloc(vector.length * 4);
  for (const [index, value] of vector.entries()) littleEndian.writeFloatLE(value, index * 4);
  return { float: answer([...vector]), base64: answer(littleEndian.toString('base64')) };
}

function jsonBuffer(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
