import { describe, expect, it } from 'vitest';
import { loadSound, MINIMAL, problemsOf } from '../support.ts';

const endpoints = (section: unknown) => ({ gateway: { http: { endpoints: section } } });

describe('endpoint switches', () => {
  it.each([
    [{}, [false, false, false, false]],
    [{ chatCompletions: { enabled: true } }, [true, true, true, true]],
    [{ chatCompletions: { enabled: true }, responses: { enabled: false } }, [true, false, true, true]],
    [{ responses: { enabled: true } }, [false, true, true, true]],
    [{ chatCompletions: { enabled: false }, responses: { enabled: true } }, [false, true, true, true]],
    [{ chatCompletions: { enabled: false } }, [false, false, false, false]],
  ])('%j opens chat, responses, embeddings, models: %j', async (section, expected) => {
    const { config, notes } = await loadSound(endpoints(section));
    const { chatCompletions, responses, embeddings, models } = config.gateway.endpoints;
    const open = [chatCompletions.enabled, responses.enabled, embeddings.enabled, models.enabled];
    expect(open).toEqual(expected);
    const warned = notes.some(({ message }) => message.startsWith('Every endpoint is off'));
    expect(warned).toBe(!expected.includes(true));
  });
});

describe('limits', () => {
  it("have OpenClaw's defaults", async () => {
    const { config } = await loadSound({});
    expect(config.gateway.port).toBe(18_789);
    expect(config.gateway.endpoints).toEqual({
      chatCompletions: {
        enabled: false,
        maxBodyBytes: 20 * 1024 ** 2,
        maxImageParts: 8,
        maxTotalImageBytes: 20 * 1024 ** 2,
        images: {
          allowUrl: false,
          urlAllowlist: [],
          allowedMimes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic', 'image/heif'],
          maxBytes: 10 * 1024 ** 2,
          maxRedirects: 3,
          timeoutMs: 10_000,
        },
      },
      responses: {
        enabled: false,
        maxBodyBytes: 20 * 1024 ** 2,
        maxUrlParts: 8,
        files: {
          allowUrl: true,
          urlAllowlist: [],
          allowedMimes: [
            'text/plain',
            'text/markdown',
            'text/html',
            'text/csv',
            'application/json',
            'application/pdf',
          ],
          maxBytes: 5 * 1024 ** 2,
          maxChars: 60_000,
          maxRedirects: 3,
          timeoutMs: 10_000,
          pdf: { maxPages: 4, maxPixels: 4_000_000, minTextChars: 200 },
        },
        images: {
          allowUrl: true,
          urlAllowlist: [],
          allowedMimes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic', 'image/heif'],
          maxBytes: 10 * 1024 ** 2,
          maxRedirects: 3,
          timeoutMs: 10_000,
        },
      },
      embeddings: { enabled: false, maxBodyBytes: 20 * 1024 ** 2 },
      models: { enabled: false },
    });
  });

  it('are taken from the file', async () => {
    const { config } = await loadSound({
      ...endpoints({
        chatCompletions: {
          enabled: true,
          maxBodyBytes: 1000,
          maxImageParts: 0,
          maxTotalImageBytes: 500,
          images: {
            allowUrl: true,
            urlAllowlist: ['*.Example.com'],
            allowedMimes: ['IMAGE/PNG'],
            maxRedirects: 0,
          },
        },
        responses: {
          maxBodyBytes: 2000,
          maxUrlParts: 0,
          files: {
            allowUrl: false,
            urlAllowlist: ['Files.example.com'],
            allowedMimes: ['Text/CSV'],
            maxBytes: 10,
            maxChars: 20,
            maxRedirects: 1,
            timeoutMs: 30,
            pdf: { maxPages: 2, maxPixels: 40, minTextChars: 0 },
          },
          images: { allowUrl: false, maxBytes: 50, allowedMimes: [] },
        },
      }),
      clawgate: { embeddings: { maxBodyBytes: 3000 } },
    });
    const { chatCompletions, responses, embeddings } = config.gateway.endpoints;
    expect(chatCompletions).toMatchObject({ maxBodyBytes: 1000, maxImageParts: 0, maxTotalImageBytes: 500 });
    expect(chatCompletions.images).toMatchObject({
      allowUrl: true,
      urlAllowlist: ['*.example.com'],
      allowedMimes: ['image/png'],
      maxRedirects: 0,
    });
    expect(responses).toMatchObject({ enabled: true, maxBodyBytes: 2000, maxUrlParts: 0 });
    expect(responses.files).toEqual({
      allowUrl: false,
      urlAllowlist: ['files.example.com'],
      allowedMimes: ['text/csv'],
      maxBytes: 10,
      maxChars: 20,
      maxRedirects: 1,
      timeoutMs: 30,
      pdf: { maxPages: 2, maxPixels: 40, minTextChars: 0 },
    });
    expect(responses.images).toMatchObject({ allowUrl: false, maxBytes: 50 });
    // An empty list is none: OpenClaw reads it so.
    expect(responses.images.allowedMimes).toContain('image/png');
    expect(embeddings).toEqual({ enabled: true, maxBodyBytes: 3000 });
  });
});

describe('the port', () => {
  it.each([
    ['the file', { gateway: { port: 1 } }, {}, {}, 1],
    ['OPENCLAW_GATEWAY_PORT over the file', { gateway: { port: 1 } }, { OPENCLAW_GATEWAY_PORT: '2' }, {}, 2],
    ['--port over both', { gateway: { port: 1 } }, { OPENCLAW_GATEWAY_PORT: '2' }, { port: '0' }, 0],
  ])('comes from %s', async (_, document, environment, flags, port) => {
    expect((await loadSound(document, { environment, flags })).config.gateway.port).toBe(port);
  });

  it.each([
    [{ port: '80a' }, {}, '--port (gateway.port)', '"80a"'],
    [{ port: '65536' }, {}, '--port (gateway.port)', '65536'],
    [{ port: '-1' }, {}, '--port (gateway.port)', '"-1"'],
    [{}, { OPENCLAW_GATEWAY_PORT: 'http' }, 'OPENCLAW_GATEWAY_PORT (gateway.port)', '"http"'],
  ])('refuses %j %j', async (flags, environment, path, found) => {
    const problems = await problemsOf(MINIMAL, { flags, environment });
    expect(problems).toMatchObject([{ path, found, expected: 'a whole number from 0 to 65535' }]);
  });

  it('refuses text in the file, where numbers are numbers', async () => {
    expect(await problemsOf([MINIMAL, { gateway: { port: '80' } }])).toMatchObject([
      { path: 'gateway.port', found: '"80"' },
    ]);
  });
});
