// House rules about operations: their names, their failures, their examples.

const VERBS = ['cancel', 'compact', 'count', 'create', 'delete', 'get', 'list', 'retrieve', 'update'];
const OPERATION_NAME = new RegExp(`^(${VERBS.join('|')})([A-Z][a-z0-9]*)+$`);
const RESPONSE_FILE = /(^|\/)components\/responses\/[A-Z][A-Za-z]*\.yaml$/;

/** operationIds are camelCase with a verb first: the name is a type key, a file and a function. */
export function operationName() {
  return {
    Operation({ operationId }, { report, location }) {
      if (operationId === undefined || OPERATION_NAME.test(operationId)) return;
      report({
        message: `operationId ${operationId} is not a verb and a noun in camelCase: name it like createChatCompletion (verbs: ${VERBS.join(', ')}).`,
        location: location.child('operationId'),
      });
    },
  };
}

/** Every failure is a reference to a response file, so that one status reads the same everywhere. */
export function failureResponseFile() {
  return {
    Responses(responses, { report, location }) {
      for (const [status, response] of Object.entries(responses)) {
        if (!/^([45]|default)/.test(status) || RESPONSE_FILE.test(response?.$ref ?? '')) continue;
        report({
          message: `Answer ${status} is written in place: move it to a file in components/responses and $ref that.`,
          location: location.child(status),
        });
      }
    },
  };
}

const hasExample = ({ example, examples }) => example !== undefined || Object.keys(examples ?? {}).length > 0;

/** Every request body and every success has an example: the mock answers with them, the docs show them. */
export function operationExamples() {
  const checkContent = (what, content, { report, location }) => {
    for (const [mediaType, media] of Object.entries(content ?? {})) {
      if (hasExample(media)) continue;
      report({
        message: `${what} has no ${mediaType} example: add a file to openapi/examples and name it under examples.`,
        location,
      });
    }
  };
  return {
    RequestBody({ content }, context) {
      checkContent('The request body', content, context);
    },
    Responses(responses, context) {
      for (const [status, response] of Object.entries(responses)) {
        if (!status.startsWith('2')) continue;
        const { node } = context.resolve(response);
        checkContent(`Answer ${status}`, node?.content, {
          ...context,
          location: context.location.child(status),
        });
      }
    },
  };
}
