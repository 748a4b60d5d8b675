// Follows a run on the screen: its text as it comes, its reasoning and tools beside it, and what a silence is for.

import type { RunEvent, ToolResult } from '../../core/run-events.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { count } from '../quantities.ts';
import { displayWidth, fitWidth, safeLine } from '../terminal-text.ts';
import type { Screen } from './screen.ts';

/** Longer arguments and results are for the session's record, not for the eye. */
const GLANCE_COLUMNS = 120;

/** Called with each event in turn. With `quiet` only silence is explained. */
export function createRunDisplay(screen: Screen, quiet: boolean): (event: RunEvent) => void {
  let backendModel = 'the agent';
  const running = new Map<string, string>();
  let reasoning = false;
  const explainSilence = (): void => {
    const [tool] = running.values();
    screen.waitFor(tool === undefined ? `Waiting for ${backendModel}` : `Running ${tool}`);
  };
  explainSilence();

  return (event) => {
    if (event.type !== 'reasoning-delta') reasoning = false;
    switch (event.type) {
      case 'run-start':
        ({ backendModel } = event);
        explainSilence();
        break;
      case 'text-delta':
      case 'refusal-delta':
        if (!quiet) screen.answer(event.text);
        break;
      case 'reasoning-delta':
        if (quiet || event.text === '') break;
        screen.aside(reasoning ? event.text : `(reasoning) ${event.text}`);
        reasoning = true;
        break;
      case 'server-tool-call':
        running.set(event.callId, event.name);
        if (!quiet) screen.note(`→ ${event.name} ${glance(event.argumentsText)}`);
        explainSilence();
        break;
      case 'tool-result':
        running.delete(event.callId);
        if (!quiet) screen.note(`← ${event.name} ${resultWords(event)}`);
        explainSilence();
        break;
      case 'tool-call-start':
      case 'tool-call-delta':
      case 'tool-call-end':
      case 'run-end':
        break;
      default:
        unreachable(event);
    }
  };
}

function resultWords({ content, isError }: ToolResult): string {
  const text = content.map((part) => (part.type === 'text' ? part.text : `[${part.mediaType}]`)).join('\n');
  const lines = text.trimEnd().split('\n');
  const more = lines.length > 1 ? ` (${count(lines.length, 'line')})` : '';
  return `${isError ? 'failed: ' : ''}${glance(lines[0] ?? '')}${more}`;
}

function glance(text: string): string {
  const line = safeLine(text.slice(0, GLANCE_COLUMNS * 2));
  return displayWidth(line) > GLANCE_COLUMNS || text.length > GLANCE_COLUMNS * 2
    ? fitWidth(line, GLANCE_COLUMNS)
    : line;
}
