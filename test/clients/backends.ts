// The two kinds of backend that every client is tried on: the simulator, which answers from what it is told, and an
// OpenAI-compatible server that plays prepared answers. A gateway in front of either is the same to a client.

import { simDocument, type TestGateway, testGateway, upstreamDocument } from '../support/gateway.ts';
import {
  type ScriptedAnswer,
  type ScriptedUpstream,
  scriptedUpstream,
} from '../support/scripted-upstream.ts';

export type BackedGateway = {
  readonly gateway: TestGateway;
  readonly upstream: ScriptedUpstream | undefined;
};

export type Backend = {
  readonly name: string;
  /** A gateway for the running test. The answers are what the upstream says; the simulator finds its own. */
  start(...answers: readonly ScriptedAnswer[]): Promise<BackedGateway>;
};

export const BACKENDS: readonly Backend[] = [
  {
    name: 'the simulator',
    start: async () => ({ gateway: await testGateway(simDocument()), upstream: undefined }),
  },
  {
    name: 'an OpenAI-compatible server',
    start: async (...answers) => {
      const upstream = await scriptedUpstream(...answers);
      return { gateway: await testGateway(upstreamDocument(upstream.baseUrl)), upstream };
    },
  },
];
