// The house rules of this contract as a Redocly plugin. Each message names the fix.

// biome-ignore lint/style/noDefaultExport: Redocly loads a plugin by its default export
export default function houseRules() {
  return {
    id: 'house',
    // `x-stream-event` holds a schema: its reference is checked and bundled like any other.
    typeExtension: {
      oas3(types) {
        const properties = { ...types.MediaType.properties, 'x-stream-event': 'Schema' };
        return { ...types, MediaType: { ...types.MediaType, properties } };
      },
    },
  };
}
