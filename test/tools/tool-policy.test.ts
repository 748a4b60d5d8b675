import { describe, expect, it } from 'vitest';
import type { ToolPolicy } from '../../src/config/tools-config.ts';
import { allowsAnyToolOf, allowsTool } from '../../src/tools/tool-policy.ts';

const NAMES = ['github', 'github__create_issue'];

function policy(allow: readonly string[] | undefined, deny: readonly string[] = []): ToolPolicy {
  return { allow, deny };
}

describe('allowsTool', () => {
  it.each<[string, readonly ToolPolicy[], boolean]>([
    ['no policy at all', [], true],
    ['a policy that says nothing', [policy(undefined)], true],
    ['the full name', [policy(['github__create_issue'])], true],
    ['the full name in other case', [policy(['GitHub__Create_Issue'])], true],
    ['the server', [policy(['github'])], true],
    ['the server in other case', [policy(['GITHUB'])], true],
    ['the server with __*', [policy(['github__*'])], true],
    ['a star for everything', [policy(['*'])], true],
    ['a star in the middle', [policy(['git*__create_*'])], true],
    ['a star over the separator', [policy(['g*issue'])], true],
    ['a star that matches nothing', [policy(['github*__create_issue*'])], true],
    ['an empty list', [policy([])], false],
    ['another tool of the server', [policy(['github__close_issue'])], false],
    ['a part of the name', [policy(['create_issue'])], false],
    ['another server', [policy(['gitlab'])], false],
    ['a beginning without a star', [policy(['git'])], false],
    ['a dot is a dot', [policy(['github__create.issue'])], false],
    ['denied by name', [policy(undefined, ['github__create_issue'])], false],
    ['denied by server', [policy(undefined, ['GitHub'])], false],
    ['denied though allowed by name', [policy(['github__create_issue'], ['github__*'])], false],
    ['another tool denied', [policy(undefined, ['github__delete_*'])], true],
    ['the first policy narrows', [policy(['other']), policy(undefined)], false],
    ['the last policy narrows', [policy(['*']), policy(['github']), policy([], [])], false],
    ['all agree', [policy(['*']), policy(['github']), policy(undefined, ['gitlab'])], true],
  ])('%s', (_, policies, expected) => {
    expect(allowsTool(policies, NAMES)).toBe(expected);
  });
});

describe('allowsAnyToolOf', () => {
  it.each<[string, readonly ToolPolicy[], boolean]>([
    ['no policy at all', [], true],
    ['a policy that says nothing', [policy(undefined)], true],
    ['an empty list', [policy([])], false],
    ['one tool of it', [policy(['github__create_issue'])], true],
    ['one tool of it in other case', [policy(['GitHub__create_issue'])], true],
    ['a star that could reach it', [policy(['*_issue'])], true],
    ['a star inside its name', [policy(['g*x'])], true],
    ['a star that cannot reach it', [policy(['gitlab*'])], false],
    ['only others', [policy(['gitlab', 'read', 'github_create'])], false],
    ['denied by name', [policy(undefined, ['github'])], false],
    ['denied with __*', [policy(undefined, ['GITHUB__*'])], false],
    ['denied with everything', [policy(undefined, ['*'])], false],
    ['denied by a star that takes all of it', [policy(undefined, ['git*'])], false],
    ['one tool denied', [policy(undefined, ['github__create_issue'])], true],
    ['many tools denied', [policy(undefined, ['github__c*', '*_issue'])], true],
    ['the second policy leaves none', [policy(['github']), policy(['gitlab'])], false],
  ])('%s', (_, policies, expected) => {
    expect(allowsAnyToolOf(policies, ['github'])).toBe(expected);
  });
});
