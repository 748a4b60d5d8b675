// Decides which tools a question is for and writes the calls.

import type { ModelRequest, ToolDefinition } from '../../../core/model-request.ts';
import { isPlainObject } from '../../../lib/plain-object.ts';
import { generateValue } from '../schema/generator.ts';
import { numericProperties } from '../schema/numeric-properties.ts';
import { findEntities } from '../values/entities.ts';
import { findMentions } from '../values/mentions.ts';
import { createQuestionFinder } from '../values/question-finder.ts';
import { scoreTools } from './score-tools.ts';
import { isSearchFor } from './search-tools.ts';
import { findItemLists, splitRequests } from './split-question.ts';

export type PlannedCall = { readonly name: string; readonly argumentsText: string };

export type ToolPlanInput = {
  readonly request: Pick<ModelRequest, 'tools' | 'toolChoice'>;
  readonly question: string;
  /** What was said in words instead, for arguments that want it. */
  readonly answer: string | undefined;
  /** True when the context already answers the question: then nothing is looked up. */
  readonly isAnswered: boolean;
  readonly seed: number;
};

const MAX_CALLS = 16;

/** The calls the question asks for, at least one where the request demands it; empty when none fits. */
export function planCalls(input: ToolPlanInput): PlannedCall[] {
  const { request, question } = input;
  const { toolChoice: choice } = request;
  if (choice.type === 'none') return [];
  const allowed = request.tools.filter(({ name }) => {
    if (choice.type === 'tool') return name === choice.name;
    return choice.allowed === undefined || choice.allowed.includes(name);
  });
  if (allowed.length === 0) return [];
  const calls = choice.type === 'tool' ? callsOf(allowed[0], question, input) : fittingCalls(allowed, input);
  if (calls.length === 0 && choice.type === 'required') {
    calls.push(...callsOf(scoreTools(question, allowed)[0]?.tool, question, input));
  }
  return distinct(calls).slice(0, MAX_CALLS);
}

function fittingCalls(tools: readonly ToolDefinition[], input: ToolPlanInput): PlannedCall[] {
  const { question } = input;
  const parts: { text: string; tool: ToolDefinition }[] = [];
  for (const text of splitRequests(question)) {
    const best = bestFit(text, tools);
    const last = parts.at(-1);
    // `Where is order 7? Please track it.` is one request: the second part speaks of the first one's thing.
    if (last !== undefined && refersBack(text)) {
      const joined = `${last.text} ${text}`;
      parts[parts.length - 1] = { text: joined, tool: bestFit(joined, tools) ?? last.tool };
      continue;
    }
    // A part that is for no tool by itself says more about the request before it.
    if (best !== undefined) parts.push({ text, tool: best });
    else if (last !== undefined) parts[parts.length - 1] = { ...last, text: `${last.text} ${text}` };
  }
  if (parts.length > 1) return parts.flatMap(({ text, tool }) => callsOf(tool, text, input));
  const whole = bestFit(question, tools) ?? parts[0]?.tool;
  if (whole !== undefined) return callsOf(whole, question, input);
  const search = input.isAnswered ? undefined : tools.find((tool) => isSearchFor(question, tool));
  return search === undefined ? [] : callsOf(search, question, input);
}

function refersBack(text: string): boolean {
  return /\b(?:it|them|this|that|there)\b/i.test(text) && findEntities(text).length === 0 && !/\d/.test(text);
}

function bestFit(question: string, tools: readonly ToolDefinition[]): ToolDefinition | undefined {
  const best = scoreTools(question, tools)[0];
  return best?.fits === true ? best.tool : undefined;
}

/** One call, or one for each thing of a list that the tool takes one at a time. */
function callsOf(tool: ToolDefinition | undefined, question: string, input: ToolPlanInput): PlannedCall[] {
  if (tool === undefined) return [];
  const whole = writeCall(tool, question, input);
  for (const { items, withItem } of findItemLists(question)) {
    if (holdsSeveral(whole, items)) continue;
    const calls = items.map((item) => writeCall(tool, withItem(item), input));
    if (items.every((item, index) => holds(calls[index], item))) return calls;
  }
  return callsByEnum(tool, question, input) ?? [whole];
}

/** `the kitchen and the bedroom`, where the tool takes one of its listed rooms. */
function callsByEnum(
  tool: ToolDefinition,
  question: string,
  input: ToolPlanInput,
): PlannedCall[] | undefined {
  const properties = isPlainObject(tool.parameters?.properties) ? tool.parameters.properties : {};
  for (const [name, member] of Object.entries(properties)) {
    if (!isPlainObject(member) || !Array.isArray(member.enum)) continue;
    const values: unknown[] = member.enum;
    const mentioned = findMentions(question, values);
    if (mentioned.length < 2) continue;
    const calls = mentioned.map((index) => {
      const narrowed = {
        ...tool.parameters,
        properties: { ...properties, [name]: { ...member, enum: [values[index]] } },
      };
      return writeCall({ ...tool, parameters: narrowed }, question, input);
    });
    if (calls.every(({ argumentsText }) => name in (JSON.parse(argumentsText) as object))) return calls;
  }
  return undefined;
}

function writeCall(tool: ToolDefinition, question: string, { answer, seed }: ToolPlanInput): PlannedCall {
  if (tool.parameters === undefined) return { name: tool.name, argumentsText: '{}' };
  const numericNames = numericProperties(tool.parameters);
  const createFinder = () => createQuestionFinder({ question, answer, numericNames });
  // Arguments are an object whatever the schema forgets to say.
  const { value } = generateValue({ type: 'object', ...tool.parameters }, createFinder, seed);
  return { name: tool.name, argumentsText: JSON.stringify(value) };
}

function holds(call: PlannedCall | undefined, item: string): boolean {
  const bare = item.replace(/^["#]|"$/g, '').toLowerCase();
  return call?.argumentsText.toLowerCase().includes(bare) === true;
}

/** Whether one call takes more than one of the items, each as a value: a route from one to the other, a list. */
function holdsSeveral(call: PlannedCall, items: readonly string[]): boolean {
  const values = leaves(JSON.parse(call.argumentsText)).map((value) => value.toLowerCase());
  const separate = items.filter((item) => values.includes(item.replace(/^["#]|"$/g, '').toLowerCase()));
  return separate.length > 1;
}

function leaves(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (isPlainObject(value)) return Object.values(value).flatMap(leaves);
  return [String(value)];
}

function distinct(calls: readonly PlannedCall[]): PlannedCall[] {
  const seen = new Set<string>();
  return calls.filter(({ name, argumentsText }) => {
    const key = `${name} ${argumentsText}`;
    return !seen.has(key) && seen.add(key);
  });
}
