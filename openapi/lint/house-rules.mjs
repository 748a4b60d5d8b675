// The house rules of this contract as a Redocly plugin: what its files look like beyond what OpenAPI asks.
// Each message names the fix. What breaks a rule is shown in test/contract/house-rules.test.ts.

import { failureResponseFile, operationExamples, operationName } from './operation-rules.mjs';
import { fieldDescription, fieldName, namedSchema, schemaFileName, spelling31 } from './schema-rules.mjs';
import { discriminatedUnion, streamedAnswer } from './stream-rules.mjs';

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
    rules: {
      oas3: {
        'discriminated-union': discriminatedUnion,
        'failure-response-file': failureResponseFile,
        'field-description': fieldDescription,
        'field-name': fieldName,
        'named-schema': namedSchema,
        'operation-examples': operationExamples,
        'operation-name': operationName,
        'schema-file-name': schemaFileName,
        'spelling-3-1': spelling31,
        'streamed-answer': streamedAnswer,
      },
    },
  };
}
