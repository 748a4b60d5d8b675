// Type-level: what we send is assignable to what users of the `openai` package read, and what they may send is
// assignable to what we accept. The compiler does the testing (`npm run check`); at run time the examples of the
// contract pass through the same assignments. Each `Wire…` and `Supported…` type names an exception and why.

import type OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { RequestBody, ResponseBody, Schema, StreamEvent } from '../../src/contract.ts';
import { EXAMPLES, exampleAnswer } from './examples.ts';

/** The package adds `output_text` after reading, and its types do not know that a running response has no usage. */
type WireResponse = Omit<OpenAI.Responses.Response, 'output_text' | 'usage'> & {
  usage?: OpenAI.Responses.ResponseUsage | null;
};

type WireEvent<Event> = Event extends { response: OpenAI.Responses.Response }
  ? Omit<Event, 'response'> & { response: WireResponse }
  : Event;

/** Extensions, which only an operator can switch on, are unknown to the package. */
type PublishedEvent = Exclude<StreamEvent<'createResponse'>, { type: `clawgate:${string}` }>;

/** The package's type describes vectors after decoding; on the wire base64 is a string. */
type FloatEmbeddings = Omit<ResponseBody<'createEmbedding'>, 'data'> & {
  data: (Omit<Schema<'Embedding'>, 'embedding'> & { embedding: number[] })[];
};

describe('what we send is what openai users read', () => {
  it('a chat completion', () => {
    const ours = exampleAnswer<ResponseBody<'createChatCompletion'>>('createChatCompletion');
    const theirs: OpenAI.ChatCompletion = ours;
    expect(theirs.choices[0]?.message.role).toBe('assistant');
  });

  it('a chat completion chunk', () => {
    const transcript = EXAMPLES.find(({ mediaType }) => mediaType === 'text/event-stream')?.value;
    const ours: Schema<'ChatCompletionChunk'> = JSON.parse(String(transcript).split('\n')[0]?.slice(6) ?? '');
    const theirs: OpenAI.ChatCompletionChunk = ours;
    expect(theirs.object).toBe('chat.completion.chunk');
  });

  it('a list of embeddings', () => {
    const ours = exampleAnswer<FloatEmbeddings>('createEmbedding', 'float');
    const theirs: OpenAI.CreateEmbeddingResponse = ours;
    expect(theirs.data[0]?.embedding[0]).toBeTypeOf('number');
  });

  it('a model', () => {
    const [ours] = exampleAnswer<ResponseBody<'listModels'>>('listModels').data;
    const theirs: OpenAI.Model | undefined = ours;
    expect(theirs?.created).toBeTypeOf('number');
  });

  it('a response', () => {
    const ours = exampleAnswer<ResponseBody<'createResponse'>>('createResponse');
    const theirs: WireResponse = ours;
    expect(theirs.object).toBe('response');
  });

  it('every event of a response stream but extensions', () => {
    const transcript = EXAMPLES.filter(({ operationId }) => operationId === 'createResponse').find(
      ({ mediaType }) => mediaType === 'text/event-stream',
    )?.value;
    const data = String(transcript)
      .split('\n')
      .find((line) => line.startsWith('data: '));
    const ours: PublishedEvent = JSON.parse(data?.slice(6) ?? '');
    const theirs: WireEvent<OpenAI.Responses.ResponseStreamEvent> = ours;
    expect(theirs.type).toBe('response.created');
  });
});

/** Custom tools and their calls are refused by name. */
type SupportedMessage<Message> = Message extends OpenAI.ChatCompletionAssistantMessageParam
  ? Omit<Message, 'tool_calls'> & { tool_calls?: OpenAI.ChatCompletionMessageFunctionToolCall[] }
  : Message;

type SupportedChatRequest = Omit<OpenAI.ChatCompletionCreateParams, 'messages' | 'tools' | 'tool_choice'> & {
  messages: SupportedMessage<OpenAI.ChatCompletionMessageParam>[];
  tools?: OpenAI.ChatCompletionFunctionTool[];
  tool_choice?: 'none' | 'auto' | 'required' | OpenAI.ChatCompletionNamedToolChoice;
};

/** An output without the id of its call completes no call. */
type SupportedItem =
  | OpenAI.Responses.EasyInputMessage
  | OpenAI.Responses.ResponseInputItem.Message
  | OpenAI.Responses.ResponseOutputMessage
  | OpenAI.Responses.ResponseFunctionToolCall
  | (OpenAI.Responses.ResponseInputItem.FunctionCallOutput & { call_id: string })
  | OpenAI.Responses.ResponseReasoningItem
  | OpenAI.Responses.ResponseInputItem.ItemReference;

/** The package leaves `model` out for stored prompts, and has `allowed_tools` as a list of anything. */
type SupportedResponsesRequest = Omit<
  OpenAI.Responses.ResponseCreateParams,
  'model' | 'input' | 'tool_choice'
> & {
  model: string;
  input: string | SupportedItem[];
  tool_choice?:
    | OpenAI.Responses.ToolChoiceOptions
    | OpenAI.Responses.ToolChoiceFunction
    | (OpenAI.Responses.ToolChoiceAllowed & { tools: OpenAI.Responses.ToolChoiceFunction[] });
};

describe('what openai users send is what we accept', () => {
  it('a chat request', () => {
    const theirs: SupportedChatRequest = {
      model: 'openclaw',
      messages: [{ role: 'user', content: 'Hello' }],
    };
    const ours: RequestBody<'createChatCompletion'> = theirs;
    expect(ours.model).toBe('openclaw');
  });

  it('an embedding request', () => {
    const theirs: OpenAI.EmbeddingCreateParams = { model: 'openclaw', input: [[1, 2], [3]] };
    const ours: RequestBody<'createEmbedding'> = theirs;
    expect(ours.input).toHaveLength(2);
  });

  it('a responses request', () => {
    const theirs: SupportedResponsesRequest = {
      model: 'openclaw',
      input: [{ role: 'user', content: 'Hello' }],
    };
    const ours: RequestBody<'createResponse'> = theirs;
    expect(ours.input).toHaveLength(1);
  });
});
