// Made by `npm run generate` from openapi/. Do not edit.

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether the process lives
         * @description For supervisors: restart the process when this stops answering. Also served as `/healthz`, and for HEAD. Needs no secret; with a valid one the answer has details. A wrong secret counts as a failed login and gets the answer without details.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether requests are welcome
         * @description For load balancers: send requests while this is 200. Also served as `/readyz`, and for HEAD. Needs no secret; with a valid one the answer has details. A wrong secret counts as a failed login and gets the answer without details.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chat/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run an agent on a conversation
         * @description Runs the agent that `model` names on the given messages and answers with what it said, whole or, with `stream: true`, as server-sent events. A failure before the first content is an ordinary error answer even when a stream was asked for. When the caller goes away, the call to the backend is ended at once. Needs `gateway.http.endpoints.chatCompletions.enabled`, otherwise 404 `endpoint_disabled`.
         */
        post: operations["createChatCompletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/embeddings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn texts into vectors
         * @description Embeds one text or many with the embedding model of the agent that `model` names. Needs one of `gateway.http.endpoints.chatCompletions.enabled` and `gateway.http.endpoints.responses.enabled`, otherwise 404 `endpoint_disabled`.
         */
        post: operations["createEmbedding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the agents
         * @description Lists every id that `model` can have: the default agent's two and one for each configured agent. An empty path segment, `/v1//models`, is read as if it were not there.
         */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{model}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look one agent up
         * @description Answers with the entry of one id, aliases included; the entry has the id as the list has it. Unknown ids are a 404 `model_not_found`.
         */
        get: operations["retrieveModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description One piece of a streamed answer. All chunks of an answer have the same id, created and model. */
        ChatCompletionChunk: {
            /** @description The answer's id. */
            id: string;
            /**
             * @description Says what this is.
             * @constant
             */
            object: "chat.completion.chunk";
            /** @description When the run began, in seconds since 1970. */
            created: number;
            /** @description The requested `model`, as it was sent. */
            model: string;
            /** @description The piece, in the list that clients expect; empty in the usage chunk. */
            choices: components["schemas"]["ChatCompletionChunkChoice"][];
            /** @description With `include_usage`: the whole run's tokens in the one chunk without choices, null in all others. Absent without. */
            usage?: components["schemas"]["CompletionUsage"] | null;
        };
        /** @description A run that failed after its first chunk. It is the last frame, and no `[DONE]` follows: what came before is only a part of the answer. */
        ChatCompletionErrorFrame: {
            error: components["schemas"]["ErrorObject"];
        };
        /** @description The JSON of one `data:` line of a streamed answer, the closing `[DONE]` aside. */
        ChatCompletionStreamFrame: components["schemas"]["ChatCompletionChunk"] | components["schemas"]["ChatCompletionErrorFrame"];
        /** @description The value of x-request-id. Any string is accepted; one that cannot be used is replaced. */
        RequestIdHeader: string;
        /** @description Sent to callers with a valid secret only. */
        HealthDetails: {
            /** @description The version of this gateway. */
            version: string;
            /** @description How long this process has been running, in whole seconds. */
            uptime_seconds: number;
        };
        /** @description The process is alive. Says nothing about backends; for that, ask for readiness. */
        Health: {
            /**
             * @description Always ok; a process that is not alive does not answer.
             * @constant
             */
            status: "ok";
            details?: components["schemas"]["HealthDetails"];
        };
        /**
         * @description What went wrong, in the form that OpenAI clients turn into their own exceptions.
         * @example {
         *       "message": "temperature must be between 0 and 2; found 3.",
         *       "type": "invalid_request_error",
         *       "param": "temperature",
         *       "code": "invalid_value"
         *     }
         */
        ErrorObject: {
            /** @description One or two sentences for the person who reads the log: what was wrong and what to change. Failures inside the gateway are told in general words only; the log has the cause under the same request id. */
            message: string;
            /**
             * @description The family of the failure. `invalid_request_error`: change the request. `permission_error`: the caller may not do this. `rate_limit_error`: send it later. `upstream_error`: the backend behind the agent failed. `server_error`: the gateway failed or is not available.
             * @enum {string}
             */
            type: "invalid_request_error" | "permission_error" | "rate_limit_error" | "upstream_error" | "server_error";
            /** @description The body field as a path (`messages[0].content`) or the header (`x-openclaw-model`) at fault; null when no single one is. */
            param: string | null;
            /** @description The stable name of the failure: branch on this, never on the message. One of the codes in docs/errors.md, or the backend's own code where the backend's error is passed on. */
            code: string;
        };
        /** @description The body of every answer that is not a success, on every path and for every status. */
        ErrorResponse: {
            error: components["schemas"]["ErrorObject"];
        };
        /** @description One part that the gateway needs. */
        ReadinessCheck: {
            /** @description The part, such as `listener`. */
            name: string;
            /**
             * @description Whether the part is available.
             * @enum {string}
             */
            status: "ok" | "failed";
            /** @description What is wrong and what to do; absent when the part is available. */
            message?: string;
        };
        /** @description Sent to callers with a valid secret only. */
        ReadinessDetails: {
            /** @description The version of this gateway. */
            version: string;
            /** @description How long this process has been running, in whole seconds. */
            uptime_seconds: number;
            /** @description The parts that were looked at, in the order of their names; empty when there is none to look at. */
            checks: components["schemas"]["ReadinessCheck"][];
        };
        /** @description Whether this gateway takes requests now. */
        Readiness: {
            /**
             * @description `ready`: send requests. `not_ready`: a part it needs is not available. `draining`: it is shutting down, finishes what runs and takes nothing new.
             * @enum {string}
             */
            status: "ready" | "not_ready" | "draining";
            details?: components["schemas"]["ReadinessDetails"];
        };
        /** @description The value of x-openclaw-model, `provider/model` or a bare model id. */
        BackendModelHeader: string;
        /** @description The value of x-openclaw-agent-id, an agent id. */
        AgentIdHeader: string;
        /** @description The value of x-openclaw-session-key, a session key. */
        SessionKeyHeader: string;
        /** @description The value of x-openclaw-message-channel, the name of a channel. */
        MessageChannelHeader: string;
        /** @description The value of x-openclaw-scopes, scope names separated by commas. */
        ScopesHeader: string;
        /** @description The words with which the model declined. */
        ChatCompletionContentPartRefusal: {
            /**
             * @description Says that this part is a refusal.
             * @constant
             */
            type: "refusal";
            /** @description The words. */
            refusal: string;
        };
        /** @description Text. */
        ChatCompletionContentPartText: {
            /**
             * @description Says that this part is text.
             * @constant
             */
            type: "text";
            /** @description The text. */
            text: string;
        };
        /** @description One part of an earlier answer. */
        ChatCompletionAssistantContentPart: components["schemas"]["ChatCompletionContentPartRefusal"] | components["schemas"]["ChatCompletionContentPartText"];
        /**
         * @deprecated
         * @description A call in the legacy form, without an id.
         */
        ChatCompletionFunctionCall: {
            /** @description The function that was called. */
            name: string;
            /** @description The arguments as the model wrote them, JSON as text. */
            arguments: string;
        };
        /** @description Which function was called with what. */
        ChatCompletionCalledFunction: {
            /** @description The function's name. */
            name: string;
            /** @description The arguments as the model wrote them, JSON as text; an empty text counts as `{}`. */
            arguments: string;
        };
        /** @description A tool call as an earlier answer brought it. */
        ChatCompletionMessageToolCall: {
            /** @description The call's id, repeated by the `tool` message that answers it. */
            id: string;
            /**
             * @description The kind of tool; `function` is the only one.
             * @constant
             */
            type: "function";
            function: components["schemas"]["ChatCompletionCalledFunction"];
        };
        /** @description What the model answered earlier. Send back `tool_calls` exactly as they came. */
        ChatCompletionAssistantMessageParam: {
            /**
             * @description Says that this is an assistant message.
             * @constant
             */
            role: "assistant";
            /** @description A reference to an earlier spoken answer. Refused with 400 `unsupported_parameter`; this gateway never gave one. */
            audio?: Record<string, unknown> | null;
            /** @description The text; null or absent when the message only calls tools. */
            content?: string | components["schemas"]["ChatCompletionAssistantContentPart"][] | null;
            /** @description A call in the legacy form. Taken as a tool call that the next `function` message of the same name answers. */
            function_call?: components["schemas"]["ChatCompletionFunctionCall"] | null;
            /** @description The author's name, to tell assistants apart. Forwarded where the backend has it. */
            name?: string | null;
            /** @description The reasoning that came with the answer. Given back to backends that want to read it again; others do without. */
            reasoning_content?: string | null;
            /** @description The text with which the model declined, as it came. */
            refusal?: string | null;
            /** @description The calls that the model asked for, each answered by a later `tool` message. */
            tool_calls?: components["schemas"]["ChatCompletionMessageToolCall"][] | null;
        };
        /** @description An instruction from whoever built the client, under the name that newer OpenAI models use. Backends that know only the system role get it as that. */
        ChatCompletionDeveloperMessageParam: {
            /**
             * @description Says that this is a developer message.
             * @constant
             */
            role: "developer";
            /** @description The instruction. Text parts are joined without anything between them. */
            content: string | components["schemas"]["ChatCompletionContentPartText"][];
            /** @description The author's name, to tell authors of one role apart. Forwarded where the backend has it. */
            name?: string | null;
        };
        /**
         * @deprecated
         * @description What a function gave, in the legacy form. Taken as the result of the latest unanswered call of that function.
         */
        ChatCompletionFunctionMessageParam: {
            /**
             * @description Says that this is a function message.
             * @constant
             */
            role: "function";
            /** @description The result. Null or an empty text completes the call without output. */
            content: string | null;
            /** @description The name of the function that was called. */
            name: string;
        };
        /** @description An instruction from whoever built the client. It stands below the agent's own prompt, which always comes first. */
        ChatCompletionSystemMessageParam: {
            /**
             * @description Says that this is a system message.
             * @constant
             */
            role: "system";
            /** @description The instruction. Text parts are joined without anything between them. */
            content: string | components["schemas"]["ChatCompletionContentPartText"][];
            /** @description The author's name, to tell authors of one role apart. Forwarded where the backend has it. */
            name?: string | null;
        };
        /** @description What a tool call gave. */
        ChatCompletionToolMessageParam: {
            /**
             * @description Says that this is a tool message.
             * @constant
             */
            role: "tool";
            /** @description The result. An empty text or list completes the call without output. */
            content: string | components["schemas"]["ChatCompletionContentPartText"][];
            /** @description The function's name. Not needed; used where the backend wants it and no earlier message tells it. */
            name?: string | null;
            /** @description The `id` of the call in an earlier assistant message that this is the result of. */
            tool_call_id: string;
        };
        /** @description A file. Known so that it can be refused by name: 400 `unsupported_value`, `param` naming this part. Send its text. */
        ChatCompletionContentPartFile: {
            /**
             * @description Says that this part is a file.
             * @constant
             */
            type: "file";
            /** @description The file or its id. Not read. */
            file?: Record<string, unknown>;
        };
        /** @description Where the image is and how closely to look at it. */
        ChatCompletionImageUrl: {
            /** @description A data URL with base64: `data:image/png;base64,...`, of the type jpeg, png, gif, webp, heic or heif and of up to 10 MB (both configurable). An http or https URL is refused with 400 `unsupported_value` unless the operator set `gateway.http.endpoints.chatCompletions.images.allowUrl`. */
            url: string;
            /**
             * @description How closely the model looks, at the price of tokens. Forwarded where the backend has it; `original` is taken as `high`. Default `auto`.
             * @enum {string|null}
             */
            detail?: "auto" | "low" | "high" | "original" | null;
        };
        /** @description An image, given to backends whose model takes images; for others the request is refused with 400 `unsupported_value`. A request may carry 8 images and 20 MB of decoded image data (both configurable), otherwise 400 `invalid_value`. */
        ChatCompletionContentPartImage: {
            /**
             * @description Says that this part is an image.
             * @constant
             */
            type: "image_url";
            image_url: components["schemas"]["ChatCompletionImageUrl"];
        };
        /** @description Sound. Known so that it can be refused by name: 400 `unsupported_value`, `param` naming this part. Transcribe it and send the text. */
        ChatCompletionContentPartInputAudio: {
            /**
             * @description Says that this part is sound.
             * @constant
             */
            type: "input_audio";
            /** @description The sound and its format. Not read. */
            input_audio?: Record<string, unknown>;
        };
        /** @description One part of what the end user said. */
        ChatCompletionContentPart: components["schemas"]["ChatCompletionContentPartFile"] | components["schemas"]["ChatCompletionContentPartImage"] | components["schemas"]["ChatCompletionContentPartInputAudio"] | components["schemas"]["ChatCompletionContentPartText"];
        /** @description What the end user said. */
        ChatCompletionUserMessageParam: {
            /**
             * @description Says that this is a user message.
             * @constant
             */
            role: "user";
            /** @description The text, or a list of parts that may hold images as well. */
            content: string | components["schemas"]["ChatCompletionContentPart"][];
            /** @description The user's name, to tell users apart. Forwarded where the backend has it. It does not choose the session. */
            name?: string | null;
        };
        /** @description One message of the conversation, told apart by its role. */
        ChatCompletionMessageParam: components["schemas"]["ChatCompletionAssistantMessageParam"] | components["schemas"]["ChatCompletionDeveloperMessageParam"] | components["schemas"]["ChatCompletionFunctionMessageParam"] | components["schemas"]["ChatCompletionSystemMessageParam"] | components["schemas"]["ChatCompletionToolMessageParam"] | components["schemas"]["ChatCompletionUserMessageParam"];
        /** @description Text that the answer is expected to repeat. */
        ChatCompletionPredictionContent: {
            /**
             * @description The kind of prediction; `content` is the only one.
             * @constant
             */
            type: "content";
            /** @description The text. */
            content: string | components["schemas"]["ChatCompletionContentPartText"][];
        };
        /** @description A JSON object of any form. Tell the model in a message what it should hold: some backends insist on the word JSON. */
        ResponseFormatJSONObject: {
            /**
             * @description Says that the answer is a JSON object.
             * @constant
             */
            type: "json_object";
        };
        /** @description The schema with a name for the model. */
        ResponseFormatJSONSchemaDefinition: {
            /** @description What the form is called. Letters, digits, `_` and `-` are taken by every backend. */
            name: string;
            /** @description What the form is for, in words for the model. */
            description?: string | null;
            /** @description The JSON Schema, forwarded as it is. Absent means any JSON object. */
            schema?: Record<string, unknown> | null;
            /** @description True asks the backend to keep exactly to the schema. Forwarded where the backend has it. Default: the backend's. */
            strict?: boolean | null;
        };
        /** @description JSON that matches a schema. */
        ResponseFormatJSONSchema: {
            /**
             * @description Says that the answer matches a JSON Schema.
             * @constant
             */
            type: "json_schema";
            json_schema: components["schemas"]["ResponseFormatJSONSchemaDefinition"];
        };
        /** @description Plain text. */
        ResponseFormatText: {
            /**
             * @description Says that the answer is plain text.
             * @constant
             */
            type: "text";
        };
        /** @description The form of the answer's text. */
        ChatCompletionResponseFormat: components["schemas"]["ResponseFormatJSONObject"] | components["schemas"]["ResponseFormatJSONSchema"] | components["schemas"]["ResponseFormatText"];
        /** @description Settings for a streamed answer. */
        ChatCompletionStreamOptions: {
            /** @description True: one more chunk follows the last, with no choices and the whole run's `usage`; all other chunks then have `usage: null`. When the backend reports no usage that chunk is left out. Default false. */
            include_usage?: boolean | null;
            /** @description Padding that hides the length of tokens from eavesdroppers. None is sent; true is named in x-clawgate-ignored-params as `stream_options.include_obfuscation`. Default false. */
            include_obfuscation?: boolean | null;
        };
        /** @description The function by its name. */
        ChatCompletionFunctionName: {
            /** @description The name of one of `tools`. */
            name: string;
        };
        /** @description The one function that the model must call. */
        ChatCompletionNamedToolChoice: {
            /**
             * @description The kind of tool; `function` is the only one.
             * @constant
             */
            type: "function";
            function: components["schemas"]["ChatCompletionFunctionName"];
        };
        /** @description The function as it is described to the model. */
        FunctionDefinition: {
            /** @description What the model calls it. Letters, digits, `_` and `-`, up to 64, are taken by every backend; a stricter backend refuses others, and its refusal is passed on. */
            name: string;
            /** @description What it does and when to call it, in words for the model. */
            description?: string | null;
            /** @description A JSON Schema of type object that describes the arguments, forwarded as it is. Absent: the function takes none. */
            parameters?: Record<string, unknown> | null;
            /** @description True asks the backend to keep exactly to `parameters`. Forwarded where the backend has it. Default: the backend's. */
            strict?: boolean | null;
        };
        /** @description A function that the caller executes. Tools of any other type are refused with 400 `invalid_value`. */
        ChatCompletionTool: {
            /**
             * @description The kind of tool; `function` is the only one.
             * @constant
             */
            type: "function";
            function: components["schemas"]["FunctionDefinition"];
        };
        /**
         * @description One run of an agent in the chat completions dialect. Fields not listed here go unchanged to backends of the kind `openai-completions` and are named in x-clawgate-ignored-params for all others. The phrase "where the backend has it" means: forwarded to backends that know the setting, and for all others left out and named in that header.
         * @example {
         *       "model": "openclaw/default",
         *       "messages": [
         *         {
         *           "role": "user",
         *           "content": "Say hello in French."
         *         }
         *       ]
         *     }
         */
        CreateChatCompletionRequest: {
            /** @description The conversation, oldest message first. The agent's own prompt comes before all of it; leading system and developer messages follow that prompt in the backend's instruction place, later ones keep their role and position where the backend allows it. All other roles stay where they are. */
            messages: components["schemas"]["ChatCompletionMessageParam"][];
            /** @description The agent: `openclaw` or `openclaw/default` for the default one, `openclaw/<agentId>`, `openclaw:<agentId>` or `agent:<agentId>` for any other, without regard to case. Anything else, a raw backend name such as `gpt-4o` included, is refused with 400 `model_not_found` and the list of ids. x-openclaw-agent-id wins over it. The answer repeats this string as it was sent. */
            model: string;
            /** @description Settings for spoken answers. Refused with 400 `unsupported_parameter`; agents answer in text. */
            audio?: Record<string, unknown> | null;
            /** @description Above 0 makes words less likely the more often they have occurred, below 0 more likely. Forwarded where the backend has it. Default: the backend's. */
            frequency_penalty?: number | null;
            /** @description The legacy form of `tool_choice`. Refused with 400 `unsupported_parameter`; send `tool_choice`. */
            function_call?: string | Record<string, unknown> | null;
            /** @description The legacy form of `tools`. Refused with 400 `unsupported_parameter`; send `tools`. */
            functions?: Record<string, unknown>[] | null;
            /** @description Token ids of the backend's own tokenizer with what is added to their likelihood, -100 to 100. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. */
            logit_bias?: {
                [key: string]: number;
            } | null;
            /** @description True asks for the log probability of each token of the answer's text. Forwarded where the backend has it; elsewhere the answer has `logprobs: null`. Default false. */
            logprobs?: boolean | null;
            /** @description The most tokens the answer may have, reasoning included. An answer cut off there ends with `finish_reason` length. Wins over `max_tokens`. Default: the model's configured limit, otherwise the backend's. */
            max_completion_tokens?: number | null;
            /**
             * @deprecated
             * @description The older name of `max_completion_tokens`, honoured when that one is absent.
             */
            max_tokens?: number | null;
            /** @description The caller's own labels. Answers are not stored, so labels have nothing to hang on: checked, not forwarded, and named in x-clawgate-ignored-params. */
            metadata?: {
                [key: string]: string;
            } | null;
            /** @description The kinds of output wanted. `["text"]` is what every agent gives; a list with `audio` in it is refused with 400 `unsupported_value`. */
            modalities?: ("text" | "audio")[] | null;
            /** @description Moderation of input and output by the backend. Refused with 400 `unsupported_parameter`; a gateway that left it out would let through what the caller wanted blocked. */
            moderation?: Record<string, unknown> | null;
            /** @description How many answers to give. One run gives one answer, so 1 is the only value. Default 1. */
            n?: number | null;
            /** @description False asks for at most one tool call in an answer. Forwarded where the backend has it. Default: the backend's. */
            parallel_tool_calls?: boolean | null;
            /** @description Text the answer is expected to repeat for the most part; it changes the speed, not the answer. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. */
            prediction?: components["schemas"]["ChatCompletionPredictionContent"] | null;
            /** @description Above 0 makes words that have occurred at all less likely, below 0 more likely. Forwarded where the backend has it. Default: the backend's. */
            presence_penalty?: number | null;
            /** @description A name under which the backend may find the cached prompt again. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. */
            prompt_cache_key?: string | null;
            /** @description How the backend should cache the prompt. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. */
            prompt_cache_options?: Record<string, unknown> | null;
            /** @description How long the backend should keep the cached prompt. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. */
            prompt_cache_retention?: string | null;
            /**
             * @description How much a reasoning model should think before it answers. Forwarded where the backend has it; a step that the model does not know is the backend's to refuse. Default: the backend's.
             * @enum {string|null}
             */
            reasoning_effort?: "none" | "minimal" | "low" | "medium" | "high" | "xhigh" | "max" | null;
            /** @description The form of the answer's text. A backend that cannot give the form asked for refuses with 400 `unsupported_parameter`. Default `{"type": "text"}`. */
            response_format?: components["schemas"]["ChatCompletionResponseFormat"] | null;
            /** @description The caller's pseudonym for its end user, for the backend's abuse detection; it does not choose the session. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. */
            safety_identifier?: string | null;
            /** @description Asks for the same answer to the same request. Forwarded where the backend has it, which may honour it at best nearly. Default: none. */
            seed?: number | null;
            /** @description The backend's class of service, by the backend's own names. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. */
            service_tier?: string | null;
            /** @description One text or up to four at which the answer ends; the text itself is not part of the answer. Forwarded where the backend has it. An empty list means the same as none. Default: none. */
            stop?: string | string[] | null;
            /** @description Chat completions are never stored here, so false is what happens anyway; true is named in x-clawgate-ignored-params. Default false. */
            store?: boolean | null;
            /** @description True: the answer comes as server-sent events while it is made. Nothing else decides this, the Accept header neither. Default false. */
            stream?: boolean | null;
            /** @description Settings for a streamed answer. Without `stream` there is nothing they could change. */
            stream_options?: components["schemas"]["ChatCompletionStreamOptions"] | null;
            /** @description How freely the model chooses: 0 takes the likeliest token. Forwarded where the backend has it. Default: the agent's configured one, otherwise the backend's. */
            temperature?: number | null;
            /** @description How the model may use `tools`. `auto`: as it likes. `none`: not at all. `required`: at least one call. An object: that one function. A function that is not in `tools`, or `required` without any, is refused with 400 `invalid_value`. A run whose answer lacks the demanded call fails with 502 `tool_choice_unmet`. Default `auto`. */
            tool_choice?: ("auto" | "none" | "required") | components["schemas"]["ChatCompletionNamedToolChoice"] | null;
            /** @description Functions that the caller executes, added to the tools the agent has itself. A call comes back in `tool_calls` with `finish_reason` tool_calls; the caller sends the conversation again with that message and one `tool` message for each call. */
            tools?: components["schemas"]["ChatCompletionTool"][] | null;
            /** @description For how many alternatives at each position to give the log probability, too. Needs `logprobs: true`, otherwise 400 `invalid_value`. Default 0. */
            top_logprobs?: number | null;
            /** @description Chooses among the likeliest tokens that together have this probability. Forwarded where the backend has it. Default: the agent's configured one, otherwise the backend's. */
            top_p?: number | null;
            /** @description The caller's stable name for its end user. Decides the session, `agent:<agentId>:openai-user:<user>`, unless x-openclaw-session-key does; forwarded where the backend has it. Without it, or with an empty one, each request is a session of its own. */
            user?: string | null;
            /**
             * @description How long-winded the answer should be. Forwarded where the backend has it. Default the backend's.
             * @enum {string|null}
             */
            verbosity?: "low" | "medium" | "high" | null;
            /** @description The backend's own web search. Refused with 400 `unsupported_parameter`: what an agent may search with is the operator's choice. */
            web_search_options?: Record<string, unknown> | null;
        };
        /** @description Which function to call with what. */
        ChatCompletionAnswerFunction: {
            /** @description The name of one of the request's `tools`. */
            name: string;
            /** @description The arguments as the model wrote them, JSON as text. Check them before use; models make mistakes. */
            arguments: string;
        };
        /** @description One call that the caller is to execute. */
        ChatCompletionAnswerToolCall: {
            /** @description The call's id, to be repeated by the `tool` message that answers it. */
            id: string;
            /**
             * @description The kind of tool; `function` is the only one.
             * @constant
             */
            type: "function";
            function: components["schemas"]["ChatCompletionAnswerFunction"];
        };
        /** @description What the model answered. */
        ChatCompletionMessage: {
            /**
             * @description Always the assistant.
             * @constant
             */
            role: "assistant";
            /** @description The text, text before a tool call included; null when there is none. */
            content: string | null;
            /** @description The words with which the model declined; null when it did not, or when the backend does not tell. */
            refusal: string | null;
            /** @description The reasoning text, where the backend shows it; absent when there is none. */
            reasoning_content?: string;
            /** @description The calls that the caller is to execute, in the order the model made them; absent when there are none. */
            tool_calls?: components["schemas"]["ChatCompletionAnswerToolCall"][];
        };
        /**
         * @description Why the answer ended. `stop`: the model was done or met a `stop` text. `length`: a token limit cut it off. `tool_calls`: the caller is to execute the calls and send their results. `content_filter`: the backend's filter cut it off. A run that failed has none: it is an error.
         * @enum {string}
         */
        ChatCompletionFinishReason: "stop" | "length" | "tool_calls" | "content_filter";
        /** @description One token that could have stood here. */
        ChatCompletionTopLogprob: {
            /** @description The token's text. */
            token: string;
            /** @description The natural logarithm of its probability. */
            logprob: number;
            /** @description Its UTF-8 bytes; null where the backend gives none. */
            bytes: number[] | null;
        };
        /** @description One token and how likely it was. */
        ChatCompletionTokenLogprob: {
            /** @description The token's text. */
            token: string;
            /** @description The natural logarithm of its probability; -9999 means very unlikely. */
            logprob: number;
            /** @description Its UTF-8 bytes, for tokens that are a part of a character; null where the backend gives none. */
            bytes: number[] | null;
            /** @description The likeliest tokens at this place, as many as `top_logprobs` asked for. */
            top_logprobs: components["schemas"]["ChatCompletionTopLogprob"][];
        };
        /** @description Log probabilities, one entry for each token. */
        ChatCompletionLogprobs: {
            /** @description Of the text's tokens, in order. */
            content: components["schemas"]["ChatCompletionTokenLogprob"][] | null;
            /** @description Of a refusal's tokens, in order; null where the backend gives none. */
            refusal: components["schemas"]["ChatCompletionTokenLogprob"][] | null;
        };
        /** @description The answer and why it ended. */
        ChatCompletionChoice: {
            /**
             * @description The place in the list; there is only one.
             * @constant
             */
            index: 0;
            message: components["schemas"]["ChatCompletionMessage"];
            finish_reason: components["schemas"]["ChatCompletionFinishReason"];
            /** @description Log probabilities of the text; null unless they were asked for and the backend gave them. */
            logprobs: components["schemas"]["ChatCompletionLogprobs"] | null;
        };
        /** @description What is known of the tokens read; a count that the backend did not report is absent, never 0. */
        PromptTokensDetails: {
            /** @description Those that came from the backend's prompt cache. */
            cached_tokens?: number;
            /** @description Those that were written to the backend's prompt cache. */
            cache_write_tokens?: number;
        };
        /** @description What is known of the tokens written; absent when the backend did not report it. */
        CompletionTokensDetails: {
            /** @description Those that were spent on reasoning. */
            reasoning_tokens: number;
        };
        /** @description Tokens of the whole run as the backend counted them. Absent when the backend reported none; never guessed. */
        CompletionUsage: {
            /** @description Tokens read, the agent's own prompt included. */
            prompt_tokens: number;
            /** @description Tokens written, reasoning included. */
            completion_tokens: number;
            /** @description The sum of both. */
            total_tokens: number;
            prompt_tokens_details?: components["schemas"]["PromptTokensDetails"];
            completion_tokens_details?: components["schemas"]["CompletionTokensDetails"];
        };
        /** @description The whole answer of a run that was not streamed. */
        ChatCompletion: {
            /** @description The answer's id, new for each request. */
            id: string;
            /**
             * @description Says what this is.
             * @constant
             */
            object: "chat.completion";
            /** @description When the run began, in seconds since 1970. */
            created: number;
            /** @description The requested `model`, as it was sent. The header x-openclaw-model tells which backend model served it. */
            model: string;
            /** @description The one answer, in the list that clients expect. */
            choices: components["schemas"]["ChatCompletionChoice"][];
            usage?: components["schemas"]["CompletionUsage"];
        };
        /** @description The call's name and the next piece of its arguments. */
        ChatCompletionChunkFunction: {
            /** @description The function's name, in the call's first piece only. */
            name?: string;
            /** @description The next piece of the JSON text; empty in the call's first piece. Complete when the call is. */
            arguments: string;
        };
        /** @description A call that begins, with id, type and name, or the next piece of its arguments. */
        ChatCompletionChunkToolCall: {
            /** @description Which call of the answer this belongs to, counted from 0 in the order they began. */
            index: number;
            /** @description The call's id, in its first piece only. */
            id?: string;
            /**
             * @description The kind of tool, in the call's first piece only.
             * @constant
             */
            type?: "function";
            function: components["schemas"]["ChatCompletionChunkFunction"];
        };
        /** @description What is new; append it to what came before. Empty in the last piece. */
        ChatCompletionChunkDelta: {
            /**
             * @description In the first piece only.
             * @constant
             */
            role?: "assistant";
            /** @description New text; empty in the first piece. */
            content?: string;
            /** @description New words with which the model declines. */
            refusal?: string;
            /** @description New reasoning text. */
            reasoning_content?: string;
            /** @description New or continued calls. */
            tool_calls?: components["schemas"]["ChatCompletionChunkToolCall"][];
        };
        /** @description The piece and, in the last one, why the answer ended. */
        ChatCompletionChunkChoice: {
            /**
             * @description The place in the list; there is only one.
             * @constant
             */
            index: 0;
            delta: components["schemas"]["ChatCompletionChunkDelta"];
            /** @description Why the answer ended, in its last piece; null in all before. */
            finish_reason: components["schemas"]["ChatCompletionFinishReason"] | null;
            /** @description Log probabilities of this piece's text; absent or null unless they were asked for and given. */
            logprobs?: components["schemas"]["ChatCompletionLogprobs"] | null;
        };
        /** @description One text as token ids of cl100k_base. */
        EmbeddingTokens: number[];
        /**
         * @description Texts to turn into vectors. Fields not listed here go unchanged to backends of the kind `openai-completions` and are named in x-clawgate-ignored-params for all others.
         * @example {
         *       "model": "openclaw/default",
         *       "input": "The lobster is the gateway's animal."
         *     }
         */
        CreateEmbeddingRequest: {
            /** @description One text, or up to 2048 in a list (configurable, otherwise 400 `invalid_value`), each as text or as token ids of cl100k_base. Token ids are decoded, so any backend can embed them; an id that the encoding does not have is refused with 400 `invalid_value`. The list is sent in as many calls as the backend's limit makes necessary, and the vectors come back in its order. */
            input: string | string[] | components["schemas"]["EmbeddingTokens"] | components["schemas"]["EmbeddingTokens"][];
            /** @description The agent whose embedding model is used, named as for chat. x-openclaw-model names another embedding model. An agent without one is refused with 400 `embedding_model_not_configured`. The answer repeats this string. */
            model: string;
            /** @description The length of each vector. Forwarded; a backend whose model cannot give it refuses with 400 `unsupported_parameter`. Default: the configured one, otherwise the model's own. */
            dimensions?: number | null;
            /**
             * @description `float`: lists of numbers. `base64`: the same numbers as 32-bit floats in little-endian order, as base64. Honoured here whatever the backend gives. Default `float`.
             * @enum {string|null}
             */
            encoding_format?: "float" | "base64" | null;
            /** @description The caller's name for its end user. Forwarded where the backend has it; embeddings have no session. */
            user?: string | null;
        };
        /** @description The vector of one input. */
        Embedding: {
            /**
             * @description Says what this is.
             * @constant
             */
            object: "embedding";
            /** @description The place of the input in the request, counted from 0. */
            index: number;
            /** @description The vector, in the form that `encoding_format` asked for. */
            embedding: number[] | string;
        };
        /** @description Tokens of all inputs as the backend counted them. Clients rely on this object, so where a backend reports nothing the gateway counts the texts itself, with cl100k_base. */
        EmbeddingUsage: {
            /** @description Tokens read. */
            prompt_tokens: number;
            /** @description The same number; nothing is written. */
            total_tokens: number;
        };
        /** @description The vectors in the order of the input. */
        EmbeddingList: {
            /**
             * @description Says what this is.
             * @constant
             */
            object: "list";
            /** @description One entry for each input, in the order of the input. */
            data: components["schemas"]["Embedding"][];
            /** @description The requested `model`, as it was sent. The header x-openclaw-model tells which backend model served it. */
            model: string;
            usage: components["schemas"]["EmbeddingUsage"];
        };
        /** @description One way to name an agent as `model`. Backend models and sub-agents are never listed. */
        Model: {
            /** @description What to send as `model`: `openclaw` and `openclaw/default` for the default agent, `openclaw/<agentId>` for each. */
            id: string;
            /**
             * @description Says what this is.
             * @constant
             */
            object: "model";
            /** @description When this gateway started, in seconds since 1970. */
            created: number;
            /**
             * @description Always openclaw.
             * @constant
             */
            owned_by: "openclaw";
            /** @description Always empty; older clients look for it. */
            permission: Record<string, unknown>[];
            /** @description The agent's display name, for menus. The two ids of the default agent carry themselves in brackets, `Main (openclaw/default)`, so that no two entries look the same. */
            name: string;
        };
        /** @description All ways to name an agent. */
        ModelList: {
            /**
             * @description Says what this is.
             * @constant
             */
            object: "list";
            /** @description `openclaw`, `openclaw/default`, then `openclaw/<agentId>` for every configured agent in the order of the configuration. */
            data: components["schemas"]["Model"][];
        };
        /** @description A model id in a path, percent-decoded. */
        ModelIdPath: string;
    };
    responses: {
        /** @description The path exists, but not for this method. */
        MethodNotAllowed: {
            headers: {
                allow: components["headers"]["Allow"];
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The request asked for an upgrade to WebSocket, which is not served here. It is answered at once, so that a client that tries WebSocket first falls back to HTTP without waiting. */
        UpgradeRequired: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The gateway failed. The message tells nothing of its insides; the log has the cause under the same request id. */
        InternalServerError: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The gateway takes no requests now. The body has the form of the 200. */
        NotReady: {
            headers: {
                "retry-after": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Readiness"];
            };
        };
        /** @description The request is malformed or asks for something that cannot be honoured; `param` names the field or header at fault. Sending the same again gets the same answer. */
        BadRequest: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The gateway secret is missing or wrong. Nothing of the body was read. */
        Unauthorized: {
            headers: {
                "www-authenticate": components["headers"]["WwwAuthenticate"];
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The scopes that the caller confined itself to do not cover the request. Never sent to a caller with the shared secret. */
        Forbidden: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The path, the endpoint or, on GET, the model does not exist here. */
        NotFound: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The request did not arrive in full within the time limit. The connection is closed afterwards. */
        RequestTimeout: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is larger than the limit of this endpoint (20 MB unless configured otherwise). */
        ContentTooLarge: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is not declared as `application/json`. */
        UnsupportedMediaType: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Too many wrong secrets came from this address, or the backend limits the rate. A backend's own `Retry- After` and code are passed on. */
        TooManyRequests: {
            headers: {
                "retry-after": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The backend behind the agent failed, could not be reached, refused the credentials of the gateway or does not know the model. An answer that lacks the tool call demanded by `tool_choice` comes as 502 too. */
        BadGateway: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The gateway is shutting down or lacks a part it needs, or the backend is overloaded. */
        ServiceUnavailable: {
            headers: {
                "retry-after": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The backend did not answer in time. */
        GatewayTimeout: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of this request in the log and in the answer's `x-request-id`. Taken over when it is 1 to 128 characters of letters, digits, `.`, `_`, `:` and `-`; otherwise the gateway makes one of its own and says nothing.
         * @example 3f0c9e0a-6d1e-4e53-9a0a-5f3c9f3f6f1b
         */
        RequestId: components["schemas"]["RequestIdHeader"];
        /**
         * @description Runs the agent on another backend model for this request: `provider/model`, or a bare id that means this model on the provider of the agent's own model. On embeddings it names the embedding model. A model that the provider's configuration does not list is passed on to the backend; an unknown provider is refused with 400 `unknown_provider`. At most 512 bytes of UTF-8, otherwise 400 `invalid_header`.
         * @example openai/gpt-5.4
         */
        BackendModel: components["schemas"]["BackendModelHeader"];
        /**
         * @description Selects the agent by its id, without regard to case, and wins over `model`. An unknown id is refused with 400 `model_not_found`, `param` x-openclaw-agent-id. At most 512 bytes of UTF-8, otherwise 400 `invalid_header`.
         * @example research
         */
        AgentId: components["schemas"]["AgentIdHeader"];
        /**
         * @description The session this run belongs to, used as given after trimming; wins over the key derived from `user`. Keys that begin with `subagent:`, `cron:` or `acp:`, also after `agent:<id>:`, are reserved and refused with 400 `reserved_session_key`. At most 512 bytes of UTF-8, otherwise 400 `invalid_header`.
         * @example agent:main:support-4711
         */
        SessionKey: components["schemas"]["SessionKeyHeader"];
        /**
         * @description The channel the message came through, given to prompts and policies as context. Default `webchat`. It changes neither the agent nor the session. At most 512 bytes of UTF-8, otherwise 400 `invalid_header`.
         * @example webchat
         */
        MessageChannel: components["schemas"]["MessageChannelHeader"];
        /**
         * @description The operator scopes the caller confines itself to, separated by commas (`operator.read`, `operator.write`, `operator.admin`). Ignored when the caller authenticates with the shared secret, which always has full access. With `gateway.auth.mode: "none"` it narrows: what the named scopes do not cover is refused with 403 `missing_scope`, and `x-openclaw-model` then needs `operator.admin`.
         * @example operator.read,operator.write
         */
        Scopes: components["schemas"]["ScopesHeader"];
        /**
         * @description The model id as `GET /v1/models` lists it, or one of its aliases (`openclaw:<agentId>`, `agent:<agentId>`), without regard to case. The slash arrives percent-encoded (`openclaw%2Fdefault`) or raw (`openclaw/default`): both find the same model.
         * @example openclaw/default
         */
        ModelId: components["schemas"]["ModelIdPath"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description The id of this request: the caller's own x-request-id when it was usable, otherwise made by the gateway. Quote it to the operator; the log line has it.
         * @example 3f0c9e0a-6d1e-4e53-9a0a-5f3c9f3f6f1b
         */
        XRequestId: string;
        /**
         * @description Whole milliseconds from the arrival of the request to the first byte of the answer.
         * @example 412
         */
        OpenaiProcessingMs: string;
        /**
         * @description The methods this path has, separated by commas.
         * @example POST
         */
        Allow: string;
        /**
         * @description Whole seconds to wait before the same request is worth sending again. Where a backend said how long, its figure.
         * @example 30
         */
        RetryAfter: string;
        /**
         * @description The request fields that had no effect, by name, separated by commas. Absent when there were none.
         * @example store,verbosity
         */
        XClawgateIgnoredParams: string;
        /**
         * @description The id of the agent that served the request.
         * @example main
         */
        XOpenclawAgentId: string;
        /**
         * @description The backend model that served the request, as `provider/model`.
         * @example openai/gpt-5.4
         */
        XOpenclawModel: string;
        /**
         * @description The session the run belongs to, percent-encoded where it is not printable ASCII.
         * @example agent:main:openai-user:ada
         */
        XOpenclawSessionKey: string;
        /**
         * @description The scheme to authenticate with.
         * @example Bearer realm="clawgate"
         */
        WwwAuthenticate: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of this request in the log and in the answer's `x-request-id`. Taken over when it is 1 to 128 characters of letters, digits, `.`, `_`, `:` and `-`; otherwise the gateway makes one of its own and says nothing.
                 * @example 3f0c9e0a-6d1e-4e53-9a0a-5f3c9f3f6f1b
                 */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process lives. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["XRequestId"];
                    "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            426: components["responses"]["UpgradeRequired"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The id of this request in the log and in the answer's `x-request-id`. Taken over when it is 1 to 128 characters of letters, digits, `.`, `_`, `:` and `-`; otherwise the gateway makes one of its own and says nothing.
                 * @example 3f0c9e0a-6d1e-4e53-9a0a-5f3c9f3f6f1b
                 */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests are welcome. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["XRequestId"];
                    "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            426: components["responses"]["UpgradeRequired"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["NotReady"];
        };
    };
    createChatCompletion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Runs the agent on another backend model for this request: `provider/model`, or a bare id that means this model on the provider of the agent's own model. On embeddings it names the embedding model. A model that the provider's configuration does not list is passed on to the backend; an unknown provider is refused with 400 `unknown_provider`. At most 512 bytes of UTF-8, otherwise 400 `invalid_header`.
                 * @example openai/gpt-5.4
                 */
                "x-openclaw-model"?: components["parameters"]["BackendModel"];
                /**
                 * @description Selects the agent by its id, without regard to case, and wins over `model`. An unknown id is refused with 400 `model_not_found`, `param` x-openclaw-agent-id. At most 512 bytes of UTF-8, otherwise 400 `invalid_header`.
                 * @example research
                 */
                "x-openclaw-agent-id"?: components["parameters"]["AgentId"];
                /**
                 * @description The session this run belongs to, used as given after trimming; wins over the key derived from `user`. Keys that begin with `subagent:`, `cron:` or `acp:`, also after `agent:<id>:`, are reserved and refused with 400 `reserved_session_key`. At most 512 bytes of UTF-8, otherwise 400 `invalid_header`.
                 * @example agent:main:support-4711
                 */
                "x-openclaw-session-key"?: components["parameters"]["SessionKey"];
                /**
                 * @description The channel the message came through, given to prompts and policies as context. Default `webchat`. It changes neither the agent nor the session. At most 512 bytes of UTF-8, otherwise 400 `invalid_header`.
                 * @example webchat
                 */
                "x-openclaw-message-channel"?: components["parameters"]["MessageChannel"];
                /**
                 * @description The operator scopes the caller confines itself to, separated by commas (`operator.read`, `operator.write`, `operator.admin`). Ignored when the caller authenticates with the shared secret, which always has full access. With `gateway.auth.mode: "none"` it narrows: what the named scopes do not cover is refused with 403 `missing_scope`, and `x-openclaw-model` then needs `operator.admin`.
                 * @example operator.read,operator.write
                 */
                "x-openclaw-scopes"?: components["parameters"]["Scopes"];
                /**
                 * @description The id of this request in the log and in the answer's `x-request-id`. Taken over when it is 1 to 128 characters of letters, digits, `.`, `_`, `:` and `-`; otherwise the gateway makes one of its own and says nothing.
                 * @example 3f0c9e0a-6d1e-4e53-9a0a-5f3c9f3f6f1b
                 */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChatCompletionRequest"];
            };
        };
        responses: {
            /** @description The answer: as JSON, or as a stream when `stream` was true. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["XRequestId"];
                    "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                    "x-clawgate-ignored-params": components["headers"]["XClawgateIgnoredParams"];
                    "x-openclaw-agent-id": components["headers"]["XOpenclawAgentId"];
                    "x-openclaw-model": components["headers"]["XOpenclawModel"];
                    "x-openclaw-session-key": components["headers"]["XOpenclawSessionKey"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatCompletion"];
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            426: components["responses"]["UpgradeRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createEmbedding: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Runs the agent on another backend model for this request: `provider/model`, or a bare id that means this model on the provider of the agent's own model. On embeddings it names the embedding model. A model that the provider's configuration does not list is passed on to the backend; an unknown provider is refused with 400 `unknown_provider`. At most 512 bytes of UTF-8, otherwise 400 `invalid_header`.
                 * @example openai/gpt-5.4
                 */
                "x-openclaw-model"?: components["parameters"]["BackendModel"];
                /**
                 * @description Selects the agent by its id, without regard to case, and wins over `model`. An unknown id is refused with 400 `model_not_found`, `param` x-openclaw-agent-id. At most 512 bytes of UTF-8, otherwise 400 `invalid_header`.
                 * @example research
                 */
                "x-openclaw-agent-id"?: components["parameters"]["AgentId"];
                /**
                 * @description The operator scopes the caller confines itself to, separated by commas (`operator.read`, `operator.write`, `operator.admin`). Ignored when the caller authenticates with the shared secret, which always has full access. With `gateway.auth.mode: "none"` it narrows: what the named scopes do not cover is refused with 403 `missing_scope`, and `x-openclaw-model` then needs `operator.admin`.
                 * @example operator.read,operator.write
                 */
                "x-openclaw-scopes"?: components["parameters"]["Scopes"];
                /**
                 * @description The id of this request in the log and in the answer's `x-request-id`. Taken over when it is 1 to 128 characters of letters, digits, `.`, `_`, `:` and `-`; otherwise the gateway makes one of its own and says nothing.
                 * @example 3f0c9e0a-6d1e-4e53-9a0a-5f3c9f3f6f1b
                 */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEmbeddingRequest"];
            };
        };
        responses: {
            /** @description One vector for each input, in the order of the input. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["XRequestId"];
                    "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                    "x-clawgate-ignored-params": components["headers"]["XClawgateIgnoredParams"];
                    "x-openclaw-agent-id": components["headers"]["XOpenclawAgentId"];
                    "x-openclaw-model": components["headers"]["XOpenclawModel"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbeddingList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["ContentTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            426: components["responses"]["UpgradeRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The operator scopes the caller confines itself to, separated by commas (`operator.read`, `operator.write`, `operator.admin`). Ignored when the caller authenticates with the shared secret, which always has full access. With `gateway.auth.mode: "none"` it narrows: what the named scopes do not cover is refused with 403 `missing_scope`, and `x-openclaw-model` then needs `operator.admin`.
                 * @example operator.read,operator.write
                 */
                "x-openclaw-scopes"?: components["parameters"]["Scopes"];
                /**
                 * @description The id of this request in the log and in the answer's `x-request-id`. Taken over when it is 1 to 128 characters of letters, digits, `.`, `_`, `:` and `-`; otherwise the gateway makes one of its own and says nothing.
                 * @example 3f0c9e0a-6d1e-4e53-9a0a-5f3c9f3f6f1b
                 */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All ids. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["XRequestId"];
                    "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            426: components["responses"]["UpgradeRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    retrieveModel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The operator scopes the caller confines itself to, separated by commas (`operator.read`, `operator.write`, `operator.admin`). Ignored when the caller authenticates with the shared secret, which always has full access. With `gateway.auth.mode: "none"` it narrows: what the named scopes do not cover is refused with 403 `missing_scope`, and `x-openclaw-model` then needs `operator.admin`.
                 * @example operator.read,operator.write
                 */
                "x-openclaw-scopes"?: components["parameters"]["Scopes"];
                /**
                 * @description The id of this request in the log and in the answer's `x-request-id`. Taken over when it is 1 to 128 characters of letters, digits, `.`, `_`, `:` and `-`; otherwise the gateway makes one of its own and says nothing.
                 * @example 3f0c9e0a-6d1e-4e53-9a0a-5f3c9f3f6f1b
                 */
                "x-request-id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The model id as `GET /v1/models` lists it, or one of its aliases (`openclaw:<agentId>`, `agent:<agentId>`), without regard to case. The slash arrives percent-encoded (`openclaw%2Fdefault`) or raw (`openclaw/default`): both find the same model.
                 * @example openclaw/default
                 */
                model: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["XRequestId"];
                    "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            426: components["responses"]["UpgradeRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
