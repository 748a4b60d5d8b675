// The official `openai` package, pointed at a gateway under test.

import OpenAI, { type ClientOptions } from 'openai';
import { type TestGateway, TOKEN } from '../support/gateway.ts';
import { checkedFetch } from './checked-fetch.ts';

/** A client with the gateway's token whose answers are all held against the contract. It does not retry. */
export function openaiClient({ baseUrl }: TestGateway, options: ClientOptions = {}): OpenAI {
  return new OpenAI({ baseURL: baseUrl, apiKey: TOKEN, maxRetries: 0, fetch: checkedFetch(), ...options });
}
