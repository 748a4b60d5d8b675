// The configuration of the gateway under test: what an operator in front of one OpenAI-compatible backend writes.

import { BENCH_TOKEN, UPSTREAM_MODES } from './payloads.ts';

/** The file's text. One agent for each way in which the upstream can answer. */
export function gatewayConfig(upstreamPort: number): string {
  return JSON.stringify(
    {
      gateway: {
        bind: 'loopback',
        auth: { mode: 'token', token: BENCH_TOKEN },
        http: { endpoints: { chatCompletions: { enabled: true } } },
      },
      models: {
        providers: {
          bench: {
            api: 'openai-completions',
            baseUrl: `http://127.0.0.1:${upstreamPort}/v1`,
            apiKey: 'bench-backend-key',
            models: UPSTREAM_MODES.map((id) => ({ id })),
          },
        },
      },
      agents: {
        defaults: { memorySearch: { provider: 'bench', model: 'embedding' } },
        list: UPSTREAM_MODES.map((id, index) => ({ id, default: index === 0, model: `bench/${id}` })),
      },
      logging: { level: 'info' },
    },
    null,
    2,
  );
}
