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
         * @description Runs the agent that `model` names on the given messages and answers with what it said, whole or, with `stream: true`, as server-sent events. A failure before the first content is an ordinary error answer even when a stream was asked for. x-openclaw-session-key or `user` names a session that keeps the conversation; without them nothing is stored. When the caller goes away, the call to the backend is ended at once. Needs `gateway.http.endpoints.chatCompletions.enabled`, otherwise 404 `endpoint_disabled`.
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
    "/v1/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run an agent on input items
         * @description Runs the agent that `model` names on the given input and answers with the items it produced, whole or, with `stream: true`, as server-sent events. The answer satisfies both OpenAI's Responses API and Open Responses. Without a stream a failed run is an error answer; with one that holds until `response.created` is sent. When the caller goes away, the call to the backend is ended at once, unless `background` is true. The response is stored unless `store` is false, and a follow-up names it as `previous_response_id`; or it carries the earlier items, or x-openclaw-session-key or `user` names a session that keeps the conversation. Needs `gateway.http.endpoints.responses.enabled`, which is on with `gateway.http.endpoints.chatCompletions.enabled` unless set to false, otherwise 404 `endpoint_disabled`. Other methods get 405. A GET that asks for an upgrade to WebSocket opens a connection for many turns: each message is this body with `"type": "response.create"`, each event of the answer is a message, and so is what fails before a response has begun (ResponseSocketError). Where WebSocket is switched off (`clawgate.webSocket.enabled`) it gets 426.
         */
        post: operations["createResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/responses/{response_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a stored response
         * @description Answers with a stored response as it was answered, or as it stands while it runs in the background. With `stream=true` it answers with the events of its stream, the same ones with the same numbers that were sent, from the one after `starting_after` on; while it runs the stream goes on with what follows. A response that was not streamed is told as a stream with one delta for each part. The gateway's secret is an operator credential, so every response of the gateway is found, whoever made it. Unknown ids are a 404 `response_not_found`, and so are responses made with `store: false`, deleted ones and those whose time is over.
         */
        get: operations["retrieveResponse"];
        put?: never;
        post?: never;
        /**
         * Delete a stored response
         * @description Deletes a response with all that is kept of it. One that still runs is ended first. Responses that went on from it stay, but nothing can go on from them any more. Unknown ids are a 404 `response_not_found`.
         */
        delete: operations["deleteResponse"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/responses/{response_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a response in the background
         * @description Ends a run in the background and answers with the response, `cancelled`, with what was said until then. One that has ended is answered as it is, whatever its status. A response that was not made with `background: true` is refused with 400 `response_not_cancellable`: it ends when its caller leaves. Unknown ids are a 404 `response_not_found`.
         */
        post: operations["cancelResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/responses/{response_id}/input_items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the items of a stored response's request
         * @description Answers with a page of the items that the request of a stored response brought. What came before them, by `previous_response_id` or from a session, is not among them. Unknown ids are a 404 `response_not_found`.
         */
        get: operations["listResponseInputItems"];
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
            clawgate?: components["schemas"]["ToolActivity"];
        };
        /** @description A run that failed after its first chunk. It is the last frame, and no `[DONE]` follows: what came before is only a part of the answer. */
        ChatCompletionErrorFrame: {
            error: components["schemas"]["ErrorObject"];
        };
        /** @description The JSON of one `data:` line of a streamed answer, the closing `[DONE]` aside. */
        ChatCompletionStreamFrame: components["schemas"]["ChatCompletionChunk"] | components["schemas"]["ChatCompletionErrorFrame"];
        /** @description A tool of the gateway ended; calls that were made together may end in any order. An extension, sent only where the operator switched on `clawgate.stream.toolEvents`; it belongs to no output item and may come between the events of one. */
        ClawgateToolCallDoneEvent: {
            /** @constant */
            type: "clawgate:tool_call.done";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the call that this is the result of. */
            call_id: string;
            /** @description The tool, as `<server>__<tool>`. */
            name: string;
            /** @description True when the tool failed; `output` then says how. The model is told, and may try otherwise. */
            is_error: boolean;
            /** @description What the model is given, as text; empty when the tool gave nothing. Parts are separated by line breaks, and an image is named by its media type in brackets, as in `[image/png]`. */
            output: string;
        };
        /** @description The gateway executes a tool of its own. An extension, sent only where the operator switched on `clawgate.stream.toolEvents`; it belongs to no output item and may come between the events of one. */
        ClawgateToolCallStartedEvent: {
            /** @constant */
            type: "clawgate:tool_call.started";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The call's id. No `function_call_output` answers it. */
            call_id: string;
            /** @description The tool, as `<server>__<tool>`. */
            name: string;
            /** @description The arguments as the model wrote them, JSON as text. */
            arguments: string;
        };
        /** @description The last event of a run that ended by itself, function calls included. The response is whole. */
        ResponseCompletedEvent: {
            /** @constant */
            type: "response.completed";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            response: components["schemas"]["Response"];
        };
        /** @description A part of a message begins, with empty text. */
        ResponseContentPartAddedEvent: {
            /** @constant */
            type: "response.content_part.added";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The part's place in the item's `content`. */
            content_index: number;
            part: components["schemas"]["ResponseOutputContent"];
        };
        /** @description A part of a message ends and is whole as it stands here. */
        ResponseContentPartDoneEvent: {
            /** @constant */
            type: "response.content_part.done";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The part's place in the item's `content`. */
            content_index: number;
            part: components["schemas"]["ResponseOutputContent"];
        };
        /** @description The first event. The response is `in_progress` and its `output` empty. It is sent once the backend has begun to answer; until then there are only comment lines, each `clawgate.stream.keepAliveMs`. A failure before any byte is an HTTP error. Of a response in the background it is sent at once, and the response is `queued`. */
        ResponseCreatedEvent: {
            /** @constant */
            type: "response.created";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            response: components["schemas"]["Response"];
        };
        /** @description The last resort when not even `response.failed` can be sent, for example because `clawgate.validateResponses: "fail"` refused an event. Nothing follows it, `[DONE]` neither. The same failure stands nested and flat, since clients read one or the other. */
        ResponseErrorEvent: {
            /** @constant */
            type: "error";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description As `error.code`. */
            code: string;
            /** @description As `error.message`. */
            message: string;
            /** @description As `error.param`. */
            param: string | null;
            error: components["schemas"]["ErrorObject"];
        };
        /** @description The last event of a run that failed midway. Items that were open get no further events; the response holds what there is of them, the last one `incomplete`. */
        ResponseFailedEvent: {
            /** @constant */
            type: "response.failed";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            response: components["schemas"]["Response"];
        };
        /** @description More of the arguments of a function call. */
        ResponseFunctionCallArgumentsDeltaEvent: {
            /** @constant */
            type: "response.function_call_arguments.delta";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The new piece of JSON text alone. */
            delta: string;
        };
        /** @description The arguments of a function call are whole. */
        ResponseFunctionCallArgumentsDoneEvent: {
            /** @constant */
            type: "response.function_call_arguments.done";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The called function. */
            name: string;
            /** @description All of the JSON text. */
            arguments: string;
        };
        /** @description The second event, with the same response. */
        ResponseInProgressEvent: {
            /** @constant */
            type: "response.in_progress";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            response: components["schemas"]["Response"];
        };
        /** @description The last event of a run that a limit or filter cut off. The response holds what there is. */
        ResponseIncompleteEvent: {
            /** @constant */
            type: "response.incomplete";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            response: components["schemas"]["Response"];
        };
        /** @description An item begins. Its status is `in_progress`, its content, summary or arguments are empty. */
        ResponseOutputItemAddedEvent: {
            /** @constant */
            type: "response.output_item.added";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The item's place in `output`. */
            output_index: number;
            item: components["schemas"]["ResponseOutputItem"];
        };
        /** @description An item ends, `completed` or `incomplete`, and is whole as it stands here. */
        ResponseOutputItemDoneEvent: {
            /** @constant */
            type: "response.output_item.done";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The item's place in `output`. */
            output_index: number;
            item: components["schemas"]["ResponseOutputItem"];
        };
        /** @description The second event of a response that runs in the background. The response is `queued` and its `output` empty. */
        ResponseQueuedEvent: {
            /** @constant */
            type: "response.queued";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            response: components["schemas"]["Response"];
        };
        /** @description A part of the reasoning begins, with empty text. */
        ResponseReasoningSummaryPartAddedEvent: {
            /** @constant */
            type: "response.reasoning_summary_part.added";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The part's place in the item's `summary`. */
            summary_index: number;
            part: components["schemas"]["ResponseReasoningSummaryText"];
        };
        /** @description A part of the reasoning ends and is whole as it stands here. */
        ResponseReasoningSummaryPartDoneEvent: {
            /** @constant */
            type: "response.reasoning_summary_part.done";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The part's place in the item's `summary`. */
            summary_index: number;
            part: components["schemas"]["ResponseReasoningSummaryText"];
        };
        /** @description More text of the reasoning. */
        ResponseReasoningSummaryTextDeltaEvent: {
            /** @constant */
            type: "response.reasoning_summary_text.delta";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The part's place in the item's `summary`. */
            summary_index: number;
            /** @description The new text alone. */
            delta: string;
        };
        /** @description The text of a part of the reasoning is whole. */
        ResponseReasoningSummaryTextDoneEvent: {
            /** @constant */
            type: "response.reasoning_summary_text.done";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The part's place in the item's `summary`. */
            summary_index: number;
            /** @description All of the text. */
            text: string;
        };
        /** @description More text of a refusal. */
        ResponseRefusalDeltaEvent: {
            /** @constant */
            type: "response.refusal.delta";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The part's place in the item's `content`. */
            content_index: number;
            /** @description The new text alone. */
            delta: string;
        };
        /** @description The text of a refusal is whole. */
        ResponseRefusalDoneEvent: {
            /** @constant */
            type: "response.refusal.done";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The part's place in the item's `content`. */
            content_index: number;
            /** @description All of the text. */
            refusal: string;
        };
        /** @description On a WebSocket connection: what went wrong, in place of a response's events or, when not even `response.failed` can be sent, as the last of them. A turn has this or `response.failed`, never both. */
        ResponseSocketError: {
            /** @constant */
            type: "error";
            /** @description What the answer would have over HTTP. */
            status: number;
            error: components["schemas"]["ErrorObject"];
            /** @description What the caller would be told in headers over HTTP: `retry-after`, the seconds after which the same message may succeed. Absent when there is nothing to be told. */
            headers?: {
                [key: string]: string;
            };
        };
        /**
         * @description The data of one frame of a streamed response; the frame's `event:` line repeats `type`.
         *
         *         stream    = response.created [ response.queued ] response.in_progress { item } end
         *         item      = output_item.added ( reasoning | message | call ) output_item.done
         *         reasoning = { reasoning_summary_part.added { reasoning_summary_text.delta }
         *                       reasoning_summary_text.done reasoning_summary_part.done }
         *         message   = { content_part.added ( { output_text.delta } output_text.done
         *                                          | { refusal.delta } refusal.done ) content_part.done }
         *         call      = { function_call_arguments.delta } function_call_arguments.done
         *         end       = response.completed | response.incomplete | response.failed
         *
         *     `response.queued` is there when the response runs in the background; one that ends before it says anything has no
         *     `response.in_progress` then. One that was cancelled ends with `response.failed`, whose response has the status
         *     `cancelled`. Items follow one another and never interleave. A failed stream may break off anywhere inside an item: then
         *     `response.failed` follows at once, or in the worst case `error`. Events of types that begin with `clawgate:` are
         *     extensions: they stand anywhere between `response.in_progress` and the end, inside an item too, and change nothing
         *     of the above. They are sent only where the operator switched on `clawgate.stream.toolEvents`. Whoever reads event by
         *     event skips them; the helper `responses.stream()` of the openai package for Node refuses every type it does not know.
         */
        ResponseStreamEvent: components["schemas"]["ResponseCreatedEvent"] | components["schemas"]["ResponseQueuedEvent"] | components["schemas"]["ResponseInProgressEvent"] | components["schemas"]["ResponseOutputItemAddedEvent"] | components["schemas"]["ResponseReasoningSummaryPartAddedEvent"] | components["schemas"]["ResponseReasoningSummaryTextDeltaEvent"] | components["schemas"]["ResponseReasoningSummaryTextDoneEvent"] | components["schemas"]["ResponseReasoningSummaryPartDoneEvent"] | components["schemas"]["ResponseContentPartAddedEvent"] | components["schemas"]["ResponseTextDeltaEvent"] | components["schemas"]["ResponseTextDoneEvent"] | components["schemas"]["ResponseRefusalDeltaEvent"] | components["schemas"]["ResponseRefusalDoneEvent"] | components["schemas"]["ResponseContentPartDoneEvent"] | components["schemas"]["ResponseFunctionCallArgumentsDeltaEvent"] | components["schemas"]["ResponseFunctionCallArgumentsDoneEvent"] | components["schemas"]["ResponseOutputItemDoneEvent"] | components["schemas"]["ResponseCompletedEvent"] | components["schemas"]["ResponseIncompleteEvent"] | components["schemas"]["ResponseFailedEvent"] | components["schemas"]["ResponseErrorEvent"] | components["schemas"]["ClawgateToolCallStartedEvent"] | components["schemas"]["ClawgateToolCallDoneEvent"];
        /** @description More text of a part. */
        ResponseTextDeltaEvent: {
            /** @constant */
            type: "response.output_text.delta";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The part's place in the item's `content`. */
            content_index: number;
            /** @description The new text alone. */
            delta: string;
            /** @description The text's tokens with their log probabilities. Empty unless asked for and reported by the backend. */
            logprobs: components["schemas"]["ResponseLogprob"][];
        };
        /** @description The text of a part is whole. */
        ResponseTextDoneEvent: {
            /** @constant */
            type: "response.output_text.done";
            /** @description The event's place in the stream, from 0 without gaps. */
            sequence_number: number;
            /** @description The id of the item. */
            item_id: string;
            /** @description The item's place in `output`. */
            output_index: number;
            /** @description The part's place in the item's `content`. */
            content_index: number;
            /** @description All of the text. */
            text: string;
            /** @description The text's tokens with their log probabilities. Empty unless asked for and reported by the backend. */
            logprobs: components["schemas"]["ResponseLogprob"][];
        };
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
        /**
         * @description The value of x-clawgate-history, how the messages relate to the stored session.
         * @enum {string}
         */
        HistoryHeader: "full" | "delta";
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
        /** @description A call of a function as an earlier answer brought it. */
        ChatCompletionMessageFunctionToolCall: {
            /** @description The call's id, repeated by the `tool` message that answers it. */
            id: string;
            /**
             * @description Says that this is a function.
             * @constant
             */
            type: "function";
            function: components["schemas"]["ChatCompletionCalledFunction"];
        };
        /** @description A tool call as an earlier answer brought it. A type that is not listed is refused with 400 `invalid_value`. */
        ChatCompletionMessageToolCall: components["schemas"]["ChatCompletionMessageFunctionToolCall"];
        /** @description What the model answered earlier. Send back `tool_calls` exactly as they came. */
        ChatCompletionAssistantMessageParam: {
            /**
             * @description Says that this is an assistant message.
             * @constant
             */
            role: "assistant";
            /** @description A reference to an earlier spoken answer. Refused with 400 `unsupported_parameter`; this gateway never gave one. */
            audio?: unknown;
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
            /** @description The author's name, to tell authors of one role apart. Forwarded where the backend has it; a message that moves to the instruction place has none there. */
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
            /** @description The author's name, to tell authors of one role apart. Forwarded where the backend has it; a message that moves to the instruction place has none there. */
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
        /** @description The file and its name. */
        ChatCompletionFile: {
            /** @description The bytes in base64, or a data URL: `data:application/pdf;base64,...`. Without them the request is refused with 400 `invalid_value`. */
            file_data?: string | null;
            /** @description The file's name. It tells the type where neither the bytes nor a declared type do, and it is what a session keeps in the file's place. */
            filename?: string | null;
            /** @description Refused with 400 `unsupported_parameter` unless null. There are no uploaded files here. */
            file_id?: string | null;
        };
        /** @description A file. The model reads its text: plain text, Markdown, HTML, CSV, JSON and PDF, within the limits that files of responses have (`gateway.http.endpoints.responses.files`). The text is marked as material from outside, and a session keeps the file's name in place of it. */
        ChatCompletionContentPartFile: {
            /**
             * @description Says that this part is a file.
             * @constant
             */
            type: "file";
            file: components["schemas"]["ChatCompletionFile"];
        };
        /** @description Where the image is and how closely to look at it. */
        ChatCompletionImageUrl: {
            /** @description A data URL with base64: `data:image/png;base64,...`, of the type jpeg, png, gif, webp, heic or heif and of up to 10 MB (both configurable); other media types are refused with 400 `unsupported_value`. An http or https URL is refused likewise unless the operator allows it (`images.allowUrl`): the gateway then fetches the image, from the public internet only and at most as many as a request of responses may name (`maxUrlParts`). */
            url: string;
            /**
             * @description How closely the model looks, at the price of tokens. Forwarded where the backend has it; `original` is taken as `high`. Default `auto`.
             * @enum {string|null}
             */
            detail?: "auto" | "low" | "high" | "original" | null;
        };
        /** @description An image, given to backends whose model takes images; for others the request is refused with 400 `unsupported_value`. The latest user message may carry 8 images and 20 MB of decoded image data (both configurable), otherwise 400 `invalid_value`; images of earlier ones come back with every turn and are not counted again. Images that are fetched count among these bytes wherever they stand: beyond them 400 `attachment_too_large`. */
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
            input_audio?: unknown;
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
        /** @description How the backend should cache the prompt, in the backend's own words. */
        ChatCompletionPromptCacheOptions: {
            /** @description Whether the backend chooses what to cache or the message parts mark it. */
            mode?: string | null;
            /** @description How long to keep it. */
            ttl?: string | null;
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
             * @description Says that this is a function.
             * @constant
             */
            type: "function";
            function: components["schemas"]["ChatCompletionFunctionName"];
        };
        /** @description A choice that is more than a word. A type that is not listed, such as `allowed_tools` or `custom`, is refused with 400 `invalid_value`. */
        ChatCompletionToolChoiceObject: components["schemas"]["ChatCompletionNamedToolChoice"];
        /** @description The function as it is described to the model. */
        FunctionDefinition: {
            /** @description What the model calls it; unique within `tools`, otherwise 400 `invalid_value`. Letters, digits, `_` and `-`, up to 64, are taken by every backend; a stricter backend refuses others, and its refusal is passed on. */
            name: string;
            /** @description What it does and when to call it, in words for the model. */
            description?: string | null;
            /** @description A JSON Schema of type object that describes the arguments, forwarded as it is. Absent: the function takes none. */
            parameters?: Record<string, unknown> | null;
            /** @description True asks the backend to keep exactly to `parameters`. Forwarded where the backend has it. Default: the backend's. */
            strict?: boolean | null;
        };
        /** @description A function that the caller executes. */
        ChatCompletionFunctionTool: {
            /**
             * @description Says that this is a function.
             * @constant
             */
            type: "function";
            function: components["schemas"]["FunctionDefinition"];
        };
        /** @description A tool that the caller executes. A type that is not listed, such as OpenAI's `custom`, is refused with 400 `invalid_value`. */
        ChatCompletionTool: components["schemas"]["ChatCompletionFunctionTool"];
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
            /** @description The conversation, oldest message first; with a session all of it or only what is new (x-clawgate-history). The agent's own prompt comes before all of it; leading system and developer messages follow that prompt in the backend's instruction place, later ones keep their role and position where the backend allows it. All other roles stay where they are. */
            messages: components["schemas"]["ChatCompletionMessageParam"][];
            /** @description The agent: `openclaw` or `openclaw/default` for the default one, `openclaw/<agentId>`, `openclaw:<agentId>` or `agent:<agentId>` for any other, without regard to case. Anything else, a raw backend name such as `gpt-4o` included, is refused with 400 `model_not_found` and the list of ids. x-openclaw-agent-id wins over it. The answer repeats this string as it was sent. */
            model: string;
            /** @description Settings for spoken answers. Refused with 400 `unsupported_parameter`; agents answer in text. */
            audio?: unknown;
            /** @description Above 0 makes words less likely the more often they have occurred, below 0 more likely. Forwarded where the backend has it. Default: the backend's. */
            frequency_penalty?: number | null;
            /** @description The legacy form of `tool_choice`. Refused with 400 `unsupported_parameter`; send `tool_choice`. */
            function_call?: unknown;
            /** @description The legacy form of `tools`. Refused with 400 `unsupported_parameter`; send `tools`. */
            functions?: unknown;
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
            moderation?: unknown;
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
            prompt_cache_options?: components["schemas"]["ChatCompletionPromptCacheOptions"] | null;
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
            tool_choice?: ("auto" | "none" | "required") | components["schemas"]["ChatCompletionToolChoiceObject"] | null;
            /** @description Functions that the caller executes, added to the tools the agent has itself. A call comes back in `tool_calls` with `finish_reason` tool_calls; the caller sends the conversation again with that message and one `tool` message for each call. */
            tools?: components["schemas"]["ChatCompletionTool"][] | null;
            /** @description For how many alternatives at each position to give the log probability, too. Needs `logprobs: true`, otherwise 400 `invalid_value`. Default 0. */
            top_logprobs?: number | null;
            /** @description Chooses among the likeliest tokens that together have this probability. Forwarded where the backend has it. Default: the agent's configured one, otherwise the backend's. */
            top_p?: number | null;
            /** @description The caller's stable name for its end user. Unless a header names the session (x-openclaw-session-key), it does: `agent:<agentId>:openai-user:<user>`. The conversation is kept under that key, so a request may bring all of it or only what is new (x-clawgate-history), and a request that is sent again because its answer did not arrive counts once. One name for all end users would be one conversation that never ends. Also forwarded where the backend has it. Without it, or with an empty one, nothing is kept. Its length is limited because the answer repeats it in a header. */
            user?: string | null;
            /**
             * @description How long-winded the answer should be. Forwarded where the backend has it. Default: the backend's.
             * @enum {string|null}
             */
            verbosity?: "low" | "medium" | "high" | null;
            /** @description The backend's own web search. Refused with 400 `unsupported_parameter`: what an agent may search with is the operator's choice. */
            web_search_options?: unknown;
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
            /** @description The text, text before a tool call included. Null when the model only called tools or declined; empty when it said nothing at all. */
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
        /** @description A call that the model made and the gateway executes. */
        ServerToolCall: {
            /** @description The call's id. No `tool` message answers it; its result follows with the same id. */
            id: string;
            /** @description The tool, as `<server>__<tool>`. */
            name: string;
            /** @description The arguments as the model wrote them, JSON as text. */
            arguments: string;
        };
        /** @description A tool was called. */
        ToolCallActivity: {
            tool_call: components["schemas"]["ServerToolCall"];
        };
        /** @description What a tool of the gateway gave. */
        ServerToolResult: {
            /** @description The id of the call that this is the result of. */
            tool_call_id: string;
            /** @description The tool, as `<server>__<tool>`. */
            name: string;
            /** @description True when the tool failed; `output` then says how. The model is told, and may try otherwise. */
            is_error: boolean;
            /** @description What the model is given, as text; empty when the tool gave nothing. Parts are separated by line breaks, and an image is named by its media type in brackets, as in `[image/png]`. */
            output: string;
        };
        /** @description A tool ended. Calls that were made together may end in any order. */
        ToolResultActivity: {
            tool_result: components["schemas"]["ServerToolResult"];
        };
        /** @description One thing that happened with a tool that the gateway itself executes: it was called, or it ended. Shown only where the operator switched on `clawgate.stream.toolEvents`. There is nothing for the caller to do. */
        ToolActivity: components["schemas"]["ToolCallActivity"] | components["schemas"]["ToolResultActivity"];
        /** @description What OpenAI's API has no word for. Only where the operator switched on `clawgate.stream.toolEvents`, and then only when the run called tools of the gateway. */
        ChatCompletionExtension: {
            /** @description The calls of tools that the gateway itself executed and what came of them, as they happened. */
            tool_activity: components["schemas"]["ToolActivity"][];
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
            clawgate?: components["schemas"]["ChatCompletionExtension"];
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
            /** @description Log probabilities of this piece's text; null unless they were asked for and given. */
            logprobs: components["schemas"]["ChatCompletionLogprobs"] | null;
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
        /** @description Text for the model. */
        ResponseInputText: {
            /** @constant */
            type: "input_text";
            /** @description The text, passed on unchanged. */
            text: string;
        };
        /** @description An image or file to fetch, or one in a data URL. */
        ResponseInputSourceUrl: {
            /** @constant */
            type: "url";
            /** @description An http or https URL, or a data URL. */
            url: string;
            /** @description As `filename` beside the source, which wins. Without effect for images. */
            filename?: string | null;
        };
        /** @description An image or file in the request itself. */
        ResponseInputSourceBase64: {
            /** @constant */
            type: "base64";
            /** @description The bytes in base64. */
            data: string;
            /** @description What they are, such as `image/png`. The bytes themselves win where they tell. */
            media_type?: string | null;
            /** @description As `filename` beside the source, which wins. Without effect for images. */
            filename?: string | null;
        };
        /** @description Where an image or file is, in the form that OpenClaw knows. */
        ResponseInputSource: components["schemas"]["ResponseInputSourceUrl"] | components["schemas"]["ResponseInputSourceBase64"];
        /** @description An image for a model that takes images, in a message of the user or in a function's result. Exactly one of `image_url` and `source` says where it is. What it is, its first bytes decide: JPEG, PNG, GIF or WebP of up to 10 MB (both configurable), otherwise 400 `unsupported_attachment_type` or `attachment_too_large`. */
        ResponseInputImage: {
            /** @constant */
            type: "input_image";
            /** @description A data URL, or an http or https URL, which the gateway fetches: from the public internet only, at most 8 URLs in a request, images and files together (configurable), and not at all where the operator forbids it. Otherwise 400 `attachment_url_not_allowed` or `too_many_attachments`. */
            image_url?: string | null;
            /** @description Where the image is, in the form that OpenClaw knows. */
            source?: components["schemas"]["ResponseInputSource"] | null;
            /**
             * @description How closely the model looks, at the price of tokens. Forwarded where the backend has it; `original` is taken as `high`. Default `auto`.
             * @enum {string|null}
             */
            detail?: "auto" | "low" | "high" | "original" | null;
            /** @description Refused with 400 `unsupported_parameter` unless null. There are no uploaded files here. */
            file_id?: string | null;
        };
        /** @description A file, in a message of the user or in a function's result. Exactly one of `file_data`, `file_url` and `source` says where it is. The model reads its text: plain text, Markdown, HTML, CSV, JSON and PDF, of up to 5 MB and 60000 characters, and of a PDF the first 4 pages (all configurable), as images where they hold little text. The text is marked as material from outside, and neither a session nor a stored response keeps it. */
        ResponseInputFile: {
            /** @constant */
            type: "input_file";
            /** @description The file's name. It tells the type where neither the bytes nor a declared type do, and it is what a session keeps in the file's place. Default is the last part of the URL. */
            filename?: string | null;
            /** @description The bytes in base64, or a data URL: `data:application/pdf;base64,...`. */
            file_data?: string | null;
            /** @description An http or https URL, which the gateway fetches as it does `image_url` of an image, or a data URL. */
            file_url?: string | null;
            /** @description Where the file is, in the form that OpenClaw knows. */
            source?: components["schemas"]["ResponseInputSource"] | null;
            /** @description Refused with 400 `unsupported_parameter` unless null. There are no uploaded files here. */
            file_id?: string | null;
        };
        /** @description Text that the model said earlier, with or without the details that the answer carried. */
        ResponseOutputTextParam: {
            /** @constant */
            type: "output_text";
            /** @description The text, passed on unchanged. */
            text: string;
            /** @description Accepted, without effect. */
            annotations?: unknown[] | null;
            /** @description Accepted, without effect. */
            logprobs?: unknown[] | null;
        };
        /** @description A refusal that the model gave earlier. */
        ResponseOutputRefusalParam: {
            /** @constant */
            type: "refusal";
            /** @description The model's words, passed on as what the assistant said. */
            refusal: string;
        };
        /** @description A part of a message. Texts of all kinds are honoured in every role; images and files in messages of the user, in those of other roles they are refused with 400 `unsupported_value`. */
        ResponseMessageContent: components["schemas"]["ResponseInputText"] | components["schemas"]["ResponseInputImage"] | components["schemas"]["ResponseInputFile"] | components["schemas"]["ResponseOutputTextParam"] | components["schemas"]["ResponseOutputRefusalParam"];
        /** @description A message. The short form is `{role, content}`; output messages of earlier responses can be sent back as they came. */
        EasyInputMessage: {
            /**
             * @description May be left out.
             * @enum {string|null}
             */
            type?: "message" | null;
            /**
             * @description Who speaks. Leading `system` and `developer` messages follow the agent's own prompt in the backend's instruction place; later ones keep their role and position where the backend allows and join the instructions otherwise.
             * @enum {string}
             */
            role: "user" | "assistant" | "system" | "developer";
            /** @description A string is one text part. */
            content: string | components["schemas"]["ResponseMessageContent"][];
            /** @description The item's id from an earlier response. Accepted, without effect. */
            id?: string | null;
            /** @description The item's status from an earlier response. Accepted, without effect. */
            status?: string | null;
            /** @description A label of some OpenAI models (`commentary`, `final_answer`). Accepted, without effect. */
            phase?: string | null;
        };
        /** @description A function call that the model made earlier. Neighbouring calls belong to one assistant turn. */
        FunctionCallItemParam: {
            /** @constant */
            type: "function_call";
            /** @description Ties the call to its result. */
            call_id: string;
            /** @description The called function. */
            name: string;
            /** @description The arguments as JSON text, passed on unchanged. */
            arguments: string;
            /** @description The item's id from an earlier response. Accepted, without effect. */
            id?: string | null;
            /**
             * @description Accepted, without effect.
             * @enum {string|null}
             */
            status?: "in_progress" | "completed" | "incomplete" | null;
        };
        /** @description A part of a function's result. */
        ResponseFunctionOutputContent: components["schemas"]["ResponseInputText"] | components["schemas"]["ResponseInputImage"] | components["schemas"]["ResponseInputFile"];
        /** @description What the caller's function returned. A result whose `call_id` belongs to no earlier function call of the conversation is refused with 400 `invalid_value`. */
        FunctionCallOutputItemParam: {
            /** @constant */
            type: "function_call_output";
            /** @description The `call_id` of the function call this answers. Required here, although OpenAI's client allows null for calls of hosted tools. */
            call_id: string;
            /** @description The result: a string, often JSON text, or parts. An empty result completes the call too. */
            output: string | components["schemas"]["ResponseFunctionOutputContent"][];
            /** @description Accepted, without effect. */
            id?: string | null;
            /**
             * @description Accepted, without effect.
             * @enum {string|null}
             */
            status?: "in_progress" | "completed" | "incomplete" | null;
        };
        /** @description One part of an earlier reasoning summary. */
        ReasoningSummaryTextParam: {
            /** @constant */
            type: "summary_text";
            /** @description The part's text. */
            text: string;
        };
        /** @description One part of earlier raw reasoning. */
        ReasoningTextParam: {
            /** @constant */
            type: "reasoning_text";
            /** @description The part's text. */
            text: string;
        };
        /** @description Reasoning of an earlier turn, as clients send it back. Accepted so that the output of a response can be the input of the next one. Its readable text goes to backends that take earlier reasoning back; others do not see it. */
        ReasoningItemParam: {
            /** @constant */
            type: "reasoning";
            /** @description The parts of the summary. May be empty. */
            summary: components["schemas"]["ReasoningSummaryTextParam"][];
            /** @description The raw reasoning text, where another service gave it. Used when `summary` is empty. */
            content?: components["schemas"]["ReasoningTextParam"][] | null;
            /** @description Reasoning that another service encrypted. It cannot be read here and has no effect. */
            encrypted_content?: string | null;
            /** @description Accepted, without effect. */
            id?: string | null;
            /**
             * @description Accepted, without effect.
             * @enum {string|null}
             */
            status?: "in_progress" | "completed" | "incomplete" | null;
        };
        /** @description A reference to an item of a stored response, in its input or its output: it stands for the item itself. Found are items of responses of the same agent, `user` and session; any other id is refused with 404 `item_not_found`. */
        ItemReferenceParam: {
            /**
             * @description May be left out.
             * @enum {string|null}
             */
            type?: "item_reference" | null;
            /** @description The id of the item. */
            id: string;
        };
        /** @description Items of tools and features that exist only on other services. Refused with 400 `unsupported_value`, `param` the item's place. */
        UnsupportedItemParam: {
            /**
             * @description Which one. A type in no list at all is refused with 400 `invalid_value`.
             * @enum {string}
             */
            type: "additional_tools" | "apply_patch_call" | "apply_patch_call_output" | "code_interpreter_call" | "compaction" | "compaction_trigger" | "computer_call" | "computer_call_output" | "configuration_update" | "custom_tool_call" | "custom_tool_call_output" | "file_search_call" | "image_generation_call" | "local_shell_call" | "local_shell_call_output" | "mcp_approval_request" | "mcp_approval_response" | "mcp_call" | "mcp_list_tools" | "program" | "program_output" | "shell_call" | "shell_call_output" | "tool_search_call" | "tool_search_output" | "web_search_call";
        };
        /** @description One entry of the conversation. `type` may be left out of a message; an object with `role` is a message. */
        ResponseInputItem: components["schemas"]["EasyInputMessage"] | components["schemas"]["FunctionCallItemParam"] | components["schemas"]["FunctionCallOutputItemParam"] | components["schemas"]["ReasoningItemParam"] | components["schemas"]["ItemReferenceParam"] | components["schemas"]["UnsupportedItemParam"];
        /** @description A function that the caller executes. A call of it ends the response; the caller sends the result back as `function_call_output`. */
        FunctionToolParam: {
            /** @constant */
            type: "function";
            /** @description What the model calls it; unique within `tools`, otherwise 400 `invalid_value`. Letters, digits, `_` and `-`, up to 64, are taken by every backend; a stricter backend refuses others, and its refusal is passed on. */
            name: string;
            /** @description What it does and when to call it, in words for the model. */
            description?: string | null;
            /** @description A JSON Schema of type object that describes the arguments, forwarded as it is. Absent: the function takes none. */
            parameters?: {
                [key: string]: unknown;
            } | null;
            /** @description True asks the backend to keep exactly to `parameters`. Forwarded where the backend has it. Default: the backend's. */
            strict?: boolean | null;
        };
        /** @description Tools that run on other services or need a protocol of their own. Refused with 400 `unsupported_value`, `param` the tool's place; leave them out. */
        UnsupportedTool: {
            /**
             * @description Which one. A type in no list at all is refused with 400 `invalid_value`.
             * @enum {string}
             */
            type: "apply_patch" | "code_interpreter" | "computer" | "computer_use" | "computer_use_preview" | "custom" | "file_search" | "image_generation" | "local_shell" | "mcp" | "namespace" | "programmatic_tool_calling" | "shell" | "tool_search" | "web_search" | "web_search_2025_08_26" | "web_search_preview" | "web_search_preview_2025_03_11";
        };
        /** @description A tool offered to the model. Only functions can be; the other known types are refused by name. */
        ResponseTool: components["schemas"]["FunctionToolParam"] | components["schemas"]["UnsupportedTool"];
        /**
         * @description `auto`: the model decides. `none`: no tool is called. `required`: at least one call is made.
         * @enum {string}
         */
        ToolChoiceOptions: "none" | "auto" | "required";
        /** @description This one function is called. */
        ToolChoiceFunction: {
            /** @constant */
            type: "function";
            /** @description A name in `tools`. */
            name: string;
        };
        /** @description Only these of the `tools` may be called. A hard limit: the model is not told of the others, and a call of any other fails the run. */
        ToolChoiceAllowed: {
            /** @constant */
            type: "allowed_tools";
            /**
             * @description Whether at least one of them is called (`required`) or the model decides (`auto`, the default).
             * @enum {string|null}
             */
            mode?: "auto" | "required" | null;
            /** @description The allowed functions. One that is not in the request's `tools` is refused with 400 `invalid_value`. */
            tools: components["schemas"]["ToolChoiceFunction"][];
        };
        /** @description Pins a tool of another type. Refused with 400 `unsupported_value`, `param` tool_choice. */
        UnsupportedToolChoice: {
            /**
             * @description Which one. A type in no list at all is refused with 400 `invalid_value`.
             * @enum {string}
             */
            type: "apply_patch" | "code_interpreter" | "computer" | "computer_use" | "computer_use_preview" | "custom" | "file_search" | "image_generation" | "mcp" | "programmatic_tool_calling" | "shell" | "web_search" | "web_search_preview" | "web_search_preview_2025_03_11";
        };
        /** @description Plain text. */
        TextFormatTextParam: {
            /** @constant */
            type: "text";
        };
        /** @description One JSON object of any shape. A backend that cannot give it refuses with 400 `unsupported_parameter`. `json_schema` is the better choice. */
        TextFormatJsonObjectParam: {
            /** @constant */
            type: "json_object";
        };
        /** @description JSON that satisfies `schema`. A backend that cannot give it refuses with 400 `unsupported_parameter`. */
        TextFormatJsonSchemaParam: {
            /** @constant */
            type: "json_schema";
            /** @description What the form is called. Letters, digits, `_` and `-` are taken by every backend. */
            name: string;
            /** @description What the form is for, in words for the model. */
            description?: string | null;
            /** @description The JSON Schema, forwarded as it is. */
            schema: {
                [key: string]: unknown;
            };
            /** @description True asks the backend to keep exactly to the schema. Forwarded where the backend has it. Default: the backend's; the answer then says false. */
            strict?: boolean | null;
        };
        /** @description Plain text, any JSON object, or JSON that satisfies a schema. */
        ResponseFormatTextConfig: components["schemas"]["TextFormatTextParam"] | components["schemas"]["TextFormatJsonObjectParam"] | components["schemas"]["TextFormatJsonSchemaParam"];
        /** @description The form of the text output. */
        ResponseTextConfig: {
            /** @description The format. Default `{type: text}`. */
            format?: components["schemas"]["ResponseFormatTextConfig"] | null;
            /**
             * @description How long-winded the answer should be. Forwarded where the backend has it, otherwise named as `text.verbosity`. The answer has it only when it was sent. Default: the backend's.
             * @enum {string|null}
             */
            verbosity?: "low" | "medium" | "high" | null;
        };
        /** @description How much the model thinks before it answers, and what is shown of it. */
        ReasoningParam: {
            /**
             * @description How much to think. Forwarded where the backend has it, otherwise named as `reasoning.effort`; a step that the model does not know is the backend's to refuse. Default: the backend's.
             * @enum {string|null}
             */
            effort?: "none" | "minimal" | "low" | "medium" | "high" | "xhigh" | "max" | null;
            /**
             * @description How detailed the readable reasoning should be. Forwarded where the backend has it, otherwise named as `reasoning.summary`. Reasoning text that a backend sends by itself is given in any case, as a `reasoning` item.
             * @enum {string|null}
             */
            summary?: "auto" | "concise" | "detailed" | null;
        };
        /** @description Settings of a streamed answer. Without effect when `stream` is not true. */
        ResponseStreamOptions: {
            /** @description Padding that hides the length of tokens from eavesdroppers. None is sent; true is named in x-clawgate-ignored-params as `stream_options.include_obfuscation`. Default false. */
            include_obfuscation?: boolean | null;
        };
        /** @description One run of an agent in the responses dialect. Fields not listed here go unchanged to backends of the kind `openai-completions` and are named in x-clawgate-ignored-params for all others. The phrase "where the backend has it" means: forwarded to backends that know the setting, and for all others left out and named in that header. */
        CreateResponseRequest: {
            /** @description The agent: `openclaw` or `openclaw/default` for the default one, `openclaw/<agentId>`, `openclaw:<agentId>` or `agent:<agentId>` for any other, without regard to case. Anything else, a raw backend name such as `gpt-4o` included, is refused with 400 `model_not_found` and the list of ids. x-openclaw-agent-id wins over it. The answer repeats this string as it was sent. */
            model: string;
            /** @description What the run is about. A string is one user message. An array is the conversation in order, oldest first: messages, function calls and their results; with a session all of it or only what is new (x-clawgate-history). An array may be empty where `previous_response_id` names a conversation: then it is answered as it stands. */
            input: string | components["schemas"]["ResponseInputItem"][];
            /** @description Text for the backend's instruction place, after the agent's own prompt and before leading system and developer messages of `input`. Holds for this request only. Echoed in the answer. */
            instructions?: string | null;
            /** @description Functions that the caller executes. The agent's own tools are not listed here. Tools of any other type are refused by name. Default: none. */
            tools?: components["schemas"]["ResponseTool"][] | null;
            /** @description How the model may use `tools`. A function that is not in `tools`, or `required` without any, is refused with 400 `invalid_value`. An answer without the demanded call fails as 502 `tool_choice_unmet`. Default `auto`. */
            tool_choice?: components["schemas"]["ToolChoiceOptions"] | components["schemas"]["ToolChoiceFunction"] | components["schemas"]["ToolChoiceAllowed"] | components["schemas"]["UnsupportedToolChoice"] | null;
            /** @description False asks for at most one function call in an answer. Forwarded where the backend has it. Default: the backend's; the answer then says true. */
            parallel_tool_calls?: boolean | null;
            /** @description The most calls of tools that the gateway itself executes during this run. Functions in `tools` are executed by the caller and do not count. Default: no bound of the caller's. The answer repeats it. */
            max_tool_calls?: number | null;
            /** @description The form of the text output. Default plain text. */
            text?: components["schemas"]["ResponseTextConfig"] | null;
            /** @description How much the model thinks first. Default is the backend's own. */
            reasoning?: components["schemas"]["ReasoningParam"] | null;
            /** @description The most tokens the answer may have, reasoning included. An answer cut off there ends with status `incomplete` and reason `max_output_tokens`. Default: the model's configured limit, otherwise the backend's. The answer repeats it. */
            max_output_tokens?: number | null;
            /** @description How freely the model chooses: 0 takes the likeliest token. Forwarded where the backend has it. Default: the agent's configured one, otherwise the backend's; the answer then says 1. */
            temperature?: number | null;
            /** @description Chooses among the likeliest tokens that together have this probability. Forwarded where the backend has it. Default: the agent's configured one, otherwise the backend's; the answer then says 1. */
            top_p?: number | null;
            /** @description Above 0 makes words that have occurred at all less likely, below 0 more likely. Forwarded where the backend has it. Default: the backend's; the answer then says 0. */
            presence_penalty?: number | null;
            /** @description Above 0 makes words less likely the more often they have occurred, below 0 more likely. Forwarded where the backend has it. Default: the backend's; the answer then says 0. */
            frequency_penalty?: number | null;
            /** @description For how many alternatives at each position to give the log probability, too. Above 0 it asks for the log probabilities themselves as well, without a word in `include`. Forwarded where the backend has it. Default 0. */
            top_logprobs?: number | null;
            /** @description `true`: the answer is a `text/event-stream` of ResponseStreamEvent. `false`, the default: one JSON object. The `Accept` header plays no part. */
            stream?: boolean | null;
            /** @description Settings of a streamed answer. */
            stream_options?: components["schemas"]["ResponseStreamOptions"] | null;
            /** @description True, the default: the response, the items of its request and what its stream told are kept, for 30 days unless configured otherwise, and are on disk before the answer ends. `false` keeps nothing of it; a session keeps its conversation all the same. */
            store?: boolean | null;
            /** @description The id of a stored response to go on from: its context, its input and its output come before this `input`, in this order; its `instructions` do not. It has to be of the same agent, the same `user` and the same session, to have ended, and none of the responses before it may have been deleted; anything else is refused with 400 `previous_response_not_found`. With a session as well the chain is the whole conversation, and x-clawgate-history has no effect. Echoed in the answer. */
            previous_response_id?: string | null;
            /** @description Refused with 400 `unsupported_parameter`: conversations are not stored under ids. Send the earlier items in `input`, or keep a session with `user` or x-openclaw-session-key. */
            conversation?: unknown;
            /** @description True: the answer comes at once, with the status `queued`, and the run goes on whatever becomes of the caller. It is polled by GET, streamed by `stream` here or there, and ended by POST …/cancel. Needs `store`, otherwise 400 `invalid_value`; more at once than the operator allows are refused with 429 `too_many_background_responses`. One that a restart of the gateway cut off is `failed`. Default false. The answer repeats it. */
            background?: boolean | null;
            /**
             * @description `disabled`, the default: input is never cut to fit, and a conversation longer than the backend's context window fails with `context_length_exceeded`. `auto`: without a session the oldest turns are left out until the conversation fits the model's configured `contextWindow`; the last user message and what follows it always stay. A session makes room in its own way. The answer repeats it.
             * @enum {string|null}
             */
            truncation?: "disabled" | "auto" | null;
            /** @description Extra output. `message.output_text.logprobs` asks for the log probability of each token of the text, where the backend has it. All other values ask for what this gateway does not produce (`reasoning.encrypted_content`, results of hosted tools): they have no effect and `include` is named in x-clawgate-ignored-params. */
            include?: string[] | null;
            /** @description Up to 16 pairs for the caller's own bookkeeping, keys up to 64 and values up to 512 characters. Echoed in the answer and kept with it; neither shown to the model nor forwarded. The answer has `{}` when there were none. */
            metadata?: {
                [key: string]: string;
            } | null;
            /** @description A name under which the backend may find the cached prompt again. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. The answer repeats it. */
            prompt_cache_key?: string | null;
            /** @description The caller's pseudonym for its end user, for the backend's abuse detection; it does not choose the session. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. The answer repeats it. */
            safety_identifier?: string | null;
            /** @description The backend's class of service, by the backend's own names. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. Default: the backend's. */
            service_tier?: string | null;
            /** @description The caller's stable name for its end user. Unless a header names the session (x-openclaw-session-key), it does: `agent:<agentId>:openresponses-user:<user>`. The conversation is kept under that key, so a request may bring all of it or only what is new (x-clawgate-history), and a request that is sent again because its answer did not arrive counts once. One name for all end users would be one conversation that never ends. Also forwarded where the backend has it. Without it, or with an empty one, nothing is kept. Its length is limited because the answer repeats it in a header. */
            user?: string | null;
            /** @description What a client tells about itself. Has no effect, is not forwarded, and is named in x-clawgate-ignored-params. */
            client_metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Refused with 400 `unsupported_parameter`: prompt templates live on OpenAI's servers. Send their text as `instructions`. */
            prompt?: unknown;
            /** @description Moderation of input and output by the backend. Refused with 400 `unsupported_parameter`; a gateway that left it out would let through what the caller wanted blocked. */
            moderation?: unknown;
            /** @description Refused with 400 `unsupported_parameter`: the gateway does not compact a conversation. Send a shorter `input`. */
            context_management?: unknown;
            /** @description How the backend should cache the prompt. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. */
            prompt_cache_options?: unknown;
            /** @description How long the backend should keep the cached prompt. Goes unchanged to `openai-completions` backends; for all others it is named in x-clawgate-ignored-params. */
            prompt_cache_retention?: string | null;
        };
        /**
         * @description `queued` and `in_progress`: only inside a stream, and of a response in the background that has not ended. `completed`: the model ended by itself, or called functions that the caller is to execute. `incomplete`: a limit or filter cut it off. `failed`: in the event `response.failed`, and of a stored response; without a stream a failed run is an HTTP error. `cancelled`: it was cancelled, or its caller left before the end of a stream; `output` is what was said until then.
         * @enum {string}
         */
        ResponseStatus: "queued" | "in_progress" | "completed" | "incomplete" | "failed" | "cancelled";
        /** @description Why the run failed, in OpenAI's words. */
        ResponseError: {
            /**
             * @description `rate_limit_exceeded`: the backend limits the rate; try later. `invalid_prompt`: the backend refused the request; change it. `server_error`: everything else; trying again may help.
             * @enum {string}
             */
            code: "server_error" | "rate_limit_exceeded" | "invalid_prompt";
            /** @description What happened, in a sentence. */
            message: string;
        };
        /** @description Why the output ends early. */
        ResponseIncompleteDetails: {
            /**
             * @description `max_output_tokens`: the request's or the backend's limit of output tokens is reached. `content_filter`: the backend's filter stopped the output.
             * @enum {string}
             */
            reason: "max_output_tokens" | "content_filter";
        };
        /**
         * @description `in_progress` only inside a stream. `incomplete`: a limit, a filter or a failure cut the item off. `completed` and `incomplete` are final.
         * @enum {string}
         */
        ResponseItemStatus: "in_progress" | "completed" | "incomplete";
        /** @description A web page that the text rests on. */
        ResponseUrlCitation: {
            /** @constant */
            type: "url_citation";
            /** @description The page's address. */
            url: string;
            /** @description The page's title. */
            title: string;
            /** @description The first character of the text that rests on it. */
            start_index: number;
            /** @description The last one. */
            end_index: number;
        };
        /** @description One token that could have stood here. */
        ResponseTopLogprob: {
            /** @description The token's text. */
            token: string;
            /** @description The natural logarithm of its probability. */
            logprob: number;
            /** @description Its UTF-8 bytes. Empty where the backend gives none. */
            bytes: number[];
        };
        /** @description One token and how likely it was. */
        ResponseLogprob: {
            /** @description The token's text. */
            token: string;
            /** @description The natural logarithm of its probability; -9999 means very unlikely. */
            logprob: number;
            /** @description Its UTF-8 bytes, for tokens that are a part of a character. Empty where the backend gives none. */
            bytes: number[];
            /** @description The likeliest tokens at this place, as many as `top_logprobs` asked for. */
            top_logprobs: components["schemas"]["ResponseTopLogprob"][];
        };
        /** @description Text; with a JSON format, the JSON as text. */
        ResponseOutputText: {
            /** @constant */
            type: "output_text";
            /** @description The text. Empty in `response.content_part.added`. */
            text: string;
            /** @description Sources of the text. Empty where the backend named none. */
            annotations: components["schemas"]["ResponseUrlCitation"][];
            /** @description The tokens with their log probabilities. Empty unless asked for and reported by the backend. */
            logprobs: components["schemas"]["ResponseLogprob"][];
        };
        /** @description The model's own words for declining. */
        ResponseOutputRefusal: {
            /** @constant */
            type: "refusal";
            /** @description The text. Empty in `response.content_part.added`. */
            refusal: string;
        };
        /** @description A part of what the model said. */
        ResponseOutputContent: components["schemas"]["ResponseOutputText"] | components["schemas"]["ResponseOutputRefusal"];
        /** @description Something the model said. */
        ResponseOutputMessage: {
            /** @constant */
            type: "message";
            /** @description The item's id, unique within the response. */
            id: string;
            status: components["schemas"]["ResponseItemStatus"];
            /**
             * @description Always `assistant`.
             * @constant
             */
            role: "assistant";
            /** @description The parts, in order. Empty in `response.output_item.added`. */
            content: components["schemas"]["ResponseOutputContent"][];
        };
        /** @description A function that the caller is to execute. The follow-up request carries this item and a `function_call_output` with the same `call_id`. */
        ResponseFunctionToolCall: {
            /** @constant */
            type: "function_call";
            /** @description The item's id, unique within the response. Not the id to answer to. */
            id: string;
            status: components["schemas"]["ResponseItemStatus"];
            /** @description Ties the call to its result. */
            call_id: string;
            /** @description A name in `tools`. */
            name: string;
            /** @description JSON text as the model wrote it, to be checked before use. Empty in `response.output_item.added`; may break off when the status is `incomplete`. */
            arguments: string;
        };
        /** @description A part of the reasoning. */
        ResponseReasoningSummaryText: {
            /** @constant */
            type: "summary_text";
            /** @description The text. Empty in `response.reasoning_summary_part.added`. */
            text: string;
        };
        /** @description What the model thought before it spoke or called, where the backend shows it. All readable reasoning is given as summary, raw reasoning of open models included. */
        ResponseReasoningItem: {
            /** @constant */
            type: "reasoning";
            /** @description The item's id, unique within the response. */
            id: string;
            status: components["schemas"]["ResponseItemStatus"];
            /** @description The parts, in order. Empty in `response.output_item.added`. */
            summary: components["schemas"]["ResponseReasoningSummaryText"][];
        };
        /** @description One thing that the model produced. */
        ResponseOutputItem: components["schemas"]["ResponseOutputMessage"] | components["schemas"]["ResponseFunctionToolCall"] | components["schemas"]["ResponseReasoningItem"];
        /** @description What is known of the tokens read. Strict clients want both counts always, so 0 can also mean that the backend reported none. */
        ResponseInputTokensDetails: {
            /** @description Those that came from the backend's prompt cache. */
            cached_tokens: number;
            /** @description Those that were written to the backend's prompt cache. */
            cache_write_tokens: number;
        };
        /** @description What is known of the tokens produced. Strict clients want the count always, so 0 can also mean that the backend reported none. */
        ResponseOutputTokensDetails: {
            /** @description Those the model spent on thinking. */
            reasoning_tokens: number;
        };
        /** @description Tokens as the backend counted them. */
        ResponseUsage: {
            /** @description All tokens read, those from a cache included. */
            input_tokens: number;
            input_tokens_details: components["schemas"]["ResponseInputTokensDetails"];
            /** @description All tokens produced, reasoning included. */
            output_tokens: number;
            output_tokens_details: components["schemas"]["ResponseOutputTokensDetails"];
            /** @description The sum of both. */
            total_tokens: number;
        };
        /** @description A function of the request's `tools`; null where the request said nothing. */
        FunctionTool: {
            /** @constant */
            type: "function";
            /** @description What the model calls it. */
            name: string;
            /** @description What it does and when to call it. */
            description: string | null;
            /** @description The JSON Schema of its arguments. */
            parameters: {
                [key: string]: unknown;
            } | null;
            /** @description Whether the backend was asked to keep exactly to `parameters`. */
            strict: boolean | null;
        };
        /** @description This one function had to be called. */
        FunctionToolChoice: {
            /** @constant */
            type: "function";
            /** @description A name in `tools`. */
            name: string;
        };
        /** @description Only these functions were allowed. */
        AllowedToolChoice: {
            /** @constant */
            type: "allowed_tools";
            /**
             * @description Whether at least one of them had to be called.
             * @enum {string}
             */
            mode: "auto" | "required";
            /** @description The allowed functions. */
            tools: components["schemas"]["FunctionToolChoice"][];
        };
        /** @description Plain text. */
        TextFormatText: {
            /** @constant */
            type: "text";
        };
        /** @description One JSON object of any shape. */
        TextFormatJsonObject: {
            /** @constant */
            type: "json_object";
        };
        /** @description JSON that satisfies `schema`. */
        TextFormatJsonSchema: {
            /** @constant */
            type: "json_schema";
            /** @description What the form is called. */
            name: string;
            /** @description What the form is for; empty when the request said nothing, since one specification wants the member and the other forbids null. */
            description: string;
            /** @description The JSON Schema as it was sent. */
            schema: {
                [key: string]: unknown;
            };
            /** @description Whether the backend was asked to keep exactly to the schema. */
            strict: boolean;
        };
        /** @description The request's format, `{type: text}` when it sent none. */
        TextFormat: components["schemas"]["TextFormatText"] | components["schemas"]["TextFormatJsonObject"] | components["schemas"]["TextFormatJsonSchema"];
        /** @description The form of the text output. */
        TextField: {
            format: components["schemas"]["TextFormat"];
            /**
             * @description The request's value; absent when it sent none.
             * @enum {string}
             */
            verbosity?: "low" | "medium" | "high";
        };
        /** @description The request's reasoning settings. */
        Reasoning: {
            /**
             * @description The request's value; null when it sent none.
             * @enum {string|null}
             */
            effort: "none" | "minimal" | "low" | "medium" | "high" | "xhigh" | "max" | null;
            /**
             * @description The request's value; null when it sent none.
             * @enum {string|null}
             */
            summary: "auto" | "concise" | "detailed" | null;
        };
        /** @description One run of an agent and its outcome. Every member is always there; what does not apply is null. Members that only repeat the request show the value in force. SDKs add `output_text` themselves. */
        Response: {
            /** @description The id of this response, the same in all events of its stream. With `store` true it can be fetched by it. */
            id: string;
            /**
             * @description Always `response`.
             * @constant
             */
            object: "response";
            /** @description When the run began, in seconds since 1970. */
            created_at: number;
            /** @description When the run was completed, in seconds since 1970. Null unless `status` is `completed`. */
            completed_at: number | null;
            status: components["schemas"]["ResponseStatus"];
            /** @description What went wrong. Null unless `status` is `failed`. */
            error: components["schemas"]["ResponseError"] | null;
            /** @description Why the output ends early. Null unless `status` is `incomplete`. */
            incomplete_details: components["schemas"]["ResponseIncompleteDetails"] | null;
            /** @description The agent as the request named it. The backend model that served it stands in the header x-openclaw-model. */
            model: string;
            /** @description The request's `instructions`. The agent's own prompt is not shown. */
            instructions: string | null;
            /** @description What the model produced, in order. Empty while the run has produced nothing. An item of status `incomplete` is always the last. */
            output: components["schemas"]["ResponseOutputItem"][];
            /** @description Tokens as the backend counted them. Null while the run goes on and when the backend reported none: an unknown count is never 0. */
            usage: components["schemas"]["ResponseUsage"] | null;
            /** @description The request's `tools`. The agent's own tools are not shown. */
            tools: components["schemas"]["FunctionTool"][];
            /** @description The request's `tool_choice`, `auto` when it sent none. */
            tool_choice: components["schemas"]["ToolChoiceOptions"] | components["schemas"]["FunctionToolChoice"] | components["schemas"]["AllowedToolChoice"];
            /** @description The request's value, true when it sent none. */
            parallel_tool_calls: boolean;
            /** @description The request's value. */
            max_tool_calls: number | null;
            text: components["schemas"]["TextField"];
            /** @description The request's `reasoning`; null when it sent none. */
            reasoning: components["schemas"]["Reasoning"] | null;
            /** @description The request's value. */
            max_output_tokens: number | null;
            /** @description The request's value, 1 when it sent none. */
            temperature: number;
            /** @description The request's value, 1 when it sent none. */
            top_p: number;
            /** @description The request's value, 0 when it sent none. */
            presence_penalty: number;
            /** @description The request's value, 0 when it sent none. */
            frequency_penalty: number;
            /** @description The request's value, 0 when it sent none. */
            top_logprobs: number;
            /**
             * @description The request's value, `disabled` when it sent none.
             * @enum {string}
             */
            truncation: "disabled" | "auto";
            /** @description The request's value, true when it sent none. */
            store: boolean;
            /** @description The request's value, false when it sent none. */
            background: boolean;
            /** @description The request's value. */
            previous_response_id: string | null;
            /**
             * @description The class of service that the backend reported, `default` when it reported none or one that is not in this list.
             * @enum {string}
             */
            service_tier: "auto" | "default" | "flex" | "scale" | "priority" | "fast" | "ultrafast";
            /** @description The request's `metadata`, empty when it sent none. */
            metadata: {
                [key: string]: string;
            };
            /** @description The request's value. */
            prompt_cache_key: string | null;
            /** @description The request's value. */
            safety_identifier: string | null;
            /** @description Always null. A programme of OpenAI's that has no meaning here; its SDK's type has the member always. */
            access_programs: null;
        };
        /** @description The id of a stored response, `resp_…`. */
        ResponseIdPath: string;
        /**
         * @description A truth value in a query.
         * @enum {string}
         */
        BooleanQuery: "true" | "false";
        /** @description A sequence number in a query, in digits. */
        SequenceNumberQuery: string;
        /** @description What else an answer should hold, one word for each repetition. */
        IncludeQuery: string;
        /** @description What is said of a response that was deleted. */
        DeletedResponse: {
            /** @description The id that the response had. */
            id: string;
            /**
             * @description Always `response`.
             * @constant
             */
            object: "response";
            /**
             * @description Always true.
             * @constant
             */
            deleted: true;
        };
        /** @description How many entries a page has, 1 to 100, in digits. */
        PageSizeQuery: string;
        /**
         * @description An order of entries.
         * @enum {string}
         */
        SortOrderQuery: "asc" | "desc";
        /** @description The id of an item. */
        ItemIdQuery: string;
        /** @description Text. */
        StoredInputText: {
            /** @constant */
            type: "input_text";
            /** @description The text. */
            text: string;
        };
        /** @description That there was an image. */
        StoredInputImage: {
            /** @constant */
            type: "input_image";
            /** @description Where the image was to be fetched; null when the request held its bytes. */
            image_url: string | null;
            /** @description Always null. There are no uploaded files here. */
            file_id: null;
            /**
             * @description The request's value, `auto` when it sent none.
             * @enum {string}
             */
            detail: "low" | "high" | "auto";
        };
        /** @description That there was a file. */
        StoredInputFile: {
            /** @constant */
            type: "input_file";
            /** @description The file's name, where the request told it. */
            filename?: string;
            /** @description Where the file was to be fetched, when it was not in the request. */
            file_url?: string;
        };
        /** @description A part of what the caller said or its function returned. Bytes of images and files are not kept. */
        StoredInputContent: components["schemas"]["StoredInputText"] | components["schemas"]["StoredInputImage"] | components["schemas"]["StoredInputFile"];
        /** @description Something the caller said. */
        StoredInputMessage: {
            /** @constant */
            type: "message";
            /** @description The item's id, unique within the request. */
            id: string;
            status: components["schemas"]["ResponseItemStatus"];
            /**
             * @description Who speaks.
             * @enum {string}
             */
            role: "user" | "system" | "developer";
            /** @description The parts, in order. */
            content: components["schemas"]["StoredInputContent"][];
        };
        /** @description Something the model said earlier, as the request brought it. */
        StoredAssistantMessage: {
            /** @constant */
            type: "message";
            /** @description The item's id, unique within the request. */
            id: string;
            status: components["schemas"]["ResponseItemStatus"];
            /**
             * @description Always `assistant`.
             * @constant
             */
            role: "assistant";
            /** @description The parts, in order. Annotations and log probabilities are not kept. */
            content: components["schemas"]["ResponseOutputContent"][];
        };
        /** @description A function call that the model made earlier, as the request brought it. */
        StoredFunctionCall: {
            /** @constant */
            type: "function_call";
            /** @description The item's id, unique within the request. */
            id: string;
            status: components["schemas"]["ResponseItemStatus"];
            /** @description Ties the call to its result. */
            call_id: string;
            /** @description The called function. */
            name: string;
            /** @description The arguments as JSON text. */
            arguments: string;
        };
        /** @description What the caller's function returned. */
        StoredFunctionCallOutput: {
            /** @constant */
            type: "function_call_output";
            /** @description The item's id, unique within the request. */
            id: string;
            status: components["schemas"]["ResponseItemStatus"];
            /** @description The `call_id` of the function call this answers. */
            call_id: string;
            /** @description The result as it came, a string or parts. */
            output: string | components["schemas"]["StoredInputContent"][];
        };
        /** @description Raw reasoning. */
        StoredReasoningText: {
            /** @constant */
            type: "reasoning_text";
            /** @description The text. */
            text: string;
        };
        /** @description Reasoning of an earlier turn, as the request brought it. */
        StoredReasoning: {
            /** @constant */
            type: "reasoning";
            /** @description The item's id, unique within the request. */
            id: string;
            status: components["schemas"]["ResponseItemStatus"];
            /** @description The parts of the summary. */
            summary: components["schemas"]["ResponseReasoningSummaryText"][];
            /** @description The raw reasoning text, where the request had it. */
            content?: components["schemas"]["StoredReasoningText"][];
            /** @description What another service encrypted, where the request had it. */
            encrypted_content?: string;
        };
        /** @description An item of a request as it is stored. A string as `input` is one message. What the request left out is filled in; an item keeps the id that it came with unless it is one of several. */
        ResponseItem: components["schemas"]["StoredInputMessage"] | components["schemas"]["StoredAssistantMessage"] | components["schemas"]["StoredFunctionCall"] | components["schemas"]["StoredFunctionCallOutput"] | components["schemas"]["StoredReasoning"];
        /** @description A page of the items of a request. */
        ResponseItemList: {
            /**
             * @description Always `list`.
             * @constant
             */
            object: "list";
            /** @description The items, in the order that was asked for. */
            data: components["schemas"]["ResponseItem"][];
            /** @description The id of the first item of the page; null when the page is empty. */
            first_id: string | null;
            /** @description The id of the last item of the page, for `after`; null when the page is empty. */
            last_id: string | null;
            /** @description Whether more items follow in this order. */
            has_more: boolean;
        };
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
        /** @description The request asked for an upgrade to WebSocket on a path that has none, or where it is switched off. It is answered at once, so that a client that tries WebSocket first falls back to HTTP without waiting. */
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
                "x-clawgate-attempts": components["headers"]["XClawgateAttempts"];
                "x-clawgate-ignored-params": components["headers"]["XClawgateIgnoredParams"];
                "x-openclaw-agent-id": components["headers"]["XOpenclawAgentId"];
                "x-openclaw-model": components["headers"]["XOpenclawModel"];
                "x-openclaw-session-key": components["headers"]["XOpenclawSessionKey"];
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
                "x-clawgate-attempts": components["headers"]["XClawgateAttempts"];
                "x-clawgate-ignored-params": components["headers"]["XClawgateIgnoredParams"];
                "x-openclaw-agent-id": components["headers"]["XOpenclawAgentId"];
                "x-openclaw-model": components["headers"]["XOpenclawModel"];
                "x-openclaw-session-key": components["headers"]["XOpenclawSessionKey"];
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
        /** @description The path, the endpoint, the response, an item that is referred to or, on GET, the model does not exist here. */
        NotFound: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                "x-openclaw-agent-id": components["headers"]["XOpenclawAgentId"];
                "x-openclaw-session-key": components["headers"]["XOpenclawSessionKey"];
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
        /** @description Another process changed or deleted the session while this run was under way, so what the run said could not be put at the end of the conversation and is not part of it. The same request, sent again, goes on from what is stored. Requests to one gateway never meet this: they wait for each other. */
        Conflict: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                "x-clawgate-attempts": components["headers"]["XClawgateAttempts"];
                "x-clawgate-ignored-params": components["headers"]["XClawgateIgnoredParams"];
                "x-openclaw-agent-id": components["headers"]["XOpenclawAgentId"];
                "x-openclaw-model": components["headers"]["XOpenclawModel"];
                "x-openclaw-session-key": components["headers"]["XOpenclawSessionKey"];
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
        /** @description Too many wrong secrets came from this address, the backend limits the rate, too many responses run in the background, or the session is busy: it runs one request at a time, in order of arrival, and either too many of them wait already or the earlier ones did not end in time. Other sessions never wait for it. A backend's own `Retry-After` and code are passed on. */
        TooManyRequests: {
            headers: {
                "retry-after": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                "x-clawgate-attempts": components["headers"]["XClawgateAttempts"];
                "x-clawgate-ignored-params": components["headers"]["XClawgateIgnoredParams"];
                "x-openclaw-agent-id": components["headers"]["XOpenclawAgentId"];
                "x-openclaw-model": components["headers"]["XOpenclawModel"];
                "x-openclaw-session-key": components["headers"]["XOpenclawSessionKey"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The backend behind the agent failed, could not be reached, refused the credentials of the gateway or does not know the model. An answer that lacks the tool call demanded by `tool_choice` comes as 502 too, and a run in which the model only ever called tools. Where an agent has fallbacks, this is the cause of the last one's failure; x-clawgate-attempts names them all. The server that an image or file is fetched from may fail as well: its codes begin with attachment_. */
        BadGateway: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                "x-clawgate-attempts": components["headers"]["XClawgateAttempts"];
                "x-clawgate-ignored-params": components["headers"]["XClawgateIgnoredParams"];
                "x-openclaw-agent-id": components["headers"]["XOpenclawAgentId"];
                "x-openclaw-model": components["headers"]["XOpenclawModel"];
                "x-openclaw-session-key": components["headers"]["XOpenclawSessionKey"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The gateway is shutting down or lacks a part it needs, the backend is overloaded, or the conversation of the session cannot be read or saved: an answer that would be forgotten is not given as one. */
        ServiceUnavailable: {
            headers: {
                "retry-after": components["headers"]["RetryAfter"];
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                "x-clawgate-attempts": components["headers"]["XClawgateAttempts"];
                "x-clawgate-ignored-params": components["headers"]["XClawgateIgnoredParams"];
                "x-openclaw-agent-id": components["headers"]["XOpenclawAgentId"];
                "x-openclaw-model": components["headers"]["XOpenclawModel"];
                "x-openclaw-session-key": components["headers"]["XOpenclawSessionKey"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A time limit ran out, and the call to the backend was ended: for its connection, for the beginning of its answer, for silence in the midst of it, or for the run as a whole; or an image or file could not be fetched in time. The code says which. After a stream has begun, the same code comes in its error frame. */
        GatewayTimeout: {
            headers: {
                "x-request-id": components["headers"]["XRequestId"];
                "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                "x-clawgate-attempts": components["headers"]["XClawgateAttempts"];
                "x-clawgate-ignored-params": components["headers"]["XClawgateIgnoredParams"];
                "x-openclaw-agent-id": components["headers"]["XOpenclawAgentId"];
                "x-openclaw-model": components["headers"]["XOpenclawModel"];
                "x-openclaw-session-key": components["headers"]["XOpenclawSessionKey"];
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
         * @description The session this run belongs to, used as given after trimming; wins over the headers of `clawgate.sessions.keyFrom` and over `user`. The conversation is kept under it: what the caller, the agent and the tools of both have said, but neither leading system and developer messages nor settings. Send the whole conversation each time, which then is the truth, or only what is new, which is appended (x-clawgate-history). A request that is sent again because its run failed or its answer did not arrive to its end counts once. Requests of one session run one after another. The same key with another agent is another session; a key that begins with `agent:<id>:` of another agent than the request's is refused with 400 `session_agent_mismatch`. Keys that begin with `subagent:`, `cron:` or `acp:`, also after `agent:<id>:`, are reserved and refused with 400 `reserved_session_key`. At most 512 bytes of UTF-8 without control characters, otherwise 400 `invalid_header`.
         * @example agent:main:support-4711
         */
        SessionKey: components["schemas"]["SessionKeyHeader"];
        /**
         * @description How the messages of this request relate to the session. `full`: they are the whole conversation and the truth; where they part from what is stored, as after an edit or a regenerate, they replace it, and the replaced turns stay in the transcript as a superseded branch. `delta`: they are what is new and are appended; what repeats the end of the stored conversation counts once. Without this header the messages tell. New user or tool messages alone are a delta. With an assistant or tool message among them and the first stored message at their head they are the whole conversation; answers that begin further on go on from where they fit into it, and those that fit nowhere are another conversation, which takes its place. System and developer messages take no part in this. Without a session the header has no effect. Any other value is refused with 400 `invalid_header`.
         * @example delta
         */
        History: components["schemas"]["HistoryHeader"];
        /**
         * @description The channel the message came through, without regard to case: context for the agent's prompt, and where the operator set `clawgate.tools.byChannel`, what the agent's tools go by. Default `webchat`. It changes neither the agent nor the session. At most 128 characters, otherwise 400 `invalid_header`.
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
        /**
         * @description The id of a stored response.
         * @example resp_ff077d82765e38a9c90ff0f1226901c7
         */
        ResponseIdInPath: components["schemas"]["ResponseIdPath"];
        /** @description `true` answers with the response's event stream: what was streamed of it so far, event for event, and, while it runs, what follows. Default `false`: the response object. */
        StreamInQuery: components["schemas"]["BooleanQuery"];
        /** @description With `stream=true`: the sequence number of the last event that the caller has. The stream begins with the one after it. Without a stream it has no effect. Default: from the first event on. */
        StartingAfterInQuery: components["schemas"]["SequenceNumberQuery"];
        /** @description Accepted, without effect: what is stored is answered whole. Clients also write it as `include[]`. */
        IncludeInQuery: components["schemas"]["IncludeQuery"];
        /** @description Accepted, without effect. Events are never padded. */
        IncludeObfuscationInQuery: components["schemas"]["BooleanQuery"];
        /** @description How many entries a page has at most, 1 to 100. Default 20. */
        LimitInQuery: components["schemas"]["PageSizeQuery"];
        /** @description `asc` lists in the order of the request, `desc` backwards. Default `desc`. */
        OrderInQuery: components["schemas"]["SortOrderQuery"];
        /** @description The id of the last item of the page before, `last_id`. The page begins behind it. An item that the list does not have is refused with 400 `invalid_value`. Default: from the beginning. */
        AfterInQuery: components["schemas"]["ItemIdQuery"];
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
         * @description What it took to get this answer when the first backend did not serve at once: each call in its order, as the backend model and what came of it, separated by commas. `ok` is a call that was served, `cooling-down` a backend that was passed over because it had just failed, `cancelled` one that nobody waited for any more, anything else the code of the failure. A backend that was tried again, or with another key, stands there again. Backend models are percent-encoded where they are not plain ASCII; after 32 calls `+N` counts the rest. On a stream it tells of the calls before the first content. Absent when every call was served at once.
         * @example openai/gpt-5.4=rate_limit_exceeded, sim/swift=ok
         */
        XClawgateAttempts: string;
        /**
         * @description The request fields that had no effect, by name, separated by commas. Names are percent-encoded and cut at 64 characters; after 32 of them `+N` counts the rest. Absent when there were none.
         * @example store,verbosity
         */
        XClawgateIgnoredParams: string;
        /**
         * @description The id of the agent that the request went to. A failure has it, too, once the agent was found.
         * @example main
         */
        XOpenclawAgentId: string;
        /**
         * @description The backend model that the request went to, as `provider/model`. A failure has it, too, once the model was found.
         * @example openai/gpt-5.4
         */
        XOpenclawModel: string;
        /**
         * @description The session the run belongs to, percent-encoded where it is not printable ASCII; sent back as x-openclaw-session-key, it goes on with that session where one was asked for. A request without a session has a key of its own, under which nothing is stored. A failure has it, too, once the session was found.
         * @example agent:main:openai-user:ada
         */
        XOpenclawSessionKey: string;
        /**
         * @description Whole seconds to wait before the same request is worth sending again. Where a backend said how long, its figure.
         * @example 30
         */
        RetryAfter: string;
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
                 * @description The session this run belongs to, used as given after trimming; wins over the headers of `clawgate.sessions.keyFrom` and over `user`. The conversation is kept under it: what the caller, the agent and the tools of both have said, but neither leading system and developer messages nor settings. Send the whole conversation each time, which then is the truth, or only what is new, which is appended (x-clawgate-history). A request that is sent again because its run failed or its answer did not arrive to its end counts once. Requests of one session run one after another. The same key with another agent is another session; a key that begins with `agent:<id>:` of another agent than the request's is refused with 400 `session_agent_mismatch`. Keys that begin with `subagent:`, `cron:` or `acp:`, also after `agent:<id>:`, are reserved and refused with 400 `reserved_session_key`. At most 512 bytes of UTF-8 without control characters, otherwise 400 `invalid_header`.
                 * @example agent:main:support-4711
                 */
                "x-openclaw-session-key"?: components["parameters"]["SessionKey"];
                /**
                 * @description How the messages of this request relate to the session. `full`: they are the whole conversation and the truth; where they part from what is stored, as after an edit or a regenerate, they replace it, and the replaced turns stay in the transcript as a superseded branch. `delta`: they are what is new and are appended; what repeats the end of the stored conversation counts once. Without this header the messages tell. New user or tool messages alone are a delta. With an assistant or tool message among them and the first stored message at their head they are the whole conversation; answers that begin further on go on from where they fit into it, and those that fit nowhere are another conversation, which takes its place. System and developer messages take no part in this. Without a session the header has no effect. Any other value is refused with 400 `invalid_header`.
                 * @example delta
                 */
                "x-clawgate-history"?: components["parameters"]["History"];
                /**
                 * @description The channel the message came through, without regard to case: context for the agent's prompt, and where the operator set `clawgate.tools.byChannel`, what the agent's tools go by. Default `webchat`. It changes neither the agent nor the session. At most 128 characters, otherwise 400 `invalid_header`.
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
                    "x-clawgate-attempts": components["headers"]["XClawgateAttempts"];
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
            409: components["responses"]["Conflict"];
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
                    "x-clawgate-attempts": components["headers"]["XClawgateAttempts"];
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
    createResponse: {
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
                 * @description The session this run belongs to, used as given after trimming; wins over the headers of `clawgate.sessions.keyFrom` and over `user`. The conversation is kept under it: what the caller, the agent and the tools of both have said, but neither leading system and developer messages nor settings. Send the whole conversation each time, which then is the truth, or only what is new, which is appended (x-clawgate-history). A request that is sent again because its run failed or its answer did not arrive to its end counts once. Requests of one session run one after another. The same key with another agent is another session; a key that begins with `agent:<id>:` of another agent than the request's is refused with 400 `session_agent_mismatch`. Keys that begin with `subagent:`, `cron:` or `acp:`, also after `agent:<id>:`, are reserved and refused with 400 `reserved_session_key`. At most 512 bytes of UTF-8 without control characters, otherwise 400 `invalid_header`.
                 * @example agent:main:support-4711
                 */
                "x-openclaw-session-key"?: components["parameters"]["SessionKey"];
                /**
                 * @description How the messages of this request relate to the session. `full`: they are the whole conversation and the truth; where they part from what is stored, as after an edit or a regenerate, they replace it, and the replaced turns stay in the transcript as a superseded branch. `delta`: they are what is new and are appended; what repeats the end of the stored conversation counts once. Without this header the messages tell. New user or tool messages alone are a delta. With an assistant or tool message among them and the first stored message at their head they are the whole conversation; answers that begin further on go on from where they fit into it, and those that fit nowhere are another conversation, which takes its place. System and developer messages take no part in this. Without a session the header has no effect. Any other value is refused with 400 `invalid_header`.
                 * @example delta
                 */
                "x-clawgate-history"?: components["parameters"]["History"];
                /**
                 * @description The channel the message came through, without regard to case: context for the agent's prompt, and where the operator set `clawgate.tools.byChannel`, what the agent's tools go by. Default `webchat`. It changes neither the agent nor the session. At most 128 characters, otherwise 400 `invalid_header`.
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
                "application/json": components["schemas"]["CreateResponseRequest"];
            };
        };
        responses: {
            /** @description The answer: as JSON, or as a stream when `stream` was true. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["XRequestId"];
                    "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                    "x-clawgate-attempts": components["headers"]["XClawgateAttempts"];
                    "x-clawgate-ignored-params": components["headers"]["XClawgateIgnoredParams"];
                    "x-openclaw-agent-id": components["headers"]["XOpenclawAgentId"];
                    "x-openclaw-model": components["headers"]["XOpenclawModel"];
                    "x-openclaw-session-key": components["headers"]["XOpenclawSessionKey"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Response"];
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
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
    retrieveResponse: {
        parameters: {
            query?: {
                /** @description `true` answers with the response's event stream: what was streamed of it so far, event for event, and, while it runs, what follows. Default `false`: the response object. */
                stream?: components["parameters"]["StreamInQuery"];
                /** @description With `stream=true`: the sequence number of the last event that the caller has. The stream begins with the one after it. Without a stream it has no effect. Default: from the first event on. */
                starting_after?: components["parameters"]["StartingAfterInQuery"];
                /** @description Accepted, without effect: what is stored is answered whole. Clients also write it as `include[]`. */
                include?: components["parameters"]["IncludeInQuery"];
                /** @description Accepted, without effect. Events are never padded. */
                include_obfuscation?: components["parameters"]["IncludeObfuscationInQuery"];
            };
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
                 * @description The id of a stored response.
                 * @example resp_ff077d82765e38a9c90ff0f1226901c7
                 */
                response_id: components["parameters"]["ResponseIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The response: as JSON, or as a stream when `stream` was true. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["XRequestId"];
                    "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Response"];
                    "text/event-stream": string;
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
    deleteResponse: {
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
                 * @description The id of a stored response.
                 * @example resp_ff077d82765e38a9c90ff0f1226901c7
                 */
                response_id: components["parameters"]["ResponseIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["XRequestId"];
                    "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedResponse"];
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
    cancelResponse: {
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
                 * @description The id of a stored response.
                 * @example resp_ff077d82765e38a9c90ff0f1226901c7
                 */
                response_id: components["parameters"]["ResponseIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The response, which has ended. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["XRequestId"];
                    "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Response"];
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
    listResponseInputItems: {
        parameters: {
            query?: {
                /** @description How many entries a page has at most, 1 to 100. Default 20. */
                limit?: components["parameters"]["LimitInQuery"];
                /** @description `asc` lists in the order of the request, `desc` backwards. Default `desc`. */
                order?: components["parameters"]["OrderInQuery"];
                /** @description The id of the last item of the page before, `last_id`. The page begins behind it. An item that the list does not have is refused with 400 `invalid_value`. Default: from the beginning. */
                after?: components["parameters"]["AfterInQuery"];
                /** @description Accepted, without effect: what is stored is answered whole. Clients also write it as `include[]`. */
                include?: components["parameters"]["IncludeInQuery"];
            };
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
                 * @description The id of a stored response.
                 * @example resp_ff077d82765e38a9c90ff0f1226901c7
                 */
                response_id: components["parameters"]["ResponseIdInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["XRequestId"];
                    "openai-processing-ms": components["headers"]["OpenaiProcessingMs"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseItemList"];
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
