// The layer table of docs/architecture.md as rules: who may import whom. Inner rooms first; a room imports only from
// layers before its own. Rooms of one layer are siblings and never import each other.

const LAYERS = [
  ['lib', 'generated'],
  ['errors'],
  ['contract', 'config'],
  ['core'],
  ['adapters', 'agents', 'attachments', 'providers', 'tools', 'stores', 'http', 'telemetry'],
  ['operations'],
  ['services'],
  ['app'],
  ['cli'],
  ['main'],
];

/** Rooms that are one file; every other room is a folder of src/. */
const FILES = new Set(['errors', 'contract', 'app', 'main']);

function pathOf(room) {
  if (room === 'generated') return '^generated/';
  return FILES.has(room) ? `^src/${room}\\.ts$` : `^src/${room}/`;
}

/** What a room must not import: its siblings and every layer further out. */
function forbiddenRooms(room, index) {
  const siblings = LAYERS[index].filter((sibling) => sibling !== room);
  return [...siblings, ...LAYERS.slice(index + 1).flat()];
}

const layerRules = LAYERS.flatMap((layer, index) =>
  layer
    // An empty list of paths would forbid everything; the outermost room may import all.
    .filter((room) => forbiddenRooms(room, index).length > 0)
    .map((room) => ({
      name: `layer-${room}`,
      comment: `${room} may import only from: ${LAYERS.slice(0, index).flat().join(', ') || 'nothing of ours'}`,
      severity: 'error',
      from: { path: pathOf(room) },
      to: { path: forbiddenRooms(room, index).map(pathOf) },
    })),
);

const HTTP_LIBRARIES = '^node_modules/(koa|@koa/router|openapi-backend)/';

// biome-ignore lint/style/noDefaultExport: dependency-cruiser reads its configuration from the default export
export default {
  forbidden: [
    ...layerRules,
    {
      name: 'no-room',
      comment:
        'A file in src/ that belongs to no room of the layer table: move it, or give the table its room.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: LAYERS.flat().map(pathOf) },
    },
    {
      name: 'generated-only-through-contract',
      comment: 'src/contract.ts is the only importer of generated/: take types and tables from there.',
      severity: 'error',
      from: { path: '^(src|test|scripts)/', pathNot: '^src/contract\\.ts$' },
      to: { path: '^generated/' },
    },
    {
      name: 'core-knows-no-wire',
      comment: 'The core has its own words: a wire type belongs into an adapter.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/contract\\.ts$' },
    },
    {
      name: 'http-libraries-only-in-http',
      comment: 'Only src/http/ knows Koa and openapi-backend.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/http/' },
      to: { path: HTTP_LIBRARIES },
    },
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'source-stands-alone',
      comment: 'What is published does not lean on scripts or tests.',
      severity: 'error',
      from: { path: '^(src|generated)/' },
      to: { path: '^(scripts|test)/' },
    },
    {
      name: 'source-has-its-dependencies',
      comment:
        'The published package is installed without devDependencies: move the package to dependencies.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'resolvable',
      comment: 'The import leads to nothing.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.d.ts'],
    },
  },
};
