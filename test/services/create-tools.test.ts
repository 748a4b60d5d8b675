import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import type { McpServerConfig } from '../../src/config/tools-config.ts';
import { EMPTY_TOOL_BOX } from '../../src/core/tools/tool-box.ts';
import { createTools } from '../../src/services/create-tools.ts';
import { httpServer, isRunning, neverAborts, outcomeText, ownServer } from '../tools/harness.ts';
import { startOwnHttpServer } from '../tools/own-http-server.ts';

function tools(...mcpServers: readonly McpServerConfig[]) {
  const config = { mcpServers, clawgate: { tools: { maxOutputCharacters: 10 } } };
  const logger = pino({ level: 'silent' });
  const created = createTools(config as unknown as Config, { clock: Date.now, logger, version: '1' });
  onTestFinished(() => created.close());
  return created;
}

describe('the tools of a gateway', () => {
  it('are none, and nothing is waited for, without servers', async () => {
    const { toolBox, close } = tools();
    expect(toolBox([], neverAborts)).toBe(EMPTY_TOOL_BOX);
    await close();
  });

  it('are asked for when a run needs them, once for all runs', async () => {
    const own = await startOwnHttpServer('sessions');
    onTestFinished(() => own.close());
    const { toolBox } = tools(httpServer('own', own.url));
    expect(own.requests).toEqual([]);
    const boxes = await Promise.all([toolBox([], neverAborts), toolBox([], neverAborts)]);
    expect(boxes.map((box) => box.tools.length > 0)).toEqual([true, true]);
    expect(own.tools.listings).toBe(1);
  });

  it('are cut to the length that the configuration allows', async () => {
    const box = await tools(ownServer('own')).toolBox([], neverAborts);
    const outcome = await box.call('own__long', '{"count":50}', neverAborts);
    expect(outcomeText(outcome)).toContain('[90 of 100 characters were left out');
  });

  it('end with the gateway', async () => {
    const { toolBox, close } = tools(ownServer('own'));
    const box = await toolBox([], neverAborts);
    const pid = Number(outcomeText(await box.call('own__pid', '{}', neverAborts)));
    expect(isRunning(pid)).toBe(true);
    await close();
    expect(isRunning(pid)).toBe(false);
  });

  it('need no end when nothing of them was used', async () => {
    const own = await startOwnHttpServer('sessions');
    onTestFinished(() => own.close());
    const { close } = tools(httpServer('own', own.url));
    await close();
    expect(own.requests).toEqual([]);
  });
});
