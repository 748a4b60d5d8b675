// The built-in simulator calls tools of servers as a model does: a gateway with tools can be tried without a key.

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { simDocument, testGateway } from '../../support/gateway.ts';
import { TOOL_DOORS } from './tool-world.ts';

const REFERENCE = fileURLToPath(import.meta.resolve('@modelcontextprotocol/server-everything/dist/index.js'));

describe("the protocol's reference server before the simulator", () => {
  it.each(TOOL_DOORS)(
    'is asked for what it can do, $operationId, stream: $stream',
    async ({ path, stream, operationId, body, read }) => {
      const entry = { command: process.execPath, args: [REFERENCE, 'stdio'] };
      const document = simDocument({
        mcp: { servers: { ref: entry } },
        tools: { allow: ['ref__get-sum'] },
        clawgate: { stream: { toolEvents: true } },
      });
      const gateway = await testGateway(document);
      const json = body('Use the get-sum tool with a = 17 and b = 25.');
      const told = await read(await gateway.request(path, { json }));
      if (stream || operationId === 'createChatCompletion') {
        expect(told.activity).toEqual(['ref__get-sum({"a":17,"b":25})', 'The sum of 17 and 25 is 42.']);
      }
      expect(told.text).toContain('42');
      expect(told.calls).toEqual([]);
    },
  );
});
