// Made by `npm run generate` from openapi/. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    function ucs2length(str) {
      let len = str.length, length = 0, pos = 0, value;
      for (; pos < len; )
        length++, value = str.charCodeAt(pos++), value >= 55296 && value <= 56319 && pos < len && (value = str.charCodeAt(pos), (value & 64512) === 56320 && pos++);
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// generated:standalone
var AgentIdHeader = validate52;
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate52.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : (validate52.errors = vErrors, errors === 0);
}
var AllowedToolChoice = validate53, schema20 = { $id: "AllowedToolChoice", type: "object", additionalProperties: !1, required: ["type", "mode", "tools"], properties: { type: { type: "string", const: "allowed_tools" }, mode: { type: "string", enum: ["auto", "required"] }, tools: { type: "array", items: { $ref: "FunctionToolChoice" } } } };
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.name === void 0 && (missing0 = "name"))
        return validate54.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "name")) {
            return validate54.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate54.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "function")
              return validate54.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.name !== void 0) {
              let _errs4 = errors;
              if (typeof data.name != "string")
                return validate54.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate54.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate54.errors = vErrors, errors === 0;
}
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.mode === void 0 && (missing0 = "mode") || data.tools === void 0 && (missing0 = "tools"))
        return validate53.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "mode" || key0 === "tools")) {
            return validate53.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate53.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "allowed_tools")
              return validate53.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "allowed_tools" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.mode !== void 0) {
              let data1 = data.mode, _errs4 = errors;
              if (typeof data1 != "string")
                return validate53.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "auto" || data1 === "required"))
                return validate53.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema20.properties.mode.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.tools !== void 0) {
                let data2 = data.tools, _errs6 = errors;
                if (errors === _errs6)
                  if (Array.isArray(data2)) {
                    var valid1 = !0;
                    let len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let _errs8 = errors;
                      validate54(data2[i0], { instancePath: instancePath + "/tools/" + i0, parentData: data2, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors), errors = vErrors.length);
                      var valid1 = _errs8 === errors;
                      if (!valid1)
                        break;
                    }
                  } else
                    return validate53.errors = [{ instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate53.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate53.errors = vErrors, errors === 0;
}
var BackendModelHeader = validate56;
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate56.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : (validate56.errors = vErrors, errors === 0);
}
var BooleanQuery = validate57, schema23 = { $id: "BooleanQuery", type: "string", enum: ["true", "false"] };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate57.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "true" || data === "false" ? (validate57.errors = vErrors, errors === 0) : (validate57.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema23.enum }, message: "must be equal to one of the allowed values" }], !1);
}
var ChatCompletion = validate58;
var pattern3 = new RegExp("^chatcmpl-", "u");
var schema26 = { $id: "ChatCompletionMessage", type: "object", additionalProperties: !1, required: ["role", "content", "refusal"], properties: { role: { type: "string", const: "assistant" }, content: { type: ["string", "null"] }, refusal: { type: ["string", "null"] }, reasoning_content: { type: "string" }, tool_calls: { type: "array", minItems: 1, items: { $ref: "ChatCompletionAnswerToolCall" } } } };
var func1 = require_ucs2length().default;
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.name === void 0 && (missing0 = "name") || data.arguments === void 0 && (missing0 = "arguments"))
        return validate62.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "name" || key0 === "arguments")) {
            return validate62.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.name !== void 0) {
            let data0 = data.name, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func1(data0) < 1)
                  return validate62.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate62.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.arguments !== void 0) {
              let _errs4 = errors;
              if (typeof data.arguments != "string")
                return validate62.errors = [{ instancePath: instancePath + "/arguments", schemaPath: "#/properties/arguments/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate62.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate62.errors = vErrors, errors === 0;
}
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.type === void 0 && (missing0 = "type") || data.function === void 0 && (missing0 = "function"))
        return validate61.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "id" || key0 === "type" || key0 === "function")) {
            return validate61.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func1(data0) < 1)
                  return validate61.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate61.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.type !== void 0) {
              let data1 = data.type, _errs4 = errors;
              if (typeof data1 != "string")
                return validate61.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (data1 !== "function")
                return validate61.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function" }, message: "must be equal to constant" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.function !== void 0) {
                let _errs6 = errors;
                validate62(data.function, { instancePath: instancePath + "/function", parentData: data, parentDataProperty: "function", rootData }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate61.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate61.errors = vErrors, errors === 0;
}
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.role === void 0 && (missing0 = "role") || data.content === void 0 && (missing0 = "content") || data.refusal === void 0 && (missing0 = "refusal"))
        return validate60.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "role" || key0 === "content" || key0 === "refusal" || key0 === "reasoning_content" || key0 === "tool_calls")) {
            return validate60.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.role !== void 0) {
            let data0 = data.role, _errs2 = errors;
            if (typeof data0 != "string")
              return validate60.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "assistant")
              return validate60.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/const", keyword: "const", params: { allowedValue: "assistant" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.content !== void 0) {
              let data1 = data.content, _errs4 = errors;
              if (typeof data1 != "string" && data1 !== null)
                return validate60.errors = [{ instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: schema26.properties.content.type }, message: "must be string,null" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.refusal !== void 0) {
                let data2 = data.refusal, _errs6 = errors;
                if (typeof data2 != "string" && data2 !== null)
                  return validate60.errors = [{ instancePath: instancePath + "/refusal", schemaPath: "#/properties/refusal/type", keyword: "type", params: { type: schema26.properties.refusal.type }, message: "must be string,null" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.reasoning_content !== void 0) {
                  let _errs8 = errors;
                  if (typeof data.reasoning_content != "string")
                    return validate60.errors = [{ instancePath: instancePath + "/reasoning_content", schemaPath: "#/properties/reasoning_content/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.tool_calls !== void 0) {
                    let data4 = data.tool_calls, _errs10 = errors;
                    if (errors === _errs10)
                      if (Array.isArray(data4)) {
                        if (data4.length < 1)
                          return validate60.errors = [{ instancePath: instancePath + "/tool_calls", schemaPath: "#/properties/tool_calls/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                        {
                          var valid1 = !0;
                          let len0 = data4.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let _errs12 = errors;
                            validate61(data4[i0], { instancePath: instancePath + "/tool_calls/" + i0, parentData: data4, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length);
                            var valid1 = _errs12 === errors;
                            if (!valid1)
                              break;
                          }
                        }
                      } else
                        return validate60.errors = [{ instancePath: instancePath + "/tool_calls", schemaPath: "#/properties/tool_calls/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate60.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate60.errors = vErrors, errors === 0;
}
var schema29 = { $id: "ChatCompletionFinishReason", type: "string", enum: ["stop", "length", "tool_calls", "content_filter"] };
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate66.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "stop" || data === "length" || data === "tool_calls" || data === "content_filter" ? (validate66.errors = vErrors, errors === 0) : (validate66.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema29.enum }, message: "must be equal to one of the allowed values" }], !1);
}
var schema30 = { $id: "ChatCompletionLogprobs", type: "object", additionalProperties: !1, required: ["content", "refusal"], properties: { content: { type: ["array", "null"], items: { $ref: "ChatCompletionTokenLogprob" } }, refusal: { type: ["array", "null"], items: { $ref: "ChatCompletionTokenLogprob" } } } }, schema31 = { $id: "ChatCompletionTokenLogprob", type: "object", additionalProperties: !1, required: ["token", "logprob", "bytes", "top_logprobs"], properties: { token: { type: "string" }, logprob: { type: "number" }, bytes: { type: ["array", "null"], items: { type: "integer", minimum: 0, maximum: 255 } }, top_logprobs: { type: "array", items: { $ref: "ChatCompletionTopLogprob" } } } }, schema32 = { $id: "ChatCompletionTopLogprob", type: "object", additionalProperties: !1, required: ["token", "logprob", "bytes"], properties: { token: { type: "string" }, logprob: { type: "number" }, bytes: { type: ["array", "null"], items: { type: "integer", minimum: 0, maximum: 255 } } } };
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.token === void 0 && (missing0 = "token") || data.logprob === void 0 && (missing0 = "logprob") || data.bytes === void 0 && (missing0 = "bytes"))
        return validate70.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "token" || key0 === "logprob" || key0 === "bytes")) {
            return validate70.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.token !== void 0) {
            let _errs2 = errors;
            if (typeof data.token != "string")
              return validate70.errors = [{ instancePath: instancePath + "/token", schemaPath: "#/properties/token/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.logprob !== void 0) {
              let data1 = data.logprob, _errs4 = errors;
              if (!(typeof data1 == "number" && isFinite(data1)))
                return validate70.errors = [{ instancePath: instancePath + "/logprob", schemaPath: "#/properties/logprob/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.bytes !== void 0) {
                let data2 = data.bytes, _errs6 = errors;
                if (!Array.isArray(data2) && data2 !== null)
                  return validate70.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: schema32.properties.bytes.type }, message: "must be array,null" }], !1;
                if (errors === _errs6 && Array.isArray(data2)) {
                  var valid1 = !0;
                  let len0 = data2.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let data3 = data2[i0], _errs8 = errors;
                    if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                      return validate70.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                      if (data3 > 255 || isNaN(data3))
                        return validate70.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, message: "must be <= 255" }], !1;
                      if (data3 < 0 || isNaN(data3))
                        return validate70.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid1 = _errs8 === errors;
                    if (!valid1)
                      break;
                  }
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate70.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate70.errors = vErrors, errors === 0;
}
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.token === void 0 && (missing0 = "token") || data.logprob === void 0 && (missing0 = "logprob") || data.bytes === void 0 && (missing0 = "bytes") || data.top_logprobs === void 0 && (missing0 = "top_logprobs"))
        return validate69.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "token" || key0 === "logprob" || key0 === "bytes" || key0 === "top_logprobs")) {
            return validate69.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.token !== void 0) {
            let _errs2 = errors;
            if (typeof data.token != "string")
              return validate69.errors = [{ instancePath: instancePath + "/token", schemaPath: "#/properties/token/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.logprob !== void 0) {
              let data1 = data.logprob, _errs4 = errors;
              if (!(typeof data1 == "number" && isFinite(data1)))
                return validate69.errors = [{ instancePath: instancePath + "/logprob", schemaPath: "#/properties/logprob/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.bytes !== void 0) {
                let data2 = data.bytes, _errs6 = errors;
                if (!Array.isArray(data2) && data2 !== null)
                  return validate69.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: schema31.properties.bytes.type }, message: "must be array,null" }], !1;
                if (errors === _errs6 && Array.isArray(data2)) {
                  var valid1 = !0;
                  let len0 = data2.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let data3 = data2[i0], _errs8 = errors;
                    if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                      return validate69.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                      if (data3 > 255 || isNaN(data3))
                        return validate69.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, message: "must be <= 255" }], !1;
                      if (data3 < 0 || isNaN(data3))
                        return validate69.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    }
                    var valid1 = _errs8 === errors;
                    if (!valid1)
                      break;
                  }
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.top_logprobs !== void 0) {
                  let data4 = data.top_logprobs, _errs10 = errors;
                  if (errors === _errs10)
                    if (Array.isArray(data4)) {
                      var valid2 = !0;
                      let len1 = data4.length;
                      for (let i1 = 0; i1 < len1; i1++) {
                        let _errs12 = errors;
                        validate70(data4[i1], { instancePath: instancePath + "/top_logprobs/" + i1, parentData: data4, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors), errors = vErrors.length);
                        var valid2 = _errs12 === errors;
                        if (!valid2)
                          break;
                      }
                    } else
                      return validate69.errors = [{ instancePath: instancePath + "/top_logprobs", schemaPath: "#/properties/top_logprobs/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate69.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate69.errors = vErrors, errors === 0;
}
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.content === void 0 && (missing0 = "content") || data.refusal === void 0 && (missing0 = "refusal"))
        return validate68.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "content" || key0 === "refusal")) {
            return validate68.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.content !== void 0) {
            let data0 = data.content, _errs2 = errors;
            if (!Array.isArray(data0) && data0 !== null)
              return validate68.errors = [{ instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: schema30.properties.content.type }, message: "must be array,null" }], !1;
            if (errors === _errs2 && Array.isArray(data0)) {
              var valid1 = !0;
              let len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let _errs4 = errors;
                validate69(data0[i0], { instancePath: instancePath + "/content/" + i0, parentData: data0, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors), errors = vErrors.length);
                var valid1 = _errs4 === errors;
                if (!valid1)
                  break;
              }
            }
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.refusal !== void 0) {
              let data2 = data.refusal, _errs5 = errors;
              if (!Array.isArray(data2) && data2 !== null)
                return validate68.errors = [{ instancePath: instancePath + "/refusal", schemaPath: "#/properties/refusal/type", keyword: "type", params: { type: schema30.properties.refusal.type }, message: "must be array,null" }], !1;
              if (errors === _errs5 && Array.isArray(data2)) {
                var valid2 = !0;
                let len1 = data2.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let _errs7 = errors;
                  validate69(data2[i1], { instancePath: instancePath + "/refusal/" + i1, parentData: data2, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors), errors = vErrors.length);
                  var valid2 = _errs7 === errors;
                  if (!valid2)
                    break;
                }
              }
              var valid0 = _errs5 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate68.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate68.errors = vErrors, errors === 0;
}
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.index === void 0 && (missing0 = "index") || data.message === void 0 && (missing0 = "message") || data.finish_reason === void 0 && (missing0 = "finish_reason") || data.logprobs === void 0 && (missing0 = "logprobs"))
        return validate59.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "index" || key0 === "message" || key0 === "finish_reason" || key0 === "logprobs")) {
            return validate59.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.index !== void 0) {
            let data0 = data.index, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate59.errors = [{ instancePath: instancePath + "/index", schemaPath: "#/properties/index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (data0 !== 0)
              return validate59.errors = [{ instancePath: instancePath + "/index", schemaPath: "#/properties/index/const", keyword: "const", params: { allowedValue: 0 }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.message !== void 0) {
              let _errs4 = errors;
              validate60(data.message, { instancePath: instancePath + "/message", parentData: data, parentDataProperty: "message", rootData }) || (vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors), errors = vErrors.length);
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.finish_reason !== void 0) {
                let _errs5 = errors;
                validate66(data.finish_reason, { instancePath: instancePath + "/finish_reason", parentData: data, parentDataProperty: "finish_reason", rootData }) || (vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors), errors = vErrors.length);
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.logprobs !== void 0) {
                  let data3 = data.logprobs, _errs6 = errors, _errs7 = errors, valid1 = !1, _errs8 = errors;
                  validate68(data3, { instancePath: instancePath + "/logprobs", parentData: data, parentDataProperty: "logprobs", rootData }) || (vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors), errors = vErrors.length);
                  var _valid0 = _errs8 === errors;
                  if (valid1 = valid1 || _valid0, !valid1) {
                    let _errs9 = errors;
                    if (data3 !== null) {
                      let err0 = { instancePath: instancePath + "/logprobs", schemaPath: "#/properties/logprobs/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                    }
                    var _valid0 = _errs9 === errors;
                    valid1 = valid1 || _valid0;
                  }
                  if (valid1)
                    errors = _errs7, vErrors !== null && (_errs7 ? vErrors.length = _errs7 : vErrors = null);
                  else {
                    let err1 = { instancePath: instancePath + "/logprobs", schemaPath: "#/properties/logprobs/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                    return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate59.errors = vErrors, !1;
                  }
                  var valid0 = _errs6 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate59.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate59.errors = vErrors, errors === 0;
}
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (Object.keys(data).length < 1)
        return validate77.errors = [{ instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "cached_tokens" || key0 === "cache_write_tokens")) {
            return validate77.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.cached_tokens !== void 0) {
            let data0 = data.cached_tokens, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate77.errors = [{ instancePath: instancePath + "/cached_tokens", schemaPath: "#/properties/cached_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs2 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
              return validate77.errors = [{ instancePath: instancePath + "/cached_tokens", schemaPath: "#/properties/cached_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.cache_write_tokens !== void 0) {
              let data1 = data.cache_write_tokens, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate77.errors = [{ instancePath: instancePath + "/cache_write_tokens", schemaPath: "#/properties/cache_write_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate77.errors = [{ instancePath: instancePath + "/cache_write_tokens", schemaPath: "#/properties/cache_write_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate77.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate77.errors = vErrors, errors === 0;
}
function validate79(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.reasoning_tokens === void 0 && (missing0 = "reasoning_tokens"))
        return validate79.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (key0 !== "reasoning_tokens") {
            return validate79.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors && data.reasoning_tokens !== void 0) {
          let data0 = data.reasoning_tokens, _errs2 = errors;
          if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
            return validate79.errors = [{ instancePath: instancePath + "/reasoning_tokens", schemaPath: "#/properties/reasoning_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
          if (errors === _errs2 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
            return validate79.errors = [{ instancePath: instancePath + "/reasoning_tokens", schemaPath: "#/properties/reasoning_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
        }
      }
    } else
      return validate79.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate79.errors = vErrors, errors === 0;
}
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.prompt_tokens === void 0 && (missing0 = "prompt_tokens") || data.completion_tokens === void 0 && (missing0 = "completion_tokens") || data.total_tokens === void 0 && (missing0 = "total_tokens"))
        return validate76.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "prompt_tokens" || key0 === "completion_tokens" || key0 === "total_tokens" || key0 === "prompt_tokens_details" || key0 === "completion_tokens_details")) {
            return validate76.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.prompt_tokens !== void 0) {
            let data0 = data.prompt_tokens, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate76.errors = [{ instancePath: instancePath + "/prompt_tokens", schemaPath: "#/properties/prompt_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs2 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
              return validate76.errors = [{ instancePath: instancePath + "/prompt_tokens", schemaPath: "#/properties/prompt_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.completion_tokens !== void 0) {
              let data1 = data.completion_tokens, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate76.errors = [{ instancePath: instancePath + "/completion_tokens", schemaPath: "#/properties/completion_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate76.errors = [{ instancePath: instancePath + "/completion_tokens", schemaPath: "#/properties/completion_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.total_tokens !== void 0) {
                let data2 = data.total_tokens, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate76.errors = [{ instancePath: instancePath + "/total_tokens", schemaPath: "#/properties/total_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2) && (data2 < 0 || isNaN(data2)))
                  return validate76.errors = [{ instancePath: instancePath + "/total_tokens", schemaPath: "#/properties/total_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.prompt_tokens_details !== void 0) {
                  let _errs8 = errors;
                  validate77(data.prompt_tokens_details, { instancePath: instancePath + "/prompt_tokens_details", parentData: data, parentDataProperty: "prompt_tokens_details", rootData }) || (vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.completion_tokens_details !== void 0) {
                    let _errs9 = errors;
                    validate79(data.completion_tokens_details, { instancePath: instancePath + "/completion_tokens_details", parentData: data, parentDataProperty: "completion_tokens_details", rootData }) || (vErrors = vErrors === null ? validate79.errors : vErrors.concat(validate79.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate76.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate76.errors = vErrors, errors === 0;
}
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.name === void 0 && (missing0 = "name") || data.arguments === void 0 && (missing0 = "arguments"))
        return validate85.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "id" || key0 === "name" || key0 === "arguments")) {
            return validate85.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func1(data0) < 1)
                  return validate85.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate85.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.name !== void 0) {
              let data1 = data.name, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func1(data1) < 1)
                    return validate85.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate85.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.arguments !== void 0) {
                let _errs6 = errors;
                if (typeof data.arguments != "string")
                  return validate85.errors = [{ instancePath: instancePath + "/arguments", schemaPath: "#/properties/arguments/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate85.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate85.errors = vErrors, errors === 0;
}
function validate84(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.tool_call === void 0 && (missing0 = "tool_call"))
        return validate84.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (key0 !== "tool_call") {
            return validate84.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        _errs1 === errors && data.tool_call !== void 0 && (validate85(data.tool_call, { instancePath: instancePath + "/tool_call", parentData: data, parentDataProperty: "tool_call", rootData }) || (vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors), errors = vErrors.length));
      }
    } else
      return validate84.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate84.errors = vErrors, errors === 0;
}
function validate89(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.tool_call_id === void 0 && (missing0 = "tool_call_id") || data.name === void 0 && (missing0 = "name") || data.is_error === void 0 && (missing0 = "is_error") || data.output === void 0 && (missing0 = "output"))
        return validate89.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "tool_call_id" || key0 === "name" || key0 === "is_error" || key0 === "output")) {
            return validate89.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.tool_call_id !== void 0) {
            let data0 = data.tool_call_id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func1(data0) < 1)
                  return validate89.errors = [{ instancePath: instancePath + "/tool_call_id", schemaPath: "#/properties/tool_call_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate89.errors = [{ instancePath: instancePath + "/tool_call_id", schemaPath: "#/properties/tool_call_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.name !== void 0) {
              let data1 = data.name, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func1(data1) < 1)
                    return validate89.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate89.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.is_error !== void 0) {
                let _errs6 = errors;
                if (typeof data.is_error != "boolean")
                  return validate89.errors = [{ instancePath: instancePath + "/is_error", schemaPath: "#/properties/is_error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.output !== void 0) {
                  let _errs8 = errors;
                  if (typeof data.output != "string")
                    return validate89.errors = [{ instancePath: instancePath + "/output", schemaPath: "#/properties/output/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate89.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate89.errors = vErrors, errors === 0;
}
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.tool_result === void 0 && (missing0 = "tool_result"))
        return validate88.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (key0 !== "tool_result") {
            return validate88.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        _errs1 === errors && data.tool_result !== void 0 && (validate89(data.tool_result, { instancePath: instancePath + "/tool_result", parentData: data, parentDataProperty: "tool_result", rootData }) || (vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors), errors = vErrors.length));
      }
    } else
      return validate88.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate88.errors = vErrors, errors === 0;
}
function validate83(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, passing0 = null, _errs1 = errors;
  validate84(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate84.errors : vErrors.concat(validate84.errors), errors = vErrors.length);
  var _valid0 = _errs1 === errors;
  _valid0 && (valid0 = !0, passing0 = 0);
  let _errs2 = errors;
  validate88(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
  var _valid0 = _errs2 === errors;
  if (_valid0 && valid0 ? (valid0 = !1, passing0 = [passing0, 1]) : _valid0 && (valid0 = !0, passing0 = 1), valid0)
    errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  else {
    let err0 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
    return vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++, validate83.errors = vErrors, !1;
  }
  return validate83.errors = vErrors, errors === 0;
}
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.tool_activity === void 0 && (missing0 = "tool_activity"))
        return validate82.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (key0 !== "tool_activity") {
            return validate82.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors && data.tool_activity !== void 0) {
          let data0 = data.tool_activity;
          if (errors === errors)
            if (Array.isArray(data0)) {
              if (data0.length < 1)
                return validate82.errors = [{ instancePath: instancePath + "/tool_activity", schemaPath: "#/properties/tool_activity/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
              {
                var valid1 = !0;
                let len0 = data0.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let _errs4 = errors;
                  validate83(data0[i0], { instancePath: instancePath + "/tool_activity/" + i0, parentData: data0, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors), errors = vErrors.length);
                  var valid1 = _errs4 === errors;
                  if (!valid1)
                    break;
                }
              }
            } else
              return validate82.errors = [{ instancePath: instancePath + "/tool_activity", schemaPath: "#/properties/tool_activity/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
        }
      }
    } else
      return validate82.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate82.errors = vErrors, errors === 0;
}
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.object === void 0 && (missing0 = "object") || data.created === void 0 && (missing0 = "created") || data.model === void 0 && (missing0 = "model") || data.choices === void 0 && (missing0 = "choices"))
        return validate58.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "id" || key0 === "object" || key0 === "created" || key0 === "model" || key0 === "choices" || key0 === "usage" || key0 === "clawgate")) {
            return validate58.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate58.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^chatcmpl-" }, message: 'must match pattern "^chatcmpl-"' }], !1;
              } else
                return validate58.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.object !== void 0) {
              let data1 = data.object, _errs4 = errors;
              if (typeof data1 != "string")
                return validate58.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (data1 !== "chat.completion")
                return validate58.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/const", keyword: "const", params: { allowedValue: "chat.completion" }, message: "must be equal to constant" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.created !== void 0) {
                let data2 = data.created, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate58.errors = [{ instancePath: instancePath + "/created", schemaPath: "#/properties/created/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.model !== void 0) {
                  let _errs8 = errors;
                  if (typeof data.model != "string")
                    return validate58.errors = [{ instancePath: instancePath + "/model", schemaPath: "#/properties/model/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.choices !== void 0) {
                    let data4 = data.choices, _errs10 = errors;
                    if (errors === _errs10)
                      if (Array.isArray(data4)) {
                        if (data4.length > 1)
                          return validate58.errors = [{ instancePath: instancePath + "/choices", schemaPath: "#/properties/choices/maxItems", keyword: "maxItems", params: { limit: 1 }, message: "must NOT have more than 1 items" }], !1;
                        if (data4.length < 1)
                          return validate58.errors = [{ instancePath: instancePath + "/choices", schemaPath: "#/properties/choices/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                        {
                          var valid1 = !0;
                          let len0 = data4.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let _errs12 = errors;
                            validate59(data4[i0], { instancePath: instancePath + "/choices/" + i0, parentData: data4, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length);
                            var valid1 = _errs12 === errors;
                            if (!valid1)
                              break;
                          }
                        }
                      } else
                        return validate58.errors = [{ instancePath: instancePath + "/choices", schemaPath: "#/properties/choices/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.usage !== void 0) {
                      let _errs13 = errors;
                      validate76(data.usage, { instancePath: instancePath + "/usage", parentData: data, parentDataProperty: "usage", rootData }) || (vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors), errors = vErrors.length);
                      var valid0 = _errs13 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.clawgate !== void 0) {
                        let _errs14 = errors;
                        validate82(data.clawgate, { instancePath: instancePath + "/clawgate", parentData: data, parentDataProperty: "clawgate", rootData }) || (vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors), errors = vErrors.length);
                        var valid0 = _errs14 === errors;
                      } else
                        var valid0 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate58.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate58.errors = vErrors, errors === 0;
}
var ChatCompletionAnswerFunction = validate62, ChatCompletionAnswerToolCall = validate61, ChatCompletionAssistantContentPart = validate94;
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.refusal === void 0 && (missing0 = "refusal"))
        return validate95.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate95.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "refusal")
          return validate95.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "refusal" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.refusal !== void 0) {
          let _errs3 = errors;
          if (typeof data.refusal != "string")
            return validate95.errors = [{ instancePath: instancePath + "/refusal", schemaPath: "#/properties/refusal/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate95.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate95.errors = vErrors, errors === 0;
}
function validate96(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.text === void 0 && (missing0 = "text"))
        return validate96.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate96.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "text")
          return validate96.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "text" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.text !== void 0) {
          let _errs3 = errors;
          if (typeof data.text != "string")
            return validate96.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate96.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate96.errors = vErrors, errors === 0;
}
function validate94(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "refusal")
          validate95(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors), errors = vErrors.length);
        else if (tag0 === "text")
          validate96(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors), errors = vErrors.length);
        else
          return validate94.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate94.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate94.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate94.errors = vErrors, errors === 0;
}
var ChatCompletionAssistantMessageParam = validate99, schema45 = { $id: "ChatCompletionAssistantMessageParam", type: "object", required: ["role"], properties: { role: { type: "string", const: "assistant" }, audio: {}, content: { anyOf: [{ type: "string" }, { type: "array", items: { $ref: "ChatCompletionAssistantContentPart" } }, { type: "null" }] }, function_call: { anyOf: [{ $ref: "ChatCompletionFunctionCall" }, { type: "null" }] }, name: { type: ["string", "null"] }, reasoning_content: { type: ["string", "null"] }, refusal: { type: ["string", "null"] }, tool_calls: { type: ["array", "null"], items: { $ref: "ChatCompletionMessageToolCall" } } } };
function validate101(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.name === void 0 && (missing0 = "name") || data.arguments === void 0 && (missing0 = "arguments"))
        return validate101.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.name !== void 0) {
        let data0 = data.name, _errs1 = errors;
        if (errors === _errs1)
          if (typeof data0 == "string") {
            if (func1(data0) < 1)
              return validate101.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
          } else
            return validate101.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.arguments !== void 0) {
          let _errs3 = errors;
          if (typeof data.arguments != "string")
            return validate101.errors = [{ instancePath: instancePath + "/arguments", schemaPath: "#/properties/arguments/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate101.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate101.errors = vErrors, errors === 0;
}
function validate105(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.name === void 0 && (missing0 = "name") || data.arguments === void 0 && (missing0 = "arguments"))
        return validate105.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.name !== void 0) {
        let data0 = data.name, _errs1 = errors;
        if (errors === _errs1)
          if (typeof data0 == "string") {
            if (func1(data0) < 1)
              return validate105.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
          } else
            return validate105.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.arguments !== void 0) {
          let _errs3 = errors;
          if (typeof data.arguments != "string")
            return validate105.errors = [{ instancePath: instancePath + "/arguments", schemaPath: "#/properties/arguments/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate105.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate105.errors = vErrors, errors === 0;
}
function validate104(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.type === void 0 && (missing0 = "type") || data.function === void 0 && (missing0 = "function"))
        return validate104.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.id !== void 0) {
        let data0 = data.id, _errs1 = errors;
        if (errors === _errs1)
          if (typeof data0 == "string") {
            if (func1(data0) < 1)
              return validate104.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
          } else
            return validate104.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.type !== void 0) {
          let data1 = data.type, _errs3 = errors;
          if (typeof data1 != "string")
            return validate104.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          if (data1 !== "function")
            return validate104.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function" }, message: "must be equal to constant" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.function !== void 0) {
            let _errs5 = errors;
            validate105(data.function, { instancePath: instancePath + "/function", parentData: data, parentDataProperty: "function", rootData }) || (vErrors = vErrors === null ? validate105.errors : vErrors.concat(validate105.errors), errors = vErrors.length);
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate104.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate104.errors = vErrors, errors === 0;
}
function validate103(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "function")
          validate104(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors), errors = vErrors.length);
        else
          return validate103.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate103.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate103.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate103.errors = vErrors, errors === 0;
}
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.role === void 0 && (missing0 = "role"))
        return validate99.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.role !== void 0) {
        let data0 = data.role, _errs1 = errors;
        if (typeof data0 != "string")
          return validate99.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "assistant")
          return validate99.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/const", keyword: "const", params: { allowedValue: "assistant" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.content !== void 0) {
          let data1 = data.content, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs5 === errors;
          if (valid1 = valid1 || _valid0, !valid1) {
            let _errs7 = errors;
            if (errors === _errs7)
              if (Array.isArray(data1)) {
                var valid2 = !0;
                let len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let _errs9 = errors;
                  validate94(data1[i0], { instancePath: instancePath + "/content/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate94.errors : vErrors.concat(validate94.errors), errors = vErrors.length);
                  var valid2 = _errs9 === errors;
                  if (!valid2)
                    break;
                }
              } else {
                let err1 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
              }
            var _valid0 = _errs7 === errors;
            if (valid1 = valid1 || _valid0, !valid1) {
              let _errs10 = errors;
              if (data1 !== null) {
                let err2 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/2/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
              }
              var _valid0 = _errs10 === errors;
              valid1 = valid1 || _valid0;
            }
          }
          if (valid1)
            errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
          else {
            let err3 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate99.errors = vErrors, !1;
          }
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.function_call !== void 0) {
            let data3 = data.function_call, _errs12 = errors, _errs13 = errors, valid3 = !1, _errs14 = errors;
            validate101(data3, { instancePath: instancePath + "/function_call", parentData: data, parentDataProperty: "function_call", rootData }) || (vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors), errors = vErrors.length);
            var _valid1 = _errs14 === errors;
            if (valid3 = valid3 || _valid1, !valid3) {
              let _errs15 = errors;
              if (data3 !== null) {
                let err4 = { instancePath: instancePath + "/function_call", schemaPath: "#/properties/function_call/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
              }
              var _valid1 = _errs15 === errors;
              valid3 = valid3 || _valid1;
            }
            if (valid3)
              errors = _errs13, vErrors !== null && (_errs13 ? vErrors.length = _errs13 : vErrors = null);
            else {
              let err5 = { instancePath: instancePath + "/function_call", schemaPath: "#/properties/function_call/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++, validate99.errors = vErrors, !1;
            }
            var valid0 = _errs12 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.name !== void 0) {
              let data4 = data.name, _errs17 = errors;
              if (typeof data4 != "string" && data4 !== null)
                return validate99.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: schema45.properties.name.type }, message: "must be string,null" }], !1;
              var valid0 = _errs17 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.reasoning_content !== void 0) {
                let data5 = data.reasoning_content, _errs19 = errors;
                if (typeof data5 != "string" && data5 !== null)
                  return validate99.errors = [{ instancePath: instancePath + "/reasoning_content", schemaPath: "#/properties/reasoning_content/type", keyword: "type", params: { type: schema45.properties.reasoning_content.type }, message: "must be string,null" }], !1;
                var valid0 = _errs19 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.refusal !== void 0) {
                  let data6 = data.refusal, _errs21 = errors;
                  if (typeof data6 != "string" && data6 !== null)
                    return validate99.errors = [{ instancePath: instancePath + "/refusal", schemaPath: "#/properties/refusal/type", keyword: "type", params: { type: schema45.properties.refusal.type }, message: "must be string,null" }], !1;
                  var valid0 = _errs21 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.tool_calls !== void 0) {
                    let data7 = data.tool_calls, _errs23 = errors;
                    if (!Array.isArray(data7) && data7 !== null)
                      return validate99.errors = [{ instancePath: instancePath + "/tool_calls", schemaPath: "#/properties/tool_calls/type", keyword: "type", params: { type: schema45.properties.tool_calls.type }, message: "must be array,null" }], !1;
                    if (errors === _errs23 && Array.isArray(data7)) {
                      var valid4 = !0;
                      let len1 = data7.length;
                      for (let i1 = 0; i1 < len1; i1++) {
                        let _errs25 = errors;
                        validate103(data7[i1], { instancePath: instancePath + "/tool_calls/" + i1, parentData: data7, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors), errors = vErrors.length);
                        var valid4 = _errs25 === errors;
                        if (!valid4)
                          break;
                      }
                    }
                    var valid0 = _errs23 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate99.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate99.errors = vErrors, errors === 0;
}
var ChatCompletionCalledFunction = validate105, ChatCompletionChoice = validate59, ChatCompletionChunk = validate109;
function validate113(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.arguments === void 0 && (missing0 = "arguments"))
        return validate113.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "name" || key0 === "arguments")) {
            return validate113.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.name !== void 0) {
            let data0 = data.name, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func1(data0) < 1)
                  return validate113.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate113.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.arguments !== void 0) {
              let _errs4 = errors;
              if (typeof data.arguments != "string")
                return validate113.errors = [{ instancePath: instancePath + "/arguments", schemaPath: "#/properties/arguments/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate113.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate113.errors = vErrors, errors === 0;
}
function validate112(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.index === void 0 && (missing0 = "index") || data.function === void 0 && (missing0 = "function"))
        return validate112.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "index" || key0 === "id" || key0 === "type" || key0 === "function")) {
            return validate112.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.index !== void 0) {
            let data0 = data.index, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate112.errors = [{ instancePath: instancePath + "/index", schemaPath: "#/properties/index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs2 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
              return validate112.errors = [{ instancePath: instancePath + "/index", schemaPath: "#/properties/index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func1(data1) < 1)
                    return validate112.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate112.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.type !== void 0) {
                let data2 = data.type, _errs6 = errors;
                if (typeof data2 != "string")
                  return validate112.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                if (data2 !== "function")
                  return validate112.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function" }, message: "must be equal to constant" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.function !== void 0) {
                  let _errs8 = errors;
                  validate113(data.function, { instancePath: instancePath + "/function", parentData: data, parentDataProperty: "function", rootData }) || (vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate112.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate112.errors = vErrors, errors === 0;
}
function validate111(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let _errs1 = errors;
      for (let key0 in data)
        if (!(key0 === "role" || key0 === "content" || key0 === "refusal" || key0 === "reasoning_content" || key0 === "tool_calls")) {
          return validate111.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
          break;
        }
      if (_errs1 === errors) {
        if (data.role !== void 0) {
          let data0 = data.role, _errs2 = errors;
          if (typeof data0 != "string")
            return validate111.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          if (data0 !== "assistant")
            return validate111.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/const", keyword: "const", params: { allowedValue: "assistant" }, message: "must be equal to constant" }], !1;
          var valid0 = _errs2 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.content !== void 0) {
            let _errs4 = errors;
            if (typeof data.content != "string")
              return validate111.errors = [{ instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs4 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.refusal !== void 0) {
              let _errs6 = errors;
              if (typeof data.refusal != "string")
                return validate111.errors = [{ instancePath: instancePath + "/refusal", schemaPath: "#/properties/refusal/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs6 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.reasoning_content !== void 0) {
                let _errs8 = errors;
                if (typeof data.reasoning_content != "string")
                  return validate111.errors = [{ instancePath: instancePath + "/reasoning_content", schemaPath: "#/properties/reasoning_content/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs8 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.tool_calls !== void 0) {
                  let data4 = data.tool_calls, _errs10 = errors;
                  if (errors === _errs10)
                    if (Array.isArray(data4)) {
                      if (data4.length < 1)
                        return validate111.errors = [{ instancePath: instancePath + "/tool_calls", schemaPath: "#/properties/tool_calls/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                      {
                        var valid1 = !0;
                        let len0 = data4.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let _errs12 = errors;
                          validate112(data4[i0], { instancePath: instancePath + "/tool_calls/" + i0, parentData: data4, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors), errors = vErrors.length);
                          var valid1 = _errs12 === errors;
                          if (!valid1)
                            break;
                        }
                      }
                    } else
                      return validate111.errors = [{ instancePath: instancePath + "/tool_calls", schemaPath: "#/properties/tool_calls/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate111.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate111.errors = vErrors, errors === 0;
}
function validate110(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.index === void 0 && (missing0 = "index") || data.delta === void 0 && (missing0 = "delta") || data.logprobs === void 0 && (missing0 = "logprobs") || data.finish_reason === void 0 && (missing0 = "finish_reason"))
        return validate110.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "index" || key0 === "delta" || key0 === "finish_reason" || key0 === "logprobs")) {
            return validate110.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.index !== void 0) {
            let data0 = data.index, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate110.errors = [{ instancePath: instancePath + "/index", schemaPath: "#/properties/index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (data0 !== 0)
              return validate110.errors = [{ instancePath: instancePath + "/index", schemaPath: "#/properties/index/const", keyword: "const", params: { allowedValue: 0 }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.delta !== void 0) {
              let _errs4 = errors;
              validate111(data.delta, { instancePath: instancePath + "/delta", parentData: data, parentDataProperty: "delta", rootData }) || (vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors), errors = vErrors.length);
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.finish_reason !== void 0) {
                let data2 = data.finish_reason, _errs5 = errors, _errs6 = errors, valid1 = !1, _errs7 = errors;
                validate66(data2, { instancePath: instancePath + "/finish_reason", parentData: data, parentDataProperty: "finish_reason", rootData }) || (vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors), errors = vErrors.length);
                var _valid0 = _errs7 === errors;
                if (valid1 = valid1 || _valid0, !valid1) {
                  let _errs8 = errors;
                  if (data2 !== null) {
                    let err0 = { instancePath: instancePath + "/finish_reason", schemaPath: "#/properties/finish_reason/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                  }
                  var _valid0 = _errs8 === errors;
                  valid1 = valid1 || _valid0;
                }
                if (valid1)
                  errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
                else {
                  let err1 = { instancePath: instancePath + "/finish_reason", schemaPath: "#/properties/finish_reason/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                  return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate110.errors = vErrors, !1;
                }
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.logprobs !== void 0) {
                  let data3 = data.logprobs, _errs10 = errors, _errs11 = errors, valid2 = !1, _errs12 = errors;
                  validate68(data3, { instancePath: instancePath + "/logprobs", parentData: data, parentDataProperty: "logprobs", rootData }) || (vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors), errors = vErrors.length);
                  var _valid1 = _errs12 === errors;
                  if (valid2 = valid2 || _valid1, !valid2) {
                    let _errs13 = errors;
                    if (data3 !== null) {
                      let err2 = { instancePath: instancePath + "/logprobs", schemaPath: "#/properties/logprobs/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                    }
                    var _valid1 = _errs13 === errors;
                    valid2 = valid2 || _valid1;
                  }
                  if (valid2)
                    errors = _errs11, vErrors !== null && (_errs11 ? vErrors.length = _errs11 : vErrors = null);
                  else {
                    let err3 = { instancePath: instancePath + "/logprobs", schemaPath: "#/properties/logprobs/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                    return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate110.errors = vErrors, !1;
                  }
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate110.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate110.errors = vErrors, errors === 0;
}
function validate109(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.object === void 0 && (missing0 = "object") || data.created === void 0 && (missing0 = "created") || data.model === void 0 && (missing0 = "model") || data.choices === void 0 && (missing0 = "choices"))
        return validate109.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "id" || key0 === "object" || key0 === "created" || key0 === "model" || key0 === "choices" || key0 === "usage" || key0 === "clawgate")) {
            return validate109.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern3.test(data0))
                  return validate109.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^chatcmpl-" }, message: 'must match pattern "^chatcmpl-"' }], !1;
              } else
                return validate109.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.object !== void 0) {
              let data1 = data.object, _errs4 = errors;
              if (typeof data1 != "string")
                return validate109.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (data1 !== "chat.completion.chunk")
                return validate109.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/const", keyword: "const", params: { allowedValue: "chat.completion.chunk" }, message: "must be equal to constant" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.created !== void 0) {
                let data2 = data.created, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate109.errors = [{ instancePath: instancePath + "/created", schemaPath: "#/properties/created/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.model !== void 0) {
                  let _errs8 = errors;
                  if (typeof data.model != "string")
                    return validate109.errors = [{ instancePath: instancePath + "/model", schemaPath: "#/properties/model/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.choices !== void 0) {
                    let data4 = data.choices, _errs10 = errors;
                    if (errors === _errs10)
                      if (Array.isArray(data4)) {
                        if (data4.length > 1)
                          return validate109.errors = [{ instancePath: instancePath + "/choices", schemaPath: "#/properties/choices/maxItems", keyword: "maxItems", params: { limit: 1 }, message: "must NOT have more than 1 items" }], !1;
                        {
                          var valid1 = !0;
                          let len0 = data4.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let _errs12 = errors;
                            validate110(data4[i0], { instancePath: instancePath + "/choices/" + i0, parentData: data4, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors), errors = vErrors.length);
                            var valid1 = _errs12 === errors;
                            if (!valid1)
                              break;
                          }
                        }
                      } else
                        return validate109.errors = [{ instancePath: instancePath + "/choices", schemaPath: "#/properties/choices/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.usage !== void 0) {
                      let data6 = data.usage, _errs13 = errors, _errs14 = errors, valid2 = !1, _errs15 = errors;
                      validate76(data6, { instancePath: instancePath + "/usage", parentData: data, parentDataProperty: "usage", rootData }) || (vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors), errors = vErrors.length);
                      var _valid0 = _errs15 === errors;
                      if (valid2 = valid2 || _valid0, !valid2) {
                        let _errs16 = errors;
                        if (data6 !== null) {
                          let err0 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                          vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                        }
                        var _valid0 = _errs16 === errors;
                        valid2 = valid2 || _valid0;
                      }
                      if (valid2)
                        errors = _errs14, vErrors !== null && (_errs14 ? vErrors.length = _errs14 : vErrors = null);
                      else {
                        let err1 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                        return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate109.errors = vErrors, !1;
                      }
                      var valid0 = _errs13 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.clawgate !== void 0) {
                        let _errs18 = errors;
                        validate83(data.clawgate, { instancePath: instancePath + "/clawgate", parentData: data, parentDataProperty: "clawgate", rootData }) || (vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors), errors = vErrors.length);
                        var valid0 = _errs18 === errors;
                      } else
                        var valid0 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate109.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate109.errors = vErrors, errors === 0;
}
var ChatCompletionChunkChoice = validate110, ChatCompletionChunkDelta = validate111, ChatCompletionChunkFunction = validate113, ChatCompletionChunkToolCall = validate112, ChatCompletionContentPart = validate122;
var schema57 = { $id: "ChatCompletionFile", type: "object", properties: { file_data: { type: ["string", "null"] }, filename: { type: ["string", "null"] }, file_id: { type: ["string", "null"] } } };
function validate124(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.file_data !== void 0) {
        let data0 = data.file_data, _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null)
          return validate124.errors = [{ instancePath: instancePath + "/file_data", schemaPath: "#/properties/file_data/type", keyword: "type", params: { type: schema57.properties.file_data.type }, message: "must be string,null" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.filename !== void 0) {
          let data1 = data.filename, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate124.errors = [{ instancePath: instancePath + "/filename", schemaPath: "#/properties/filename/type", keyword: "type", params: { type: schema57.properties.filename.type }, message: "must be string,null" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.file_id !== void 0) {
            let data2 = data.file_id, _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return validate124.errors = [{ instancePath: instancePath + "/file_id", schemaPath: "#/properties/file_id/type", keyword: "type", params: { type: schema57.properties.file_id.type }, message: "must be string,null" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate124.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate124.errors = vErrors, errors === 0;
}
function validate123(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.file === void 0 && (missing0 = "file"))
        return validate123.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate123.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "file")
          return validate123.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "file" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.file !== void 0) {
          let _errs3 = errors;
          validate124(data.file, { instancePath: instancePath + "/file", parentData: data, parentDataProperty: "file", rootData }) || (vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors), errors = vErrors.length);
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate123.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate123.errors = vErrors, errors === 0;
}
var schema59 = { $id: "ChatCompletionImageUrl", type: "object", required: ["url"], properties: { url: { type: "string", minLength: 1 }, detail: { type: ["string", "null"], enum: ["auto", "low", "high", "original", null] } } };
function validate127(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.url === void 0 && (missing0 = "url"))
        return validate127.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.url !== void 0) {
        let data0 = data.url, _errs1 = errors;
        if (errors === _errs1)
          if (typeof data0 == "string") {
            if (func1(data0) < 1)
              return validate127.errors = [{ instancePath: instancePath + "/url", schemaPath: "#/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
          } else
            return validate127.errors = [{ instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.detail !== void 0) {
          let data1 = data.detail, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate127.errors = [{ instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/type", keyword: "type", params: { type: schema59.properties.detail.type }, message: "must be string,null" }], !1;
          if (!(data1 === "auto" || data1 === "low" || data1 === "high" || data1 === "original" || data1 === null))
            return validate127.errors = [{ instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/enum", keyword: "enum", params: { allowedValues: schema59.properties.detail.enum }, message: "must be equal to one of the allowed values" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate127.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate127.errors = vErrors, errors === 0;
}
function validate126(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.image_url === void 0 && (missing0 = "image_url"))
        return validate126.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate126.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "image_url")
          return validate126.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "image_url" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.image_url !== void 0) {
          let _errs3 = errors;
          validate127(data.image_url, { instancePath: instancePath + "/image_url", parentData: data, parentDataProperty: "image_url", rootData }) || (vErrors = vErrors === null ? validate127.errors : vErrors.concat(validate127.errors), errors = vErrors.length);
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate126.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate126.errors = vErrors, errors === 0;
}
function validate129(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate129.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type;
        if (typeof data0 != "string")
          return validate129.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "input_audio")
          return validate129.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "input_audio" }, message: "must be equal to constant" }], !1;
      }
    } else
      return validate129.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate129.errors = vErrors, errors === 0;
}
function validate122(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "file")
          validate123(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors), errors = vErrors.length);
        else if (tag0 === "image_url")
          validate126(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate126.errors : vErrors.concat(validate126.errors), errors = vErrors.length);
        else if (tag0 === "input_audio")
          validate129(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate129.errors : vErrors.concat(validate129.errors), errors = vErrors.length);
        else if (tag0 === "text")
          validate96(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors), errors = vErrors.length);
        else
          return validate122.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate122.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate122.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate122.errors = vErrors, errors === 0;
}
var ChatCompletionContentPartFile = validate123, ChatCompletionContentPartImage = validate126, ChatCompletionContentPartInputAudio = validate129, ChatCompletionContentPartRefusal = validate95, ChatCompletionContentPartText = validate96, ChatCompletionDeveloperMessageParam = validate134, schema61 = { $id: "ChatCompletionDeveloperMessageParam", type: "object", required: ["role", "content"], properties: { role: { type: "string", const: "developer" }, content: { anyOf: [{ type: "string" }, { type: "array", items: { $ref: "ChatCompletionContentPartText" } }] }, name: { type: ["string", "null"] } } };
function validate134(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.role === void 0 && (missing0 = "role") || data.content === void 0 && (missing0 = "content"))
        return validate134.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.role !== void 0) {
        let data0 = data.role, _errs1 = errors;
        if (typeof data0 != "string")
          return validate134.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "developer")
          return validate134.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/const", keyword: "const", params: { allowedValue: "developer" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.content !== void 0) {
          let data1 = data.content, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs5 === errors;
          if (valid1 = valid1 || _valid0, !valid1) {
            let _errs7 = errors;
            if (errors === _errs7)
              if (Array.isArray(data1)) {
                var valid2 = !0;
                let len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let _errs9 = errors;
                  validate96(data1[i0], { instancePath: instancePath + "/content/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors), errors = vErrors.length);
                  var valid2 = _errs9 === errors;
                  if (!valid2)
                    break;
                }
              } else {
                let err1 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
              }
            var _valid0 = _errs7 === errors;
            valid1 = valid1 || _valid0;
          }
          if (valid1)
            errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
          else {
            let err2 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate134.errors = vErrors, !1;
          }
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.name !== void 0) {
            let data3 = data.name, _errs10 = errors;
            if (typeof data3 != "string" && data3 !== null)
              return validate134.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: schema61.properties.name.type }, message: "must be string,null" }], !1;
            var valid0 = _errs10 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate134.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate134.errors = vErrors, errors === 0;
}
var ChatCompletionErrorFrame = validate136;
var schema63 = { $id: "ErrorObject", type: "object", additionalProperties: !1, required: ["message", "type", "param", "code"], properties: { message: { type: "string" }, type: { type: "string", enum: ["invalid_request_error", "permission_error", "rate_limit_error", "upstream_error", "server_error"] }, param: { type: ["string", "null"] }, code: { type: "string" } } };
function validate137(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.message === void 0 && (missing0 = "message") || data.type === void 0 && (missing0 = "type") || data.param === void 0 && (missing0 = "param") || data.code === void 0 && (missing0 = "code"))
        return validate137.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "message" || key0 === "type" || key0 === "param" || key0 === "code")) {
            return validate137.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.message !== void 0) {
            let _errs2 = errors;
            if (typeof data.message != "string")
              return validate137.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.type !== void 0) {
              let data1 = data.type, _errs4 = errors;
              if (typeof data1 != "string")
                return validate137.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "invalid_request_error" || data1 === "permission_error" || data1 === "rate_limit_error" || data1 === "upstream_error" || data1 === "server_error"))
                return validate137.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema63.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.param !== void 0) {
                let data2 = data.param, _errs6 = errors;
                if (typeof data2 != "string" && data2 !== null)
                  return validate137.errors = [{ instancePath: instancePath + "/param", schemaPath: "#/properties/param/type", keyword: "type", params: { type: schema63.properties.param.type }, message: "must be string,null" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.code !== void 0) {
                  let _errs8 = errors;
                  if (typeof data.code != "string")
                    return validate137.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate137.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate137.errors = vErrors, errors === 0;
}
function validate136(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.error === void 0 && (missing0 = "error"))
        return validate136.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (key0 !== "error") {
            return validate136.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        _errs1 === errors && data.error !== void 0 && (validate137(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors), errors = vErrors.length));
      }
    } else
      return validate136.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate136.errors = vErrors, errors === 0;
}
var ChatCompletionExtension = validate82, ChatCompletionFile = validate124, ChatCompletionFinishReason = validate66, ChatCompletionFunctionCall = validate101, ChatCompletionFunctionMessageParam = validate139, schema64 = { $id: "ChatCompletionFunctionMessageParam", type: "object", required: ["role", "content", "name"], properties: { role: { type: "string", const: "function" }, content: { type: ["string", "null"] }, name: { type: "string", minLength: 1 } } };
function validate139(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.role === void 0 && (missing0 = "role") || data.content === void 0 && (missing0 = "content") || data.name === void 0 && (missing0 = "name"))
        return validate139.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.role !== void 0) {
        let data0 = data.role, _errs1 = errors;
        if (typeof data0 != "string")
          return validate139.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "function")
          return validate139.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/const", keyword: "const", params: { allowedValue: "function" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.content !== void 0) {
          let data1 = data.content, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate139.errors = [{ instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: schema64.properties.content.type }, message: "must be string,null" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.name !== void 0) {
            let data2 = data.name, _errs5 = errors;
            if (errors === _errs5)
              if (typeof data2 == "string") {
                if (func1(data2) < 1)
                  return validate139.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate139.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate139.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate139.errors = vErrors, errors === 0;
}
var ChatCompletionFunctionName = validate140;
function validate140(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.name === void 0 && (missing0 = "name"))
        return validate140.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.name !== void 0) {
        let data0 = data.name;
        if (errors === errors)
          if (typeof data0 == "string") {
            if (func1(data0) < 1)
              return validate140.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
          } else
            return validate140.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
      }
    } else
      return validate140.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate140.errors = vErrors, errors === 0;
}
var ChatCompletionFunctionTool = validate141;
var schema67 = { $id: "FunctionDefinition", type: "object", required: ["name"], properties: { name: { type: "string", minLength: 1, maxLength: 128 }, description: { type: ["string", "null"] }, parameters: { type: ["object", "null"] }, strict: { type: ["boolean", "null"] } } };
function validate142(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.name === void 0 && (missing0 = "name"))
        return validate142.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.name !== void 0) {
        let data0 = data.name, _errs1 = errors;
        if (errors === _errs1)
          if (typeof data0 == "string") {
            if (func1(data0) > 128)
              return validate142.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
            if (func1(data0) < 1)
              return validate142.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
          } else
            return validate142.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.description !== void 0) {
          let data1 = data.description, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate142.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: schema67.properties.description.type }, message: "must be string,null" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.parameters !== void 0) {
            let data2 = data.parameters, _errs5 = errors;
            if (!(data2 && typeof data2 == "object" && !Array.isArray(data2)) && data2 !== null)
              return validate142.errors = [{ instancePath: instancePath + "/parameters", schemaPath: "#/properties/parameters/type", keyword: "type", params: { type: schema67.properties.parameters.type }, message: "must be object,null" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.strict !== void 0) {
              let data3 = data.strict, _errs7 = errors;
              if (typeof data3 != "boolean" && data3 !== null)
                return validate142.errors = [{ instancePath: instancePath + "/strict", schemaPath: "#/properties/strict/type", keyword: "type", params: { type: schema67.properties.strict.type }, message: "must be boolean,null" }], !1;
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate142.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate142.errors = vErrors, errors === 0;
}
function validate141(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.function === void 0 && (missing0 = "function"))
        return validate141.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate141.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "function")
          return validate141.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.function !== void 0) {
          let _errs3 = errors;
          validate142(data.function, { instancePath: instancePath + "/function", parentData: data, parentDataProperty: "function", rootData }) || (vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors), errors = vErrors.length);
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate141.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate141.errors = vErrors, errors === 0;
}
var ChatCompletionImageUrl = validate127, ChatCompletionLogprobs = validate68, ChatCompletionMessage = validate60, ChatCompletionMessageFunctionToolCall = validate104, ChatCompletionMessageParam = validate144;
var schema69 = { $id: "ChatCompletionSystemMessageParam", type: "object", required: ["role", "content"], properties: { role: { type: "string", const: "system" }, content: { anyOf: [{ type: "string" }, { type: "array", items: { $ref: "ChatCompletionContentPartText" } }] }, name: { type: ["string", "null"] } } };
function validate145(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.role === void 0 && (missing0 = "role") || data.content === void 0 && (missing0 = "content"))
        return validate145.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.role !== void 0) {
        let data0 = data.role, _errs1 = errors;
        if (typeof data0 != "string")
          return validate145.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "system")
          return validate145.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/const", keyword: "const", params: { allowedValue: "system" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.content !== void 0) {
          let data1 = data.content, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs5 === errors;
          if (valid1 = valid1 || _valid0, !valid1) {
            let _errs7 = errors;
            if (errors === _errs7)
              if (Array.isArray(data1)) {
                var valid2 = !0;
                let len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let _errs9 = errors;
                  validate96(data1[i0], { instancePath: instancePath + "/content/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors), errors = vErrors.length);
                  var valid2 = _errs9 === errors;
                  if (!valid2)
                    break;
                }
              } else {
                let err1 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
              }
            var _valid0 = _errs7 === errors;
            valid1 = valid1 || _valid0;
          }
          if (valid1)
            errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
          else {
            let err2 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate145.errors = vErrors, !1;
          }
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.name !== void 0) {
            let data3 = data.name, _errs10 = errors;
            if (typeof data3 != "string" && data3 !== null)
              return validate145.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: schema69.properties.name.type }, message: "must be string,null" }], !1;
            var valid0 = _errs10 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate145.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate145.errors = vErrors, errors === 0;
}
var schema70 = { $id: "ChatCompletionToolMessageParam", type: "object", required: ["role", "content", "tool_call_id"], properties: { role: { type: "string", const: "tool" }, content: { anyOf: [{ type: "string" }, { type: "array", items: { $ref: "ChatCompletionContentPartText" } }] }, name: { type: ["string", "null"] }, tool_call_id: { type: "string", minLength: 1 } } };
function validate147(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.role === void 0 && (missing0 = "role") || data.content === void 0 && (missing0 = "content") || data.tool_call_id === void 0 && (missing0 = "tool_call_id"))
        return validate147.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.role !== void 0) {
        let data0 = data.role, _errs1 = errors;
        if (typeof data0 != "string")
          return validate147.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "tool")
          return validate147.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/const", keyword: "const", params: { allowedValue: "tool" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.content !== void 0) {
          let data1 = data.content, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs5 === errors;
          if (valid1 = valid1 || _valid0, !valid1) {
            let _errs7 = errors;
            if (errors === _errs7)
              if (Array.isArray(data1)) {
                var valid2 = !0;
                let len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let _errs9 = errors;
                  validate96(data1[i0], { instancePath: instancePath + "/content/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors), errors = vErrors.length);
                  var valid2 = _errs9 === errors;
                  if (!valid2)
                    break;
                }
              } else {
                let err1 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
              }
            var _valid0 = _errs7 === errors;
            valid1 = valid1 || _valid0;
          }
          if (valid1)
            errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
          else {
            let err2 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate147.errors = vErrors, !1;
          }
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.name !== void 0) {
            let data3 = data.name, _errs10 = errors;
            if (typeof data3 != "string" && data3 !== null)
              return validate147.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: schema70.properties.name.type }, message: "must be string,null" }], !1;
            var valid0 = _errs10 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.tool_call_id !== void 0) {
              let data4 = data.tool_call_id, _errs12 = errors;
              if (errors === _errs12)
                if (typeof data4 == "string") {
                  if (func1(data4) < 1)
                    return validate147.errors = [{ instancePath: instancePath + "/tool_call_id", schemaPath: "#/properties/tool_call_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate147.errors = [{ instancePath: instancePath + "/tool_call_id", schemaPath: "#/properties/tool_call_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs12 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate147.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate147.errors = vErrors, errors === 0;
}
var schema71 = { $id: "ChatCompletionUserMessageParam", type: "object", required: ["role", "content"], properties: { role: { type: "string", const: "user" }, content: { anyOf: [{ type: "string" }, { type: "array", minItems: 1, items: { $ref: "ChatCompletionContentPart" } }] }, name: { type: ["string", "null"] } } };
function validate149(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.role === void 0 && (missing0 = "role") || data.content === void 0 && (missing0 = "content"))
        return validate149.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.role !== void 0) {
        let data0 = data.role, _errs1 = errors;
        if (typeof data0 != "string")
          return validate149.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "user")
          return validate149.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/const", keyword: "const", params: { allowedValue: "user" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.content !== void 0) {
          let data1 = data.content, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs5 === errors;
          if (valid1 = valid1 || _valid0, !valid1) {
            let _errs7 = errors;
            if (errors === _errs7)
              if (Array.isArray(data1))
                if (data1.length < 1) {
                  let err1 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/1/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                } else {
                  var valid2 = !0;
                  let len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let _errs9 = errors;
                    validate122(data1[i0], { instancePath: instancePath + "/content/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors), errors = vErrors.length);
                    var valid2 = _errs9 === errors;
                    if (!valid2)
                      break;
                  }
                }
              else {
                let err2 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
              }
            var _valid0 = _errs7 === errors;
            valid1 = valid1 || _valid0;
          }
          if (valid1)
            errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
          else {
            let err3 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate149.errors = vErrors, !1;
          }
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.name !== void 0) {
            let data3 = data.name, _errs10 = errors;
            if (typeof data3 != "string" && data3 !== null)
              return validate149.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: schema71.properties.name.type }, message: "must be string,null" }], !1;
            var valid0 = _errs10 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate149.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate149.errors = vErrors, errors === 0;
}
function validate144(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.role;
      if (typeof tag0 == "string")
        if (tag0 === "assistant")
          validate99(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors), errors = vErrors.length);
        else if (tag0 === "developer")
          validate134(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate134.errors : vErrors.concat(validate134.errors), errors = vErrors.length);
        else if (tag0 === "function")
          validate139(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors), errors = vErrors.length);
        else if (tag0 === "system")
          validate145(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors), errors = vErrors.length);
        else if (tag0 === "tool")
          validate147(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate147.errors : vErrors.concat(validate147.errors), errors = vErrors.length);
        else if (tag0 === "user")
          validate149(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate149.errors : vErrors.concat(validate149.errors), errors = vErrors.length);
        else
          return validate144.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "role", tagValue: tag0 }, message: 'value of tag "role" must be in oneOf' }], !1;
      else
        return validate144.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "role", tagValue: tag0 }, message: 'tag "role" must be string' }], !1;
    } else
      return validate144.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate144.errors = vErrors, errors === 0;
}
var ChatCompletionMessageToolCall = validate103, ChatCompletionNamedToolChoice = validate157;
function validate157(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.function === void 0 && (missing0 = "function"))
        return validate157.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate157.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "function")
          return validate157.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.function !== void 0) {
          let _errs3 = errors;
          validate140(data.function, { instancePath: instancePath + "/function", parentData: data, parentDataProperty: "function", rootData }) || (vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors), errors = vErrors.length);
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate157.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate157.errors = vErrors, errors === 0;
}
var ChatCompletionPredictionContent = validate159;
function validate159(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.content === void 0 && (missing0 = "content"))
        return validate159.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate159.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "content")
          return validate159.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "content" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.content !== void 0) {
          let data1 = data.content, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs5 === errors;
          if (valid1 = valid1 || _valid0, !valid1) {
            let _errs7 = errors;
            if (errors === _errs7)
              if (Array.isArray(data1)) {
                var valid2 = !0;
                let len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let _errs9 = errors;
                  validate96(data1[i0], { instancePath: instancePath + "/content/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors), errors = vErrors.length);
                  var valid2 = _errs9 === errors;
                  if (!valid2)
                    break;
                }
              } else {
                let err1 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
              }
            var _valid0 = _errs7 === errors;
            valid1 = valid1 || _valid0;
          }
          if (valid1)
            errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
          else {
            let err2 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate159.errors = vErrors, !1;
          }
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate159.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate159.errors = vErrors, errors === 0;
}
var ChatCompletionPromptCacheOptions = validate161, schema74 = { $id: "ChatCompletionPromptCacheOptions", type: "object", properties: { mode: { type: ["string", "null"] }, ttl: { type: ["string", "null"] } } };
function validate161(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.mode !== void 0) {
        let data0 = data.mode, _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null)
          return validate161.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: schema74.properties.mode.type }, message: "must be string,null" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.ttl !== void 0) {
          let data1 = data.ttl, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate161.errors = [{ instancePath: instancePath + "/ttl", schemaPath: "#/properties/ttl/type", keyword: "type", params: { type: schema74.properties.ttl.type }, message: "must be string,null" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate161.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate161.errors = vErrors, errors === 0;
}
var ChatCompletionResponseFormat = validate162;
function validate163(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate163.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type;
        if (typeof data0 != "string")
          return validate163.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "json_object")
          return validate163.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "json_object" }, message: "must be equal to constant" }], !1;
      }
    } else
      return validate163.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate163.errors = vErrors, errors === 0;
}
var schema78 = { $id: "ResponseFormatJSONSchemaDefinition", type: "object", required: ["name"], properties: { name: { type: "string", minLength: 1, maxLength: 64 }, description: { type: ["string", "null"] }, schema: { type: ["object", "null"] }, strict: { type: ["boolean", "null"] } } };
function validate165(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.name === void 0 && (missing0 = "name"))
        return validate165.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.name !== void 0) {
        let data0 = data.name, _errs1 = errors;
        if (errors === _errs1)
          if (typeof data0 == "string") {
            if (func1(data0) > 64)
              return validate165.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }], !1;
            if (func1(data0) < 1)
              return validate165.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
          } else
            return validate165.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.description !== void 0) {
          let data1 = data.description, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate165.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: schema78.properties.description.type }, message: "must be string,null" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.schema !== void 0) {
            let data2 = data.schema, _errs5 = errors;
            if (!(data2 && typeof data2 == "object" && !Array.isArray(data2)) && data2 !== null)
              return validate165.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/type", keyword: "type", params: { type: schema78.properties.schema.type }, message: "must be object,null" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.strict !== void 0) {
              let data3 = data.strict, _errs7 = errors;
              if (typeof data3 != "boolean" && data3 !== null)
                return validate165.errors = [{ instancePath: instancePath + "/strict", schemaPath: "#/properties/strict/type", keyword: "type", params: { type: schema78.properties.strict.type }, message: "must be boolean,null" }], !1;
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate165.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate165.errors = vErrors, errors === 0;
}
function validate164(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.json_schema === void 0 && (missing0 = "json_schema"))
        return validate164.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate164.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "json_schema")
          return validate164.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "json_schema" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.json_schema !== void 0) {
          let _errs3 = errors;
          validate165(data.json_schema, { instancePath: instancePath + "/json_schema", parentData: data, parentDataProperty: "json_schema", rootData }) || (vErrors = vErrors === null ? validate165.errors : vErrors.concat(validate165.errors), errors = vErrors.length);
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate164.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate164.errors = vErrors, errors === 0;
}
function validate167(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate167.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type;
        if (typeof data0 != "string")
          return validate167.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "text")
          return validate167.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "text" }, message: "must be equal to constant" }], !1;
      }
    } else
      return validate167.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate167.errors = vErrors, errors === 0;
}
function validate162(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "json_object")
          validate163(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate163.errors : vErrors.concat(validate163.errors), errors = vErrors.length);
        else if (tag0 === "json_schema")
          validate164(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors), errors = vErrors.length);
        else if (tag0 === "text")
          validate167(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate167.errors : vErrors.concat(validate167.errors), errors = vErrors.length);
        else
          return validate162.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate162.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate162.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate162.errors = vErrors, errors === 0;
}
var ChatCompletionStreamFrame = validate171;
function validate171(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, passing0 = null, _errs1 = errors;
  validate109(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate109.errors : vErrors.concat(validate109.errors), errors = vErrors.length);
  var _valid0 = _errs1 === errors;
  _valid0 && (valid0 = !0, passing0 = 0);
  let _errs2 = errors;
  validate136(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate136.errors : vErrors.concat(validate136.errors), errors = vErrors.length);
  var _valid0 = _errs2 === errors;
  if (_valid0 && valid0 ? (valid0 = !1, passing0 = [passing0, 1]) : _valid0 && (valid0 = !0, passing0 = 1), valid0)
    errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  else {
    let err0 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
    return vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++, validate171.errors = vErrors, !1;
  }
  return validate171.errors = vErrors, errors === 0;
}
var ChatCompletionStreamOptions = validate174, schema81 = { $id: "ChatCompletionStreamOptions", type: "object", properties: { include_usage: { type: ["boolean", "null"] }, include_obfuscation: { type: ["boolean", "null"] } } };
function validate174(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.include_usage !== void 0) {
        let data0 = data.include_usage, _errs1 = errors;
        if (typeof data0 != "boolean" && data0 !== null)
          return validate174.errors = [{ instancePath: instancePath + "/include_usage", schemaPath: "#/properties/include_usage/type", keyword: "type", params: { type: schema81.properties.include_usage.type }, message: "must be boolean,null" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.include_obfuscation !== void 0) {
          let data1 = data.include_obfuscation, _errs3 = errors;
          if (typeof data1 != "boolean" && data1 !== null)
            return validate174.errors = [{ instancePath: instancePath + "/include_obfuscation", schemaPath: "#/properties/include_obfuscation/type", keyword: "type", params: { type: schema81.properties.include_obfuscation.type }, message: "must be boolean,null" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate174.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate174.errors = vErrors, errors === 0;
}
var ChatCompletionSystemMessageParam = validate145, ChatCompletionTokenLogprob = validate69, ChatCompletionTool = validate175;
function validate175(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "function")
          validate141(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors), errors = vErrors.length);
        else
          return validate175.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate175.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate175.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate175.errors = vErrors, errors === 0;
}
var ChatCompletionToolChoiceObject = validate177;
function validate177(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "function")
          validate157(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate157.errors : vErrors.concat(validate157.errors), errors = vErrors.length);
        else
          return validate177.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate177.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate177.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate177.errors = vErrors, errors === 0;
}
var ChatCompletionToolMessageParam = validate147, ChatCompletionTopLogprob = validate70, ChatCompletionUserMessageParam = validate149, ClawgateToolCallDoneEvent = validate179;
function validate179(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.call_id === void 0 && (missing0 = "call_id") || data.name === void 0 && (missing0 = "name") || data.is_error === void 0 && (missing0 = "is_error") || data.output === void 0 && (missing0 = "output"))
        return validate179.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "call_id" || key0 === "name" || key0 === "is_error" || key0 === "output")) {
            return validate179.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate179.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "clawgate:tool_call.done")
              return validate179.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "clawgate:tool_call.done" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate179.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate179.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.call_id !== void 0) {
                let data2 = data.call_id, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (func1(data2) < 1)
                      return validate179.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate179.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.name !== void 0) {
                  let data3 = data.name, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (func1(data3) < 1)
                        return validate179.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate179.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.is_error !== void 0) {
                    let _errs10 = errors;
                    if (typeof data.is_error != "boolean")
                      return validate179.errors = [{ instancePath: instancePath + "/is_error", schemaPath: "#/properties/is_error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.output !== void 0) {
                      let _errs12 = errors;
                      if (typeof data.output != "string")
                        return validate179.errors = [{ instancePath: instancePath + "/output", schemaPath: "#/properties/output/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate179.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate179.errors = vErrors, errors === 0;
}
var ClawgateToolCallStartedEvent = validate180;
function validate180(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.call_id === void 0 && (missing0 = "call_id") || data.name === void 0 && (missing0 = "name") || data.arguments === void 0 && (missing0 = "arguments"))
        return validate180.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "call_id" || key0 === "name" || key0 === "arguments")) {
            return validate180.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate180.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "clawgate:tool_call.started")
              return validate180.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "clawgate:tool_call.started" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate180.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate180.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.call_id !== void 0) {
                let data2 = data.call_id, _errs6 = errors;
                if (errors === _errs6)
                  if (typeof data2 == "string") {
                    if (func1(data2) < 1)
                      return validate180.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                  } else
                    return validate180.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.name !== void 0) {
                  let data3 = data.name, _errs8 = errors;
                  if (errors === _errs8)
                    if (typeof data3 == "string") {
                      if (func1(data3) < 1)
                        return validate180.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate180.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.arguments !== void 0) {
                    let _errs10 = errors;
                    if (typeof data.arguments != "string")
                      return validate180.errors = [{ instancePath: instancePath + "/arguments", schemaPath: "#/properties/arguments/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate180.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate180.errors = vErrors, errors === 0;
}
var CompletionTokensDetails = validate79, CompletionUsage = validate76, CreateChatCompletionRequest = validate181, schema86 = { $id: "CreateChatCompletionRequest", type: "object", required: ["messages", "model"], properties: { messages: { type: "array", minItems: 1, items: { $ref: "ChatCompletionMessageParam" } }, model: { type: "string", minLength: 1 }, audio: {}, frequency_penalty: { type: ["number", "null"], minimum: -2, maximum: 2 }, function_call: {}, functions: {}, logit_bias: { type: ["object", "null"], additionalProperties: { type: "number", minimum: -100, maximum: 100 } }, logprobs: { type: ["boolean", "null"] }, max_completion_tokens: { type: ["integer", "null"], minimum: 1 }, max_tokens: { type: ["integer", "null"], minimum: 1 }, metadata: { type: ["object", "null"], additionalProperties: { type: "string" } }, modalities: { type: ["array", "null"], items: { type: "string", enum: ["text", "audio"] } }, moderation: {}, n: { type: ["integer", "null"], minimum: 1, maximum: 1 }, parallel_tool_calls: { type: ["boolean", "null"] }, prediction: { anyOf: [{ $ref: "ChatCompletionPredictionContent" }, { type: "null" }] }, presence_penalty: { type: ["number", "null"], minimum: -2, maximum: 2 }, prompt_cache_key: { type: ["string", "null"] }, prompt_cache_options: { anyOf: [{ $ref: "ChatCompletionPromptCacheOptions" }, { type: "null" }] }, prompt_cache_retention: { type: ["string", "null"] }, reasoning_effort: { type: ["string", "null"], enum: ["none", "minimal", "low", "medium", "high", "xhigh", "max", null] }, response_format: { anyOf: [{ $ref: "ChatCompletionResponseFormat" }, { type: "null" }] }, safety_identifier: { type: ["string", "null"] }, seed: { type: ["integer", "null"] }, service_tier: { type: ["string", "null"] }, stop: { anyOf: [{ type: "string", minLength: 1 }, { type: "array", maxItems: 4, items: { type: "string", minLength: 1 } }, { type: "null" }] }, store: { type: ["boolean", "null"] }, stream: { type: ["boolean", "null"] }, stream_options: { anyOf: [{ $ref: "ChatCompletionStreamOptions" }, { type: "null" }] }, temperature: { type: ["number", "null"], minimum: 0, maximum: 2 }, tool_choice: { anyOf: [{ type: "string", enum: ["auto", "none", "required"] }, { $ref: "ChatCompletionToolChoiceObject" }, { type: "null" }] }, tools: { type: ["array", "null"], items: { $ref: "ChatCompletionTool" } }, top_logprobs: { type: ["integer", "null"], minimum: 0, maximum: 20 }, top_p: { type: ["number", "null"], minimum: 0, maximum: 1 }, user: { type: ["string", "null"], maxLength: 512 }, verbosity: { type: ["string", "null"], enum: ["low", "medium", "high", null] }, web_search_options: {} } };
function validate181(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.messages === void 0 && (missing0 = "messages") || data.model === void 0 && (missing0 = "model"))
        return validate181.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.messages !== void 0) {
        let data0 = data.messages, _errs1 = errors;
        if (errors === _errs1)
          if (Array.isArray(data0)) {
            if (data0.length < 1)
              return validate181.errors = [{ instancePath: instancePath + "/messages", schemaPath: "#/properties/messages/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
            {
              var valid1 = !0;
              let len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let _errs3 = errors;
                validate144(data0[i0], { instancePath: instancePath + "/messages/" + i0, parentData: data0, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate144.errors : vErrors.concat(validate144.errors), errors = vErrors.length);
                var valid1 = _errs3 === errors;
                if (!valid1)
                  break;
              }
            }
          } else
            return validate181.errors = [{ instancePath: instancePath + "/messages", schemaPath: "#/properties/messages/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.model !== void 0) {
          let data2 = data.model, _errs4 = errors;
          if (errors === _errs4)
            if (typeof data2 == "string") {
              if (func1(data2) < 1)
                return validate181.errors = [{ instancePath: instancePath + "/model", schemaPath: "#/properties/model/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            } else
              return validate181.errors = [{ instancePath: instancePath + "/model", schemaPath: "#/properties/model/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs4 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.frequency_penalty !== void 0) {
            let data3 = data.frequency_penalty, _errs6 = errors;
            if (!(typeof data3 == "number" && isFinite(data3)) && data3 !== null)
              return validate181.errors = [{ instancePath: instancePath + "/frequency_penalty", schemaPath: "#/properties/frequency_penalty/type", keyword: "type", params: { type: schema86.properties.frequency_penalty.type }, message: "must be number,null" }], !1;
            if (errors === _errs6 && typeof data3 == "number" && isFinite(data3)) {
              if (data3 > 2 || isNaN(data3))
                return validate181.errors = [{ instancePath: instancePath + "/frequency_penalty", schemaPath: "#/properties/frequency_penalty/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 }, message: "must be <= 2" }], !1;
              if (data3 < -2 || isNaN(data3))
                return validate181.errors = [{ instancePath: instancePath + "/frequency_penalty", schemaPath: "#/properties/frequency_penalty/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2 }, message: "must be >= -2" }], !1;
            }
            var valid0 = _errs6 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.logit_bias !== void 0) {
              let data4 = data.logit_bias, _errs8 = errors;
              if (!(data4 && typeof data4 == "object" && !Array.isArray(data4)) && data4 !== null)
                return validate181.errors = [{ instancePath: instancePath + "/logit_bias", schemaPath: "#/properties/logit_bias/type", keyword: "type", params: { type: schema86.properties.logit_bias.type }, message: "must be object,null" }], !1;
              if (errors === _errs8 && data4 && typeof data4 == "object" && !Array.isArray(data4))
                for (let key0 in data4) {
                  let data5 = data4[key0], _errs11 = errors;
                  if (errors === _errs11)
                    if (typeof data5 == "number" && isFinite(data5)) {
                      if (data5 > 100 || isNaN(data5))
                        return validate181.errors = [{ instancePath: instancePath + "/logit_bias/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/logit_bias/additionalProperties/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" }], !1;
                      if (data5 < -100 || isNaN(data5))
                        return validate181.errors = [{ instancePath: instancePath + "/logit_bias/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/logit_bias/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: -100 }, message: "must be >= -100" }], !1;
                    } else
                      return validate181.errors = [{ instancePath: instancePath + "/logit_bias/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/logit_bias/additionalProperties/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                  var valid2 = _errs11 === errors;
                  if (!valid2)
                    break;
                }
              var valid0 = _errs8 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.logprobs !== void 0) {
                let data6 = data.logprobs, _errs13 = errors;
                if (typeof data6 != "boolean" && data6 !== null)
                  return validate181.errors = [{ instancePath: instancePath + "/logprobs", schemaPath: "#/properties/logprobs/type", keyword: "type", params: { type: schema86.properties.logprobs.type }, message: "must be boolean,null" }], !1;
                var valid0 = _errs13 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.max_completion_tokens !== void 0) {
                  let data7 = data.max_completion_tokens, _errs15 = errors;
                  if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)) && data7 !== null)
                    return validate181.errors = [{ instancePath: instancePath + "/max_completion_tokens", schemaPath: "#/properties/max_completion_tokens/type", keyword: "type", params: { type: schema86.properties.max_completion_tokens.type }, message: "must be integer,null" }], !1;
                  if (errors === _errs15 && typeof data7 == "number" && isFinite(data7) && (data7 < 1 || isNaN(data7)))
                    return validate181.errors = [{ instancePath: instancePath + "/max_completion_tokens", schemaPath: "#/properties/max_completion_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                  var valid0 = _errs15 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.max_tokens !== void 0) {
                    let data8 = data.max_tokens, _errs17 = errors;
                    if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)) && data8 !== null)
                      return validate181.errors = [{ instancePath: instancePath + "/max_tokens", schemaPath: "#/properties/max_tokens/type", keyword: "type", params: { type: schema86.properties.max_tokens.type }, message: "must be integer,null" }], !1;
                    if (errors === _errs17 && typeof data8 == "number" && isFinite(data8) && (data8 < 1 || isNaN(data8)))
                      return validate181.errors = [{ instancePath: instancePath + "/max_tokens", schemaPath: "#/properties/max_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                    var valid0 = _errs17 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.metadata !== void 0) {
                      let data9 = data.metadata, _errs19 = errors;
                      if (!(data9 && typeof data9 == "object" && !Array.isArray(data9)) && data9 !== null)
                        return validate181.errors = [{ instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: schema86.properties.metadata.type }, message: "must be object,null" }], !1;
                      if (errors === _errs19 && data9 && typeof data9 == "object" && !Array.isArray(data9))
                        for (let key1 in data9) {
                          let _errs22 = errors;
                          if (typeof data9[key1] != "string")
                            return validate181.errors = [{ instancePath: instancePath + "/metadata/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/metadata/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          var valid3 = _errs22 === errors;
                          if (!valid3)
                            break;
                        }
                      var valid0 = _errs19 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.modalities !== void 0) {
                        let data11 = data.modalities, _errs24 = errors;
                        if (!Array.isArray(data11) && data11 !== null)
                          return validate181.errors = [{ instancePath: instancePath + "/modalities", schemaPath: "#/properties/modalities/type", keyword: "type", params: { type: schema86.properties.modalities.type }, message: "must be array,null" }], !1;
                        if (errors === _errs24 && Array.isArray(data11)) {
                          var valid4 = !0;
                          let len1 = data11.length;
                          for (let i1 = 0; i1 < len1; i1++) {
                            let data12 = data11[i1], _errs26 = errors;
                            if (typeof data12 != "string")
                              return validate181.errors = [{ instancePath: instancePath + "/modalities/" + i1, schemaPath: "#/properties/modalities/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                            if (!(data12 === "text" || data12 === "audio"))
                              return validate181.errors = [{ instancePath: instancePath + "/modalities/" + i1, schemaPath: "#/properties/modalities/items/enum", keyword: "enum", params: { allowedValues: schema86.properties.modalities.items.enum }, message: "must be equal to one of the allowed values" }], !1;
                            var valid4 = _errs26 === errors;
                            if (!valid4)
                              break;
                          }
                        }
                        var valid0 = _errs24 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.n !== void 0) {
                          let data13 = data.n, _errs28 = errors;
                          if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13) && isFinite(data13)) && data13 !== null)
                            return validate181.errors = [{ instancePath: instancePath + "/n", schemaPath: "#/properties/n/type", keyword: "type", params: { type: schema86.properties.n.type }, message: "must be integer,null" }], !1;
                          if (errors === _errs28 && typeof data13 == "number" && isFinite(data13)) {
                            if (data13 > 1 || isNaN(data13))
                              return validate181.errors = [{ instancePath: instancePath + "/n", schemaPath: "#/properties/n/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                            if (data13 < 1 || isNaN(data13))
                              return validate181.errors = [{ instancePath: instancePath + "/n", schemaPath: "#/properties/n/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                          }
                          var valid0 = _errs28 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.parallel_tool_calls !== void 0) {
                            let data14 = data.parallel_tool_calls, _errs30 = errors;
                            if (typeof data14 != "boolean" && data14 !== null)
                              return validate181.errors = [{ instancePath: instancePath + "/parallel_tool_calls", schemaPath: "#/properties/parallel_tool_calls/type", keyword: "type", params: { type: schema86.properties.parallel_tool_calls.type }, message: "must be boolean,null" }], !1;
                            var valid0 = _errs30 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.prediction !== void 0) {
                              let data15 = data.prediction, _errs32 = errors, _errs33 = errors, valid5 = !1, _errs34 = errors;
                              validate159(data15, { instancePath: instancePath + "/prediction", parentData: data, parentDataProperty: "prediction", rootData }) || (vErrors = vErrors === null ? validate159.errors : vErrors.concat(validate159.errors), errors = vErrors.length);
                              var _valid0 = _errs34 === errors;
                              if (valid5 = valid5 || _valid0, !valid5) {
                                let _errs35 = errors;
                                if (data15 !== null) {
                                  let err0 = { instancePath: instancePath + "/prediction", schemaPath: "#/properties/prediction/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                  vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                                }
                                var _valid0 = _errs35 === errors;
                                valid5 = valid5 || _valid0;
                              }
                              if (valid5)
                                errors = _errs33, vErrors !== null && (_errs33 ? vErrors.length = _errs33 : vErrors = null);
                              else {
                                let err1 = { instancePath: instancePath + "/prediction", schemaPath: "#/properties/prediction/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate181.errors = vErrors, !1;
                              }
                              var valid0 = _errs32 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.presence_penalty !== void 0) {
                                let data16 = data.presence_penalty, _errs37 = errors;
                                if (!(typeof data16 == "number" && isFinite(data16)) && data16 !== null)
                                  return validate181.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/type", keyword: "type", params: { type: schema86.properties.presence_penalty.type }, message: "must be number,null" }], !1;
                                if (errors === _errs37 && typeof data16 == "number" && isFinite(data16)) {
                                  if (data16 > 2 || isNaN(data16))
                                    return validate181.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 }, message: "must be <= 2" }], !1;
                                  if (data16 < -2 || isNaN(data16))
                                    return validate181.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2 }, message: "must be >= -2" }], !1;
                                }
                                var valid0 = _errs37 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.prompt_cache_key !== void 0) {
                                  let data17 = data.prompt_cache_key, _errs39 = errors;
                                  if (typeof data17 != "string" && data17 !== null)
                                    return validate181.errors = [{ instancePath: instancePath + "/prompt_cache_key", schemaPath: "#/properties/prompt_cache_key/type", keyword: "type", params: { type: schema86.properties.prompt_cache_key.type }, message: "must be string,null" }], !1;
                                  var valid0 = _errs39 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.prompt_cache_options !== void 0) {
                                    let data18 = data.prompt_cache_options, _errs41 = errors, _errs42 = errors, valid6 = !1, _errs43 = errors;
                                    validate161(data18, { instancePath: instancePath + "/prompt_cache_options", parentData: data, parentDataProperty: "prompt_cache_options", rootData }) || (vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors), errors = vErrors.length);
                                    var _valid1 = _errs43 === errors;
                                    if (valid6 = valid6 || _valid1, !valid6) {
                                      let _errs44 = errors;
                                      if (data18 !== null) {
                                        let err2 = { instancePath: instancePath + "/prompt_cache_options", schemaPath: "#/properties/prompt_cache_options/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                                      }
                                      var _valid1 = _errs44 === errors;
                                      valid6 = valid6 || _valid1;
                                    }
                                    if (valid6)
                                      errors = _errs42, vErrors !== null && (_errs42 ? vErrors.length = _errs42 : vErrors = null);
                                    else {
                                      let err3 = { instancePath: instancePath + "/prompt_cache_options", schemaPath: "#/properties/prompt_cache_options/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                      return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate181.errors = vErrors, !1;
                                    }
                                    var valid0 = _errs41 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.prompt_cache_retention !== void 0) {
                                      let data19 = data.prompt_cache_retention, _errs46 = errors;
                                      if (typeof data19 != "string" && data19 !== null)
                                        return validate181.errors = [{ instancePath: instancePath + "/prompt_cache_retention", schemaPath: "#/properties/prompt_cache_retention/type", keyword: "type", params: { type: schema86.properties.prompt_cache_retention.type }, message: "must be string,null" }], !1;
                                      var valid0 = _errs46 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.reasoning_effort !== void 0) {
                                        let data20 = data.reasoning_effort, _errs48 = errors;
                                        if (typeof data20 != "string" && data20 !== null)
                                          return validate181.errors = [{ instancePath: instancePath + "/reasoning_effort", schemaPath: "#/properties/reasoning_effort/type", keyword: "type", params: { type: schema86.properties.reasoning_effort.type }, message: "must be string,null" }], !1;
                                        if (!(data20 === "none" || data20 === "minimal" || data20 === "low" || data20 === "medium" || data20 === "high" || data20 === "xhigh" || data20 === "max" || data20 === null))
                                          return validate181.errors = [{ instancePath: instancePath + "/reasoning_effort", schemaPath: "#/properties/reasoning_effort/enum", keyword: "enum", params: { allowedValues: schema86.properties.reasoning_effort.enum }, message: "must be equal to one of the allowed values" }], !1;
                                        var valid0 = _errs48 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.response_format !== void 0) {
                                          let data21 = data.response_format, _errs50 = errors, _errs51 = errors, valid7 = !1, _errs52 = errors;
                                          validate162(data21, { instancePath: instancePath + "/response_format", parentData: data, parentDataProperty: "response_format", rootData }) || (vErrors = vErrors === null ? validate162.errors : vErrors.concat(validate162.errors), errors = vErrors.length);
                                          var _valid2 = _errs52 === errors;
                                          if (valid7 = valid7 || _valid2, !valid7) {
                                            let _errs53 = errors;
                                            if (data21 !== null) {
                                              let err4 = { instancePath: instancePath + "/response_format", schemaPath: "#/properties/response_format/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                              vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                                            }
                                            var _valid2 = _errs53 === errors;
                                            valid7 = valid7 || _valid2;
                                          }
                                          if (valid7)
                                            errors = _errs51, vErrors !== null && (_errs51 ? vErrors.length = _errs51 : vErrors = null);
                                          else {
                                            let err5 = { instancePath: instancePath + "/response_format", schemaPath: "#/properties/response_format/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                            return vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++, validate181.errors = vErrors, !1;
                                          }
                                          var valid0 = _errs50 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0) {
                                          if (data.safety_identifier !== void 0) {
                                            let data22 = data.safety_identifier, _errs55 = errors;
                                            if (typeof data22 != "string" && data22 !== null)
                                              return validate181.errors = [{ instancePath: instancePath + "/safety_identifier", schemaPath: "#/properties/safety_identifier/type", keyword: "type", params: { type: schema86.properties.safety_identifier.type }, message: "must be string,null" }], !1;
                                            var valid0 = _errs55 === errors;
                                          } else
                                            var valid0 = !0;
                                          if (valid0) {
                                            if (data.seed !== void 0) {
                                              let data23 = data.seed, _errs57 = errors;
                                              if (!(typeof data23 == "number" && !(data23 % 1) && !isNaN(data23) && isFinite(data23)) && data23 !== null)
                                                return validate181.errors = [{ instancePath: instancePath + "/seed", schemaPath: "#/properties/seed/type", keyword: "type", params: { type: schema86.properties.seed.type }, message: "must be integer,null" }], !1;
                                              var valid0 = _errs57 === errors;
                                            } else
                                              var valid0 = !0;
                                            if (valid0) {
                                              if (data.service_tier !== void 0) {
                                                let data24 = data.service_tier, _errs59 = errors;
                                                if (typeof data24 != "string" && data24 !== null)
                                                  return validate181.errors = [{ instancePath: instancePath + "/service_tier", schemaPath: "#/properties/service_tier/type", keyword: "type", params: { type: schema86.properties.service_tier.type }, message: "must be string,null" }], !1;
                                                var valid0 = _errs59 === errors;
                                              } else
                                                var valid0 = !0;
                                              if (valid0) {
                                                if (data.stop !== void 0) {
                                                  let data25 = data.stop, _errs61 = errors, _errs62 = errors, valid8 = !1, _errs63 = errors;
                                                  if (errors === _errs63)
                                                    if (typeof data25 == "string") {
                                                      if (func1(data25) < 1) {
                                                        let err6 = { instancePath: instancePath + "/stop", schemaPath: "#/properties/stop/anyOf/0/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                                        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
                                                      }
                                                    } else {
                                                      let err7 = { instancePath: instancePath + "/stop", schemaPath: "#/properties/stop/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
                                                    }
                                                  var _valid3 = _errs63 === errors;
                                                  if (valid8 = valid8 || _valid3, !valid8) {
                                                    let _errs65 = errors;
                                                    if (errors === _errs65)
                                                      if (Array.isArray(data25))
                                                        if (data25.length > 4) {
                                                          let err8 = { instancePath: instancePath + "/stop", schemaPath: "#/properties/stop/anyOf/1/maxItems", keyword: "maxItems", params: { limit: 4 }, message: "must NOT have more than 4 items" };
                                                          vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
                                                        } else {
                                                          var valid9 = !0;
                                                          let len2 = data25.length;
                                                          for (let i2 = 0; i2 < len2; i2++) {
                                                            let data26 = data25[i2], _errs67 = errors;
                                                            if (errors === _errs67)
                                                              if (typeof data26 == "string") {
                                                                if (func1(data26) < 1) {
                                                                  let err9 = { instancePath: instancePath + "/stop/" + i2, schemaPath: "#/properties/stop/anyOf/1/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                                                  vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
                                                                }
                                                              } else {
                                                                let err10 = { instancePath: instancePath + "/stop/" + i2, schemaPath: "#/properties/stop/anyOf/1/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                                vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
                                                              }
                                                            var valid9 = _errs67 === errors;
                                                            if (!valid9)
                                                              break;
                                                          }
                                                        }
                                                      else {
                                                        let err11 = { instancePath: instancePath + "/stop", schemaPath: "#/properties/stop/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                                                        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
                                                      }
                                                    var _valid3 = _errs65 === errors;
                                                    if (valid8 = valid8 || _valid3, !valid8) {
                                                      let _errs69 = errors;
                                                      if (data25 !== null) {
                                                        let err12 = { instancePath: instancePath + "/stop", schemaPath: "#/properties/stop/anyOf/2/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                                        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
                                                      }
                                                      var _valid3 = _errs69 === errors;
                                                      valid8 = valid8 || _valid3;
                                                    }
                                                  }
                                                  if (valid8)
                                                    errors = _errs62, vErrors !== null && (_errs62 ? vErrors.length = _errs62 : vErrors = null);
                                                  else {
                                                    let err13 = { instancePath: instancePath + "/stop", schemaPath: "#/properties/stop/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                                    return vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++, validate181.errors = vErrors, !1;
                                                  }
                                                  var valid0 = _errs61 === errors;
                                                } else
                                                  var valid0 = !0;
                                                if (valid0) {
                                                  if (data.store !== void 0) {
                                                    let data27 = data.store, _errs71 = errors;
                                                    if (typeof data27 != "boolean" && data27 !== null)
                                                      return validate181.errors = [{ instancePath: instancePath + "/store", schemaPath: "#/properties/store/type", keyword: "type", params: { type: schema86.properties.store.type }, message: "must be boolean,null" }], !1;
                                                    var valid0 = _errs71 === errors;
                                                  } else
                                                    var valid0 = !0;
                                                  if (valid0) {
                                                    if (data.stream !== void 0) {
                                                      let data28 = data.stream, _errs73 = errors;
                                                      if (typeof data28 != "boolean" && data28 !== null)
                                                        return validate181.errors = [{ instancePath: instancePath + "/stream", schemaPath: "#/properties/stream/type", keyword: "type", params: { type: schema86.properties.stream.type }, message: "must be boolean,null" }], !1;
                                                      var valid0 = _errs73 === errors;
                                                    } else
                                                      var valid0 = !0;
                                                    if (valid0) {
                                                      if (data.stream_options !== void 0) {
                                                        let data29 = data.stream_options, _errs75 = errors, _errs76 = errors, valid10 = !1, _errs77 = errors;
                                                        validate174(data29, { instancePath: instancePath + "/stream_options", parentData: data, parentDataProperty: "stream_options", rootData }) || (vErrors = vErrors === null ? validate174.errors : vErrors.concat(validate174.errors), errors = vErrors.length);
                                                        var _valid4 = _errs77 === errors;
                                                        if (valid10 = valid10 || _valid4, !valid10) {
                                                          let _errs78 = errors;
                                                          if (data29 !== null) {
                                                            let err14 = { instancePath: instancePath + "/stream_options", schemaPath: "#/properties/stream_options/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                                            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                                                          }
                                                          var _valid4 = _errs78 === errors;
                                                          valid10 = valid10 || _valid4;
                                                        }
                                                        if (valid10)
                                                          errors = _errs76, vErrors !== null && (_errs76 ? vErrors.length = _errs76 : vErrors = null);
                                                        else {
                                                          let err15 = { instancePath: instancePath + "/stream_options", schemaPath: "#/properties/stream_options/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                                          return vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++, validate181.errors = vErrors, !1;
                                                        }
                                                        var valid0 = _errs75 === errors;
                                                      } else
                                                        var valid0 = !0;
                                                      if (valid0) {
                                                        if (data.temperature !== void 0) {
                                                          let data30 = data.temperature, _errs80 = errors;
                                                          if (!(typeof data30 == "number" && isFinite(data30)) && data30 !== null)
                                                            return validate181.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/type", keyword: "type", params: { type: schema86.properties.temperature.type }, message: "must be number,null" }], !1;
                                                          if (errors === _errs80 && typeof data30 == "number" && isFinite(data30)) {
                                                            if (data30 > 2 || isNaN(data30))
                                                              return validate181.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 }, message: "must be <= 2" }], !1;
                                                            if (data30 < 0 || isNaN(data30))
                                                              return validate181.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                          }
                                                          var valid0 = _errs80 === errors;
                                                        } else
                                                          var valid0 = !0;
                                                        if (valid0) {
                                                          if (data.tool_choice !== void 0) {
                                                            let data31 = data.tool_choice, _errs82 = errors, _errs83 = errors, valid11 = !1, _errs84 = errors;
                                                            if (typeof data31 != "string") {
                                                              let err16 = { instancePath: instancePath + "/tool_choice", schemaPath: "#/properties/tool_choice/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                              vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                                                            }
                                                            if (!(data31 === "auto" || data31 === "none" || data31 === "required")) {
                                                              let err17 = { instancePath: instancePath + "/tool_choice", schemaPath: "#/properties/tool_choice/anyOf/0/enum", keyword: "enum", params: { allowedValues: schema86.properties.tool_choice.anyOf[0].enum }, message: "must be equal to one of the allowed values" };
                                                              vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                                                            }
                                                            var _valid5 = _errs84 === errors;
                                                            if (valid11 = valid11 || _valid5, !valid11) {
                                                              let _errs86 = errors;
                                                              validate177(data31, { instancePath: instancePath + "/tool_choice", parentData: data, parentDataProperty: "tool_choice", rootData }) || (vErrors = vErrors === null ? validate177.errors : vErrors.concat(validate177.errors), errors = vErrors.length);
                                                              var _valid5 = _errs86 === errors;
                                                              if (valid11 = valid11 || _valid5, !valid11) {
                                                                let _errs87 = errors;
                                                                if (data31 !== null) {
                                                                  let err18 = { instancePath: instancePath + "/tool_choice", schemaPath: "#/properties/tool_choice/anyOf/2/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                                                  vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
                                                                }
                                                                var _valid5 = _errs87 === errors;
                                                                valid11 = valid11 || _valid5;
                                                              }
                                                            }
                                                            if (valid11)
                                                              errors = _errs83, vErrors !== null && (_errs83 ? vErrors.length = _errs83 : vErrors = null);
                                                            else {
                                                              let err19 = { instancePath: instancePath + "/tool_choice", schemaPath: "#/properties/tool_choice/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                                              return vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++, validate181.errors = vErrors, !1;
                                                            }
                                                            var valid0 = _errs82 === errors;
                                                          } else
                                                            var valid0 = !0;
                                                          if (valid0) {
                                                            if (data.tools !== void 0) {
                                                              let data32 = data.tools, _errs89 = errors;
                                                              if (!Array.isArray(data32) && data32 !== null)
                                                                return validate181.errors = [{ instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: schema86.properties.tools.type }, message: "must be array,null" }], !1;
                                                              if (errors === _errs89 && Array.isArray(data32)) {
                                                                var valid12 = !0;
                                                                let len3 = data32.length;
                                                                for (let i3 = 0; i3 < len3; i3++) {
                                                                  let _errs91 = errors;
                                                                  validate175(data32[i3], { instancePath: instancePath + "/tools/" + i3, parentData: data32, parentDataProperty: i3, rootData }) || (vErrors = vErrors === null ? validate175.errors : vErrors.concat(validate175.errors), errors = vErrors.length);
                                                                  var valid12 = _errs91 === errors;
                                                                  if (!valid12)
                                                                    break;
                                                                }
                                                              }
                                                              var valid0 = _errs89 === errors;
                                                            } else
                                                              var valid0 = !0;
                                                            if (valid0) {
                                                              if (data.top_logprobs !== void 0) {
                                                                let data34 = data.top_logprobs, _errs92 = errors;
                                                                if (!(typeof data34 == "number" && !(data34 % 1) && !isNaN(data34) && isFinite(data34)) && data34 !== null)
                                                                  return validate181.errors = [{ instancePath: instancePath + "/top_logprobs", schemaPath: "#/properties/top_logprobs/type", keyword: "type", params: { type: schema86.properties.top_logprobs.type }, message: "must be integer,null" }], !1;
                                                                if (errors === _errs92 && typeof data34 == "number" && isFinite(data34)) {
                                                                  if (data34 > 20 || isNaN(data34))
                                                                    return validate181.errors = [{ instancePath: instancePath + "/top_logprobs", schemaPath: "#/properties/top_logprobs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 20 }, message: "must be <= 20" }], !1;
                                                                  if (data34 < 0 || isNaN(data34))
                                                                    return validate181.errors = [{ instancePath: instancePath + "/top_logprobs", schemaPath: "#/properties/top_logprobs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                                }
                                                                var valid0 = _errs92 === errors;
                                                              } else
                                                                var valid0 = !0;
                                                              if (valid0) {
                                                                if (data.top_p !== void 0) {
                                                                  let data35 = data.top_p, _errs94 = errors;
                                                                  if (!(typeof data35 == "number" && isFinite(data35)) && data35 !== null)
                                                                    return validate181.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/type", keyword: "type", params: { type: schema86.properties.top_p.type }, message: "must be number,null" }], !1;
                                                                  if (errors === _errs94 && typeof data35 == "number" && isFinite(data35)) {
                                                                    if (data35 > 1 || isNaN(data35))
                                                                      return validate181.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                                                                    if (data35 < 0 || isNaN(data35))
                                                                      return validate181.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                                                  }
                                                                  var valid0 = _errs94 === errors;
                                                                } else
                                                                  var valid0 = !0;
                                                                if (valid0) {
                                                                  if (data.user !== void 0) {
                                                                    let data36 = data.user, _errs96 = errors;
                                                                    if (typeof data36 != "string" && data36 !== null)
                                                                      return validate181.errors = [{ instancePath: instancePath + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: schema86.properties.user.type }, message: "must be string,null" }], !1;
                                                                    if (errors === _errs96 && typeof data36 == "string" && func1(data36) > 512)
                                                                      return validate181.errors = [{ instancePath: instancePath + "/user", schemaPath: "#/properties/user/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                                                                    var valid0 = _errs96 === errors;
                                                                  } else
                                                                    var valid0 = !0;
                                                                  if (valid0)
                                                                    if (data.verbosity !== void 0) {
                                                                      let data37 = data.verbosity, _errs98 = errors;
                                                                      if (typeof data37 != "string" && data37 !== null)
                                                                        return validate181.errors = [{ instancePath: instancePath + "/verbosity", schemaPath: "#/properties/verbosity/type", keyword: "type", params: { type: schema86.properties.verbosity.type }, message: "must be string,null" }], !1;
                                                                      if (!(data37 === "low" || data37 === "medium" || data37 === "high" || data37 === null))
                                                                        return validate181.errors = [{ instancePath: instancePath + "/verbosity", schemaPath: "#/properties/verbosity/enum", keyword: "enum", params: { allowedValues: schema86.properties.verbosity.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                                      var valid0 = _errs98 === errors;
                                                                    } else
                                                                      var valid0 = !0;
                                                                }
                                                              }
                                                            }
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate181.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate181.errors = vErrors, errors === 0;
}
var CreateEmbeddingRequest = validate189, schema87 = { $id: "CreateEmbeddingRequest", type: "object", required: ["input", "model"], properties: { input: { anyOf: [{ type: "string", minLength: 1 }, { type: "array", minItems: 1, items: { type: "string", minLength: 1 } }, { $ref: "EmbeddingTokens" }, { type: "array", minItems: 1, items: { $ref: "EmbeddingTokens" } }] }, model: { type: "string", minLength: 1 }, dimensions: { type: ["integer", "null"], minimum: 1 }, encoding_format: { type: ["string", "null"], enum: ["float", "base64", null] }, user: { type: ["string", "null"] } } };
function validate190(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (Array.isArray(data)) {
      if (data.length < 1)
        return validate190.errors = [{ instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
      {
        var valid0 = !0;
        let len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data0 = data[i0], _errs1 = errors;
          if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
            return validate190.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
          if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
            return validate190.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
          var valid0 = _errs1 === errors;
          if (!valid0)
            break;
        }
      }
    } else
      return validate190.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
  return validate190.errors = vErrors, errors === 0;
}
function validate189(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.input === void 0 && (missing0 = "input") || data.model === void 0 && (missing0 = "model"))
        return validate189.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.input !== void 0) {
        let data0 = data.input, _errs1 = errors, _errs2 = errors, valid1 = !1, _errs3 = errors;
        if (errors === _errs3)
          if (typeof data0 == "string") {
            if (func1(data0) < 1) {
              let err0 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/anyOf/0/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
            }
          } else {
            let err1 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
          }
        var _valid0 = _errs3 === errors;
        if (valid1 = valid1 || _valid0, !valid1) {
          let _errs5 = errors;
          if (errors === _errs5)
            if (Array.isArray(data0))
              if (data0.length < 1) {
                let err2 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/anyOf/1/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
              } else {
                var valid2 = !0;
                let len0 = data0.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data1 = data0[i0], _errs7 = errors;
                  if (errors === _errs7)
                    if (typeof data1 == "string") {
                      if (func1(data1) < 1) {
                        let err3 = { instancePath: instancePath + "/input/" + i0, schemaPath: "#/properties/input/anyOf/1/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
                      }
                    } else {
                      let err4 = { instancePath: instancePath + "/input/" + i0, schemaPath: "#/properties/input/anyOf/1/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                    }
                  var valid2 = _errs7 === errors;
                  if (!valid2)
                    break;
                }
              }
            else {
              let err5 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
              vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
            }
          var _valid0 = _errs5 === errors;
          if (valid1 = valid1 || _valid0, !valid1) {
            let _errs9 = errors;
            validate190(data0, { instancePath: instancePath + "/input", parentData: data, parentDataProperty: "input", rootData }) || (vErrors = vErrors === null ? validate190.errors : vErrors.concat(validate190.errors), errors = vErrors.length);
            var _valid0 = _errs9 === errors;
            if (valid1 = valid1 || _valid0, !valid1) {
              let _errs10 = errors;
              if (errors === _errs10)
                if (Array.isArray(data0))
                  if (data0.length < 1) {
                    let err6 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/anyOf/3/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                    vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
                  } else {
                    var valid3 = !0;
                    let len1 = data0.length;
                    for (let i1 = 0; i1 < len1; i1++) {
                      let _errs12 = errors;
                      validate190(data0[i1], { instancePath: instancePath + "/input/" + i1, parentData: data0, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate190.errors : vErrors.concat(validate190.errors), errors = vErrors.length);
                      var valid3 = _errs12 === errors;
                      if (!valid3)
                        break;
                    }
                  }
                else {
                  let err7 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/anyOf/3/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
                }
              var _valid0 = _errs10 === errors;
              valid1 = valid1 || _valid0;
            }
          }
        }
        if (valid1)
          errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
        else {
          let err8 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
          return vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++, validate189.errors = vErrors, !1;
        }
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.model !== void 0) {
          let data3 = data.model, _errs13 = errors;
          if (errors === _errs13)
            if (typeof data3 == "string") {
              if (func1(data3) < 1)
                return validate189.errors = [{ instancePath: instancePath + "/model", schemaPath: "#/properties/model/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            } else
              return validate189.errors = [{ instancePath: instancePath + "/model", schemaPath: "#/properties/model/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs13 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.dimensions !== void 0) {
            let data4 = data.dimensions, _errs15 = errors;
            if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)) && data4 !== null)
              return validate189.errors = [{ instancePath: instancePath + "/dimensions", schemaPath: "#/properties/dimensions/type", keyword: "type", params: { type: schema87.properties.dimensions.type }, message: "must be integer,null" }], !1;
            if (errors === _errs15 && typeof data4 == "number" && isFinite(data4) && (data4 < 1 || isNaN(data4)))
              return validate189.errors = [{ instancePath: instancePath + "/dimensions", schemaPath: "#/properties/dimensions/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
            var valid0 = _errs15 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.encoding_format !== void 0) {
              let data5 = data.encoding_format, _errs17 = errors;
              if (typeof data5 != "string" && data5 !== null)
                return validate189.errors = [{ instancePath: instancePath + "/encoding_format", schemaPath: "#/properties/encoding_format/type", keyword: "type", params: { type: schema87.properties.encoding_format.type }, message: "must be string,null" }], !1;
              if (!(data5 === "float" || data5 === "base64" || data5 === null))
                return validate189.errors = [{ instancePath: instancePath + "/encoding_format", schemaPath: "#/properties/encoding_format/enum", keyword: "enum", params: { allowedValues: schema87.properties.encoding_format.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs17 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.user !== void 0) {
                let data6 = data.user, _errs19 = errors;
                if (typeof data6 != "string" && data6 !== null)
                  return validate189.errors = [{ instancePath: instancePath + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: schema87.properties.user.type }, message: "must be string,null" }], !1;
                var valid0 = _errs19 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate189.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate189.errors = vErrors, errors === 0;
}
var CreateResponseRequest = validate193, schema89 = { $id: "CreateResponseRequest", type: "object", required: ["model", "input"], properties: { model: { type: "string", minLength: 1 }, input: { anyOf: [{ type: "string" }, { type: "array", items: { $ref: "ResponseInputItem" } }] }, instructions: { type: ["string", "null"] }, tools: { type: ["array", "null"], items: { $ref: "ResponseTool" } }, tool_choice: { anyOf: [{ $ref: "ToolChoiceOptions" }, { $ref: "ToolChoiceFunction" }, { $ref: "ToolChoiceAllowed" }, { $ref: "UnsupportedToolChoice" }, { type: "null" }] }, parallel_tool_calls: { type: ["boolean", "null"] }, max_tool_calls: { type: ["integer", "null"], minimum: 1 }, text: { anyOf: [{ $ref: "ResponseTextConfig" }, { type: "null" }] }, reasoning: { anyOf: [{ $ref: "ReasoningParam" }, { type: "null" }] }, max_output_tokens: { type: ["integer", "null"], minimum: 1 }, temperature: { type: ["number", "null"], minimum: 0, maximum: 2 }, top_p: { type: ["number", "null"], minimum: 0, maximum: 1 }, presence_penalty: { type: ["number", "null"], minimum: -2, maximum: 2 }, frequency_penalty: { type: ["number", "null"], minimum: -2, maximum: 2 }, top_logprobs: { type: ["integer", "null"], minimum: 0, maximum: 20 }, stream: { type: ["boolean", "null"] }, stream_options: { anyOf: [{ $ref: "ResponseStreamOptions" }, { type: "null" }] }, store: { type: ["boolean", "null"] }, previous_response_id: { type: ["string", "null"], minLength: 1 }, conversation: {}, background: { type: ["boolean", "null"] }, truncation: { type: ["string", "null"], enum: ["disabled", "auto", null] }, include: { type: ["array", "null"], items: { type: "string" } }, metadata: { type: ["object", "null"], maxProperties: 16, propertyNames: { type: "string", maxLength: 64 }, additionalProperties: { type: "string", maxLength: 512 } }, prompt_cache_key: { type: ["string", "null"] }, safety_identifier: { type: ["string", "null"], maxLength: 128 }, service_tier: { type: ["string", "null"] }, user: { type: ["string", "null"], maxLength: 512 }, client_metadata: { type: ["object", "null"], additionalProperties: !0 }, prompt: {}, moderation: {}, context_management: {}, prompt_cache_options: {}, prompt_cache_retention: { type: ["string", "null"] } } };
var schema91 = { $id: "EasyInputMessage", type: "object", required: ["role", "content"], properties: { type: { type: ["string", "null"], enum: ["message", null] }, role: { type: "string", enum: ["user", "assistant", "system", "developer"] }, content: { anyOf: [{ type: "string" }, { type: "array", items: { $ref: "ResponseMessageContent" } }] }, id: { type: ["string", "null"] }, status: { type: ["string", "null"] }, phase: { type: ["string", "null"] } } };
function validate197(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.text === void 0 && (missing0 = "text"))
        return validate197.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate197.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "input_text")
          return validate197.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "input_text" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.text !== void 0) {
          let _errs3 = errors;
          if (typeof data.text != "string")
            return validate197.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate197.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate197.errors = vErrors, errors === 0;
}
var schema94 = { $id: "ResponseInputImage", type: "object", required: ["type"], properties: { type: { type: "string", const: "input_image" }, image_url: { type: ["string", "null"] }, source: { anyOf: [{ $ref: "ResponseInputSource" }, { type: "null" }] }, detail: { type: ["string", "null"], enum: ["auto", "low", "high", "original", null] }, file_id: { type: ["string", "null"] } } };
var schema96 = { $id: "ResponseInputSourceUrl", type: "object", required: ["type", "url"], properties: { type: { type: "string", const: "url" }, url: { type: "string", minLength: 1 }, filename: { type: ["string", "null"] } } };
function validate200(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.url === void 0 && (missing0 = "url"))
        return validate200.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate200.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "url")
          return validate200.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "url" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.url !== void 0) {
          let data1 = data.url, _errs3 = errors;
          if (errors === _errs3)
            if (typeof data1 == "string") {
              if (func1(data1) < 1)
                return validate200.errors = [{ instancePath: instancePath + "/url", schemaPath: "#/properties/url/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            } else
              return validate200.errors = [{ instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.filename !== void 0) {
            let data2 = data.filename, _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return validate200.errors = [{ instancePath: instancePath + "/filename", schemaPath: "#/properties/filename/type", keyword: "type", params: { type: schema96.properties.filename.type }, message: "must be string,null" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate200.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate200.errors = vErrors, errors === 0;
}
var schema97 = { $id: "ResponseInputSourceBase64", type: "object", required: ["type", "data"], properties: { type: { type: "string", const: "base64" }, data: { type: "string", minLength: 1 }, media_type: { type: ["string", "null"] }, filename: { type: ["string", "null"] } } };
function validate201(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.data === void 0 && (missing0 = "data"))
        return validate201.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate201.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "base64")
          return validate201.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "base64" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.data !== void 0) {
          let data1 = data.data, _errs3 = errors;
          if (errors === _errs3)
            if (typeof data1 == "string") {
              if (func1(data1) < 1)
                return validate201.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            } else
              return validate201.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.media_type !== void 0) {
            let data2 = data.media_type, _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return validate201.errors = [{ instancePath: instancePath + "/media_type", schemaPath: "#/properties/media_type/type", keyword: "type", params: { type: schema97.properties.media_type.type }, message: "must be string,null" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.filename !== void 0) {
              let data3 = data.filename, _errs7 = errors;
              if (typeof data3 != "string" && data3 !== null)
                return validate201.errors = [{ instancePath: instancePath + "/filename", schemaPath: "#/properties/filename/type", keyword: "type", params: { type: schema97.properties.filename.type }, message: "must be string,null" }], !1;
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate201.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate201.errors = vErrors, errors === 0;
}
function validate199(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "url")
          validate200(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate200.errors : vErrors.concat(validate200.errors), errors = vErrors.length);
        else if (tag0 === "base64")
          validate201(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate201.errors : vErrors.concat(validate201.errors), errors = vErrors.length);
        else
          return validate199.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate199.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate199.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate199.errors = vErrors, errors === 0;
}
function validate198(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate198.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate198.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "input_image")
          return validate198.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "input_image" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.image_url !== void 0) {
          let data1 = data.image_url, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate198.errors = [{ instancePath: instancePath + "/image_url", schemaPath: "#/properties/image_url/type", keyword: "type", params: { type: schema94.properties.image_url.type }, message: "must be string,null" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.source !== void 0) {
            let data2 = data.source, _errs5 = errors, _errs6 = errors, valid1 = !1, _errs7 = errors;
            validate199(data2, { instancePath: instancePath + "/source", parentData: data, parentDataProperty: "source", rootData }) || (vErrors = vErrors === null ? validate199.errors : vErrors.concat(validate199.errors), errors = vErrors.length);
            var _valid0 = _errs7 === errors;
            if (valid1 = valid1 || _valid0, !valid1) {
              let _errs8 = errors;
              if (data2 !== null) {
                let err0 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
              }
              var _valid0 = _errs8 === errors;
              valid1 = valid1 || _valid0;
            }
            if (valid1)
              errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
            else {
              let err1 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate198.errors = vErrors, !1;
            }
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.detail !== void 0) {
              let data3 = data.detail, _errs10 = errors;
              if (typeof data3 != "string" && data3 !== null)
                return validate198.errors = [{ instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/type", keyword: "type", params: { type: schema94.properties.detail.type }, message: "must be string,null" }], !1;
              if (!(data3 === "auto" || data3 === "low" || data3 === "high" || data3 === "original" || data3 === null))
                return validate198.errors = [{ instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/enum", keyword: "enum", params: { allowedValues: schema94.properties.detail.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs10 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.file_id !== void 0) {
                let data4 = data.file_id, _errs12 = errors;
                if (typeof data4 != "string" && data4 !== null)
                  return validate198.errors = [{ instancePath: instancePath + "/file_id", schemaPath: "#/properties/file_id/type", keyword: "type", params: { type: schema94.properties.file_id.type }, message: "must be string,null" }], !1;
                var valid0 = _errs12 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate198.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate198.errors = vErrors, errors === 0;
}
var schema98 = { $id: "ResponseInputFile", type: "object", required: ["type"], properties: { type: { type: "string", const: "input_file" }, filename: { type: ["string", "null"] }, file_data: { type: ["string", "null"] }, file_url: { type: ["string", "null"] }, source: { anyOf: [{ $ref: "ResponseInputSource" }, { type: "null" }] }, file_id: { type: ["string", "null"] } } };
function validate205(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate205.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate205.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "input_file")
          return validate205.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "input_file" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.filename !== void 0) {
          let data1 = data.filename, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate205.errors = [{ instancePath: instancePath + "/filename", schemaPath: "#/properties/filename/type", keyword: "type", params: { type: schema98.properties.filename.type }, message: "must be string,null" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.file_data !== void 0) {
            let data2 = data.file_data, _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return validate205.errors = [{ instancePath: instancePath + "/file_data", schemaPath: "#/properties/file_data/type", keyword: "type", params: { type: schema98.properties.file_data.type }, message: "must be string,null" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.file_url !== void 0) {
              let data3 = data.file_url, _errs7 = errors;
              if (typeof data3 != "string" && data3 !== null)
                return validate205.errors = [{ instancePath: instancePath + "/file_url", schemaPath: "#/properties/file_url/type", keyword: "type", params: { type: schema98.properties.file_url.type }, message: "must be string,null" }], !1;
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.source !== void 0) {
                let data4 = data.source, _errs9 = errors, _errs10 = errors, valid1 = !1, _errs11 = errors;
                validate199(data4, { instancePath: instancePath + "/source", parentData: data, parentDataProperty: "source", rootData }) || (vErrors = vErrors === null ? validate199.errors : vErrors.concat(validate199.errors), errors = vErrors.length);
                var _valid0 = _errs11 === errors;
                if (valid1 = valid1 || _valid0, !valid1) {
                  let _errs12 = errors;
                  if (data4 !== null) {
                    let err0 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                  }
                  var _valid0 = _errs12 === errors;
                  valid1 = valid1 || _valid0;
                }
                if (valid1)
                  errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
                else {
                  let err1 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                  return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate205.errors = vErrors, !1;
                }
                var valid0 = _errs9 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.file_id !== void 0) {
                  let data5 = data.file_id, _errs14 = errors;
                  if (typeof data5 != "string" && data5 !== null)
                    return validate205.errors = [{ instancePath: instancePath + "/file_id", schemaPath: "#/properties/file_id/type", keyword: "type", params: { type: schema98.properties.file_id.type }, message: "must be string,null" }], !1;
                  var valid0 = _errs14 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate205.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate205.errors = vErrors, errors === 0;
}
var schema99 = { $id: "ResponseOutputTextParam", type: "object", required: ["type", "text"], properties: { type: { type: "string", const: "output_text" }, text: { type: "string" }, annotations: { type: ["array", "null"], items: {} }, logprobs: { type: ["array", "null"], items: {} } } };
function validate207(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.text === void 0 && (missing0 = "text"))
        return validate207.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate207.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "output_text")
          return validate207.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "output_text" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.text !== void 0) {
          let _errs3 = errors;
          if (typeof data.text != "string")
            return validate207.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.annotations !== void 0) {
            let data2 = data.annotations, _errs5 = errors;
            if (!Array.isArray(data2) && data2 !== null)
              return validate207.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/type", keyword: "type", params: { type: schema99.properties.annotations.type }, message: "must be array,null" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.logprobs !== void 0) {
              let data3 = data.logprobs, _errs7 = errors;
              if (!Array.isArray(data3) && data3 !== null)
                return validate207.errors = [{ instancePath: instancePath + "/logprobs", schemaPath: "#/properties/logprobs/type", keyword: "type", params: { type: schema99.properties.logprobs.type }, message: "must be array,null" }], !1;
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate207.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate207.errors = vErrors, errors === 0;
}
function validate208(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.refusal === void 0 && (missing0 = "refusal"))
        return validate208.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate208.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "refusal")
          return validate208.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "refusal" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.refusal !== void 0) {
          let _errs3 = errors;
          if (typeof data.refusal != "string")
            return validate208.errors = [{ instancePath: instancePath + "/refusal", schemaPath: "#/properties/refusal/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate208.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate208.errors = vErrors, errors === 0;
}
function validate196(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "input_text")
          validate197(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate197.errors : vErrors.concat(validate197.errors), errors = vErrors.length);
        else if (tag0 === "input_image")
          validate198(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate198.errors : vErrors.concat(validate198.errors), errors = vErrors.length);
        else if (tag0 === "input_file")
          validate205(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate205.errors : vErrors.concat(validate205.errors), errors = vErrors.length);
        else if (tag0 === "output_text")
          validate207(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate207.errors : vErrors.concat(validate207.errors), errors = vErrors.length);
        else if (tag0 === "refusal")
          validate208(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate208.errors : vErrors.concat(validate208.errors), errors = vErrors.length);
        else
          return validate196.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate196.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate196.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate196.errors = vErrors, errors === 0;
}
function validate195(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.role === void 0 && (missing0 = "role") || data.content === void 0 && (missing0 = "content"))
        return validate195.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null)
          return validate195.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: schema91.properties.type.type }, message: "must be string,null" }], !1;
        if (!(data0 === "message" || data0 === null))
          return validate195.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema91.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.role !== void 0) {
          let data1 = data.role, _errs3 = errors;
          if (typeof data1 != "string")
            return validate195.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          if (!(data1 === "user" || data1 === "assistant" || data1 === "system" || data1 === "developer"))
            return validate195.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/enum", keyword: "enum", params: { allowedValues: schema91.properties.role.enum }, message: "must be equal to one of the allowed values" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.content !== void 0) {
            let data2 = data.content, _errs5 = errors, _errs6 = errors, valid1 = !1, _errs7 = errors;
            if (typeof data2 != "string") {
              let err0 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
            }
            var _valid0 = _errs7 === errors;
            if (valid1 = valid1 || _valid0, !valid1) {
              let _errs9 = errors;
              if (errors === _errs9)
                if (Array.isArray(data2)) {
                  var valid2 = !0;
                  let len0 = data2.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let _errs11 = errors;
                    validate196(data2[i0], { instancePath: instancePath + "/content/" + i0, parentData: data2, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate196.errors : vErrors.concat(validate196.errors), errors = vErrors.length);
                    var valid2 = _errs11 === errors;
                    if (!valid2)
                      break;
                  }
                } else {
                  let err1 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                }
              var _valid0 = _errs9 === errors;
              valid1 = valid1 || _valid0;
            }
            if (valid1)
              errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
            else {
              let err2 = { instancePath: instancePath + "/content", schemaPath: "#/properties/content/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate195.errors = vErrors, !1;
            }
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0) {
              let data4 = data.id, _errs12 = errors;
              if (typeof data4 != "string" && data4 !== null)
                return validate195.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: schema91.properties.id.type }, message: "must be string,null" }], !1;
              var valid0 = _errs12 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.status !== void 0) {
                let data5 = data.status, _errs14 = errors;
                if (typeof data5 != "string" && data5 !== null)
                  return validate195.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: schema91.properties.status.type }, message: "must be string,null" }], !1;
                var valid0 = _errs14 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.phase !== void 0) {
                  let data6 = data.phase, _errs16 = errors;
                  if (typeof data6 != "string" && data6 !== null)
                    return validate195.errors = [{ instancePath: instancePath + "/phase", schemaPath: "#/properties/phase/type", keyword: "type", params: { type: schema91.properties.phase.type }, message: "must be string,null" }], !1;
                  var valid0 = _errs16 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate195.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate195.errors = vErrors, errors === 0;
}
var schema101 = { $id: "FunctionCallItemParam", type: "object", required: ["type", "call_id", "name", "arguments"], properties: { type: { type: "string", const: "function_call" }, call_id: { type: "string", minLength: 1 }, name: { type: "string", minLength: 1 }, arguments: { type: "string" }, id: { type: ["string", "null"] }, status: { type: ["string", "null"], enum: ["in_progress", "completed", "incomplete", null] } } };
function validate216(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.call_id === void 0 && (missing0 = "call_id") || data.name === void 0 && (missing0 = "name") || data.arguments === void 0 && (missing0 = "arguments"))
        return validate216.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate216.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "function_call")
          return validate216.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function_call" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.call_id !== void 0) {
          let data1 = data.call_id, _errs3 = errors;
          if (errors === _errs3)
            if (typeof data1 == "string") {
              if (func1(data1) < 1)
                return validate216.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            } else
              return validate216.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.name !== void 0) {
            let data2 = data.name, _errs5 = errors;
            if (errors === _errs5)
              if (typeof data2 == "string") {
                if (func1(data2) < 1)
                  return validate216.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate216.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.arguments !== void 0) {
              let _errs7 = errors;
              if (typeof data.arguments != "string")
                return validate216.errors = [{ instancePath: instancePath + "/arguments", schemaPath: "#/properties/arguments/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.id !== void 0) {
                let data4 = data.id, _errs9 = errors;
                if (typeof data4 != "string" && data4 !== null)
                  return validate216.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: schema101.properties.id.type }, message: "must be string,null" }], !1;
                var valid0 = _errs9 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.status !== void 0) {
                  let data5 = data.status, _errs11 = errors;
                  if (typeof data5 != "string" && data5 !== null)
                    return validate216.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: schema101.properties.status.type }, message: "must be string,null" }], !1;
                  if (!(data5 === "in_progress" || data5 === "completed" || data5 === "incomplete" || data5 === null))
                    return validate216.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema101.properties.status.enum }, message: "must be equal to one of the allowed values" }], !1;
                  var valid0 = _errs11 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate216.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate216.errors = vErrors, errors === 0;
}
var schema102 = { $id: "FunctionCallOutputItemParam", type: "object", required: ["type", "call_id", "output"], properties: { type: { type: "string", const: "function_call_output" }, call_id: { type: "string", minLength: 1 }, output: { anyOf: [{ type: "string" }, { type: "array", items: { $ref: "ResponseFunctionOutputContent" } }] }, id: { type: ["string", "null"] }, status: { type: ["string", "null"], enum: ["in_progress", "completed", "incomplete", null] } } };
function validate219(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "input_text")
          validate197(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate197.errors : vErrors.concat(validate197.errors), errors = vErrors.length);
        else if (tag0 === "input_image")
          validate198(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate198.errors : vErrors.concat(validate198.errors), errors = vErrors.length);
        else if (tag0 === "input_file")
          validate205(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate205.errors : vErrors.concat(validate205.errors), errors = vErrors.length);
        else
          return validate219.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate219.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate219.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate219.errors = vErrors, errors === 0;
}
function validate218(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.call_id === void 0 && (missing0 = "call_id") || data.output === void 0 && (missing0 = "output"))
        return validate218.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate218.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "function_call_output")
          return validate218.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function_call_output" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.call_id !== void 0) {
          let data1 = data.call_id, _errs3 = errors;
          if (errors === _errs3)
            if (typeof data1 == "string") {
              if (func1(data1) < 1)
                return validate218.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            } else
              return validate218.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.output !== void 0) {
            let data2 = data.output, _errs5 = errors, _errs6 = errors, valid1 = !1, _errs7 = errors;
            if (typeof data2 != "string") {
              let err0 = { instancePath: instancePath + "/output", schemaPath: "#/properties/output/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
              vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
            }
            var _valid0 = _errs7 === errors;
            if (valid1 = valid1 || _valid0, !valid1) {
              let _errs9 = errors;
              if (errors === _errs9)
                if (Array.isArray(data2)) {
                  var valid2 = !0;
                  let len0 = data2.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let _errs11 = errors;
                    validate219(data2[i0], { instancePath: instancePath + "/output/" + i0, parentData: data2, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate219.errors : vErrors.concat(validate219.errors), errors = vErrors.length);
                    var valid2 = _errs11 === errors;
                    if (!valid2)
                      break;
                  }
                } else {
                  let err1 = { instancePath: instancePath + "/output", schemaPath: "#/properties/output/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                  vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                }
              var _valid0 = _errs9 === errors;
              valid1 = valid1 || _valid0;
            }
            if (valid1)
              errors = _errs6, vErrors !== null && (_errs6 ? vErrors.length = _errs6 : vErrors = null);
            else {
              let err2 = { instancePath: instancePath + "/output", schemaPath: "#/properties/output/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
              return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate218.errors = vErrors, !1;
            }
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0) {
              let data4 = data.id, _errs12 = errors;
              if (typeof data4 != "string" && data4 !== null)
                return validate218.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: schema102.properties.id.type }, message: "must be string,null" }], !1;
              var valid0 = _errs12 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.status !== void 0) {
                let data5 = data.status, _errs14 = errors;
                if (typeof data5 != "string" && data5 !== null)
                  return validate218.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: schema102.properties.status.type }, message: "must be string,null" }], !1;
                if (!(data5 === "in_progress" || data5 === "completed" || data5 === "incomplete" || data5 === null))
                  return validate218.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema102.properties.status.enum }, message: "must be equal to one of the allowed values" }], !1;
                var valid0 = _errs14 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate218.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate218.errors = vErrors, errors === 0;
}
var schema104 = { $id: "ReasoningItemParam", type: "object", required: ["type", "summary"], properties: { type: { type: "string", const: "reasoning" }, summary: { type: "array", items: { $ref: "ReasoningSummaryTextParam" } }, content: { type: ["array", "null"], items: { $ref: "ReasoningTextParam" } }, encrypted_content: { type: ["string", "null"] }, id: { type: ["string", "null"] }, status: { type: ["string", "null"], enum: ["in_progress", "completed", "incomplete", null] } } };
function validate226(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.text === void 0 && (missing0 = "text"))
        return validate226.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate226.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "summary_text")
          return validate226.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "summary_text" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.text !== void 0) {
          let _errs3 = errors;
          if (typeof data.text != "string")
            return validate226.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate226.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate226.errors = vErrors, errors === 0;
}
function validate228(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.text === void 0 && (missing0 = "text"))
        return validate228.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate228.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "reasoning_text")
          return validate228.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "reasoning_text" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.text !== void 0) {
          let _errs3 = errors;
          if (typeof data.text != "string")
            return validate228.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate228.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate228.errors = vErrors, errors === 0;
}
function validate225(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.summary === void 0 && (missing0 = "summary"))
        return validate225.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate225.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "reasoning")
          return validate225.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "reasoning" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.summary !== void 0) {
          let data1 = data.summary, _errs3 = errors;
          if (errors === _errs3)
            if (Array.isArray(data1)) {
              var valid1 = !0;
              let len0 = data1.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let _errs5 = errors;
                validate226(data1[i0], { instancePath: instancePath + "/summary/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate226.errors : vErrors.concat(validate226.errors), errors = vErrors.length);
                var valid1 = _errs5 === errors;
                if (!valid1)
                  break;
              }
            } else
              return validate225.errors = [{ instancePath: instancePath + "/summary", schemaPath: "#/properties/summary/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.content !== void 0) {
            let data3 = data.content, _errs6 = errors;
            if (!Array.isArray(data3) && data3 !== null)
              return validate225.errors = [{ instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: schema104.properties.content.type }, message: "must be array,null" }], !1;
            if (errors === _errs6 && Array.isArray(data3)) {
              var valid2 = !0;
              let len1 = data3.length;
              for (let i1 = 0; i1 < len1; i1++) {
                let _errs8 = errors;
                validate228(data3[i1], { instancePath: instancePath + "/content/" + i1, parentData: data3, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate228.errors : vErrors.concat(validate228.errors), errors = vErrors.length);
                var valid2 = _errs8 === errors;
                if (!valid2)
                  break;
              }
            }
            var valid0 = _errs6 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.encrypted_content !== void 0) {
              let data5 = data.encrypted_content, _errs9 = errors;
              if (typeof data5 != "string" && data5 !== null)
                return validate225.errors = [{ instancePath: instancePath + "/encrypted_content", schemaPath: "#/properties/encrypted_content/type", keyword: "type", params: { type: schema104.properties.encrypted_content.type }, message: "must be string,null" }], !1;
              var valid0 = _errs9 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.id !== void 0) {
                let data6 = data.id, _errs11 = errors;
                if (typeof data6 != "string" && data6 !== null)
                  return validate225.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: schema104.properties.id.type }, message: "must be string,null" }], !1;
                var valid0 = _errs11 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.status !== void 0) {
                  let data7 = data.status, _errs13 = errors;
                  if (typeof data7 != "string" && data7 !== null)
                    return validate225.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: schema104.properties.status.type }, message: "must be string,null" }], !1;
                  if (!(data7 === "in_progress" || data7 === "completed" || data7 === "incomplete" || data7 === null))
                    return validate225.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema104.properties.status.enum }, message: "must be equal to one of the allowed values" }], !1;
                  var valid0 = _errs13 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate225.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate225.errors = vErrors, errors === 0;
}
var schema107 = { $id: "ItemReferenceParam", type: "object", required: ["id"], properties: { type: { type: ["string", "null"], enum: ["item_reference", null] }, id: { type: "string" } }, not: { type: "object", required: ["role"], properties: { role: {} } } };
function validate231(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0, _errs1 = errors, _errs2 = errors;
  if (errors === _errs2)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.role === void 0 && (missing0 = "role")) {
        let err0 = {};
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    } else {
      let err1 = {};
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
  var valid0 = _errs2 === errors;
  if (valid0)
    return validate231.errors = [{ instancePath, schemaPath: "#/not", keyword: "not", params: {}, message: "must NOT be valid" }], !1;
  if (errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing1;
      if (data.id === void 0 && (missing1 = "id"))
        return validate231.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs4 = errors;
        if (typeof data0 != "string" && data0 !== null)
          return validate231.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: schema107.properties.type.type }, message: "must be string,null" }], !1;
        if (!(data0 === "item_reference" || data0 === null))
          return validate231.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema107.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
        var valid1 = _errs4 === errors;
      } else
        var valid1 = !0;
      if (valid1)
        if (data.id !== void 0) {
          let _errs6 = errors;
          if (typeof data.id != "string")
            return validate231.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid1 = _errs6 === errors;
        } else
          var valid1 = !0;
    } else
      return validate231.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate231.errors = vErrors, errors === 0;
}
var schema108 = { $id: "UnsupportedItemParam", type: "object", required: ["type"], properties: { type: { type: "string", enum: ["additional_tools", "apply_patch_call", "apply_patch_call_output", "code_interpreter_call", "compaction", "compaction_trigger", "computer_call", "computer_call_output", "configuration_update", "custom_tool_call", "custom_tool_call_output", "file_search_call", "image_generation_call", "local_shell_call", "local_shell_call_output", "mcp_approval_request", "mcp_approval_response", "mcp_call", "mcp_list_tools", "program", "program_output", "shell_call", "shell_call_output", "tool_search_call", "tool_search_output", "web_search_call"] } } };
function validate233(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate233.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type;
        if (typeof data0 != "string")
          return validate233.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (!(data0 === "additional_tools" || data0 === "apply_patch_call" || data0 === "apply_patch_call_output" || data0 === "code_interpreter_call" || data0 === "compaction" || data0 === "compaction_trigger" || data0 === "computer_call" || data0 === "computer_call_output" || data0 === "configuration_update" || data0 === "custom_tool_call" || data0 === "custom_tool_call_output" || data0 === "file_search_call" || data0 === "image_generation_call" || data0 === "local_shell_call" || data0 === "local_shell_call_output" || data0 === "mcp_approval_request" || data0 === "mcp_approval_response" || data0 === "mcp_call" || data0 === "mcp_list_tools" || data0 === "program" || data0 === "program_output" || data0 === "shell_call" || data0 === "shell_call_output" || data0 === "tool_search_call" || data0 === "tool_search_output" || data0 === "web_search_call"))
          return validate233.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema108.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
      }
    } else
      return validate233.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate233.errors = vErrors, errors === 0;
}
function validate194(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
  validate195(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate195.errors : vErrors.concat(validate195.errors), errors = vErrors.length);
  var _valid0 = _errs1 === errors;
  if (valid0 = valid0 || _valid0, !valid0) {
    let _errs2 = errors;
    validate216(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate216.errors : vErrors.concat(validate216.errors), errors = vErrors.length);
    var _valid0 = _errs2 === errors;
    if (valid0 = valid0 || _valid0, !valid0) {
      let _errs3 = errors;
      validate218(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate218.errors : vErrors.concat(validate218.errors), errors = vErrors.length);
      var _valid0 = _errs3 === errors;
      if (valid0 = valid0 || _valid0, !valid0) {
        let _errs4 = errors;
        validate225(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length);
        var _valid0 = _errs4 === errors;
        if (valid0 = valid0 || _valid0, !valid0) {
          let _errs5 = errors;
          validate231(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate231.errors : vErrors.concat(validate231.errors), errors = vErrors.length);
          var _valid0 = _errs5 === errors;
          if (valid0 = valid0 || _valid0, !valid0) {
            let _errs6 = errors;
            validate233(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate233.errors : vErrors.concat(validate233.errors), errors = vErrors.length);
            var _valid0 = _errs6 === errors;
            valid0 = valid0 || _valid0;
          }
        }
      }
    }
  }
  if (valid0)
    errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  else {
    let err0 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
    return vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++, validate194.errors = vErrors, !1;
  }
  return validate194.errors = vErrors, errors === 0;
}
var schema110 = { $id: "FunctionToolParam", type: "object", required: ["type", "name"], properties: { type: { type: "string", const: "function" }, name: { type: "string", minLength: 1, maxLength: 128 }, description: { type: ["string", "null"] }, parameters: { type: ["object", "null"], additionalProperties: !0 }, strict: { type: ["boolean", "null"] } } };
function validate237(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.name === void 0 && (missing0 = "name"))
        return validate237.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate237.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "function")
          return validate237.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.name !== void 0) {
          let data1 = data.name, _errs3 = errors;
          if (errors === _errs3)
            if (typeof data1 == "string") {
              if (func1(data1) > 128)
                return validate237.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
              if (func1(data1) < 1)
                return validate237.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            } else
              return validate237.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.description !== void 0) {
            let data2 = data.description, _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return validate237.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: schema110.properties.description.type }, message: "must be string,null" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.parameters !== void 0) {
              let data3 = data.parameters, _errs7 = errors;
              if (!(data3 && typeof data3 == "object" && !Array.isArray(data3)) && data3 !== null)
                return validate237.errors = [{ instancePath: instancePath + "/parameters", schemaPath: "#/properties/parameters/type", keyword: "type", params: { type: schema110.properties.parameters.type }, message: "must be object,null" }], !1;
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.strict !== void 0) {
                let data4 = data.strict, _errs10 = errors;
                if (typeof data4 != "boolean" && data4 !== null)
                  return validate237.errors = [{ instancePath: instancePath + "/strict", schemaPath: "#/properties/strict/type", keyword: "type", params: { type: schema110.properties.strict.type }, message: "must be boolean,null" }], !1;
                var valid0 = _errs10 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate237.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate237.errors = vErrors, errors === 0;
}
var schema111 = { $id: "UnsupportedTool", type: "object", required: ["type"], properties: { type: { type: "string", enum: ["apply_patch", "code_interpreter", "computer", "computer_use", "computer_use_preview", "custom", "file_search", "image_generation", "local_shell", "mcp", "namespace", "programmatic_tool_calling", "shell", "tool_search", "web_search", "web_search_2025_08_26", "web_search_preview", "web_search_preview_2025_03_11"] } } };
function validate238(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate238.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type;
        if (typeof data0 != "string")
          return validate238.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (!(data0 === "apply_patch" || data0 === "code_interpreter" || data0 === "computer" || data0 === "computer_use" || data0 === "computer_use_preview" || data0 === "custom" || data0 === "file_search" || data0 === "image_generation" || data0 === "local_shell" || data0 === "mcp" || data0 === "namespace" || data0 === "programmatic_tool_calling" || data0 === "shell" || data0 === "tool_search" || data0 === "web_search" || data0 === "web_search_2025_08_26" || data0 === "web_search_preview" || data0 === "web_search_preview_2025_03_11"))
          return validate238.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema111.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
      }
    } else
      return validate238.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate238.errors = vErrors, errors === 0;
}
function validate236(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "function")
          validate237(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate237.errors : vErrors.concat(validate237.errors), errors = vErrors.length);
        else if (tag0 === "apply_patch")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "code_interpreter")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "computer")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "computer_use")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "computer_use_preview")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "custom")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "file_search")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "image_generation")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "local_shell")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "mcp")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "namespace")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "programmatic_tool_calling")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "shell")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "tool_search")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "web_search")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "web_search_2025_08_26")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "web_search_preview")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else if (tag0 === "web_search_preview_2025_03_11")
          validate238(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate238.errors : vErrors.concat(validate238.errors), errors = vErrors.length);
        else
          return validate236.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate236.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate236.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate236.errors = vErrors, errors === 0;
}
var schema112 = { $id: "ToolChoiceOptions", type: "string", enum: ["none", "auto", "required"] };
function validate259(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate259.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "none" || data === "auto" || data === "required" ? (validate259.errors = vErrors, errors === 0) : (validate259.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema112.enum }, message: "must be equal to one of the allowed values" }], !1);
}
function validate261(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.name === void 0 && (missing0 = "name"))
        return validate261.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate261.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "function")
          return validate261.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.name !== void 0) {
          let data1 = data.name, _errs3 = errors;
          if (errors === _errs3)
            if (typeof data1 == "string") {
              if (func1(data1) < 1)
                return validate261.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            } else
              return validate261.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate261.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate261.errors = vErrors, errors === 0;
}
var schema114 = { $id: "ToolChoiceAllowed", type: "object", required: ["type", "tools"], properties: { type: { type: "string", const: "allowed_tools" }, mode: { type: ["string", "null"], enum: ["auto", "required", null] }, tools: { type: "array", minItems: 1, items: { $ref: "ToolChoiceFunction" } } } };
function validate263(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.tools === void 0 && (missing0 = "tools"))
        return validate263.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate263.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "allowed_tools")
          return validate263.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "allowed_tools" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.mode !== void 0) {
          let data1 = data.mode, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate263.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/type", keyword: "type", params: { type: schema114.properties.mode.type }, message: "must be string,null" }], !1;
          if (!(data1 === "auto" || data1 === "required" || data1 === null))
            return validate263.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema114.properties.mode.enum }, message: "must be equal to one of the allowed values" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0)
          if (data.tools !== void 0) {
            let data2 = data.tools, _errs5 = errors;
            if (errors === _errs5)
              if (Array.isArray(data2)) {
                if (data2.length < 1)
                  return validate263.errors = [{ instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                {
                  var valid1 = !0;
                  let len0 = data2.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let _errs7 = errors;
                    validate261(data2[i0], { instancePath: instancePath + "/tools/" + i0, parentData: data2, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate261.errors : vErrors.concat(validate261.errors), errors = vErrors.length);
                    var valid1 = _errs7 === errors;
                    if (!valid1)
                      break;
                  }
                }
              } else
                return validate263.errors = [{ instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
      }
    } else
      return validate263.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate263.errors = vErrors, errors === 0;
}
var schema115 = { $id: "UnsupportedToolChoice", type: "object", required: ["type"], properties: { type: { type: "string", enum: ["apply_patch", "code_interpreter", "computer", "computer_use", "computer_use_preview", "custom", "file_search", "image_generation", "mcp", "programmatic_tool_calling", "shell", "web_search", "web_search_preview", "web_search_preview_2025_03_11"] } } };
function validate266(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate266.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type;
        if (typeof data0 != "string")
          return validate266.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (!(data0 === "apply_patch" || data0 === "code_interpreter" || data0 === "computer" || data0 === "computer_use" || data0 === "computer_use_preview" || data0 === "custom" || data0 === "file_search" || data0 === "image_generation" || data0 === "mcp" || data0 === "programmatic_tool_calling" || data0 === "shell" || data0 === "web_search" || data0 === "web_search_preview" || data0 === "web_search_preview_2025_03_11"))
          return validate266.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema115.properties.type.enum }, message: "must be equal to one of the allowed values" }], !1;
      }
    } else
      return validate266.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate266.errors = vErrors, errors === 0;
}
var schema116 = { $id: "ResponseTextConfig", type: "object", properties: { format: { anyOf: [{ $ref: "ResponseFormatTextConfig" }, { type: "null" }] }, verbosity: { type: ["string", "null"], enum: ["low", "medium", "high", null] } } };
function validate270(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate270.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type;
        if (typeof data0 != "string")
          return validate270.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "text")
          return validate270.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "text" }, message: "must be equal to constant" }], !1;
      }
    } else
      return validate270.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate270.errors = vErrors, errors === 0;
}
function validate271(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate271.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type;
        if (typeof data0 != "string")
          return validate271.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "json_object")
          return validate271.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "json_object" }, message: "must be equal to constant" }], !1;
      }
    } else
      return validate271.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate271.errors = vErrors, errors === 0;
}
var schema120 = { $id: "TextFormatJsonSchemaParam", type: "object", required: ["type", "name", "schema"], properties: { type: { type: "string", const: "json_schema" }, name: { type: "string", minLength: 1, maxLength: 64 }, description: { type: ["string", "null"] }, schema: { type: "object", additionalProperties: !0 }, strict: { type: ["boolean", "null"] } } };
function validate272(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.name === void 0 && (missing0 = "name") || data.schema === void 0 && (missing0 = "schema"))
        return validate272.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.type !== void 0) {
        let data0 = data.type, _errs1 = errors;
        if (typeof data0 != "string")
          return validate272.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        if (data0 !== "json_schema")
          return validate272.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "json_schema" }, message: "must be equal to constant" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.name !== void 0) {
          let data1 = data.name, _errs3 = errors;
          if (errors === _errs3)
            if (typeof data1 == "string") {
              if (func1(data1) > 64)
                return validate272.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters" }], !1;
              if (func1(data1) < 1)
                return validate272.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
            } else
              return validate272.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.description !== void 0) {
            let data2 = data.description, _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return validate272.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: schema120.properties.description.type }, message: "must be string,null" }], !1;
            var valid0 = _errs5 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.schema !== void 0) {
              let data3 = data.schema, _errs7 = errors;
              if (errors === _errs7 && !(data3 && typeof data3 == "object" && !Array.isArray(data3)))
                return validate272.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
              var valid0 = _errs7 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.strict !== void 0) {
                let data4 = data.strict, _errs10 = errors;
                if (typeof data4 != "boolean" && data4 !== null)
                  return validate272.errors = [{ instancePath: instancePath + "/strict", schemaPath: "#/properties/strict/type", keyword: "type", params: { type: schema120.properties.strict.type }, message: "must be boolean,null" }], !1;
                var valid0 = _errs10 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate272.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate272.errors = vErrors, errors === 0;
}
function validate269(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "text")
          validate270(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate270.errors : vErrors.concat(validate270.errors), errors = vErrors.length);
        else if (tag0 === "json_object")
          validate271(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate271.errors : vErrors.concat(validate271.errors), errors = vErrors.length);
        else if (tag0 === "json_schema")
          validate272(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate272.errors : vErrors.concat(validate272.errors), errors = vErrors.length);
        else
          return validate269.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate269.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate269.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate269.errors = vErrors, errors === 0;
}
function validate268(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.format !== void 0) {
        let data0 = data.format, _errs1 = errors, _errs2 = errors, valid1 = !1, _errs3 = errors;
        validate269(data0, { instancePath: instancePath + "/format", parentData: data, parentDataProperty: "format", rootData }) || (vErrors = vErrors === null ? validate269.errors : vErrors.concat(validate269.errors), errors = vErrors.length);
        var _valid0 = _errs3 === errors;
        if (valid1 = valid1 || _valid0, !valid1) {
          let _errs4 = errors;
          if (data0 !== null) {
            let err0 = { instancePath: instancePath + "/format", schemaPath: "#/properties/format/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs4 === errors;
          valid1 = valid1 || _valid0;
        }
        if (valid1)
          errors = _errs2, vErrors !== null && (_errs2 ? vErrors.length = _errs2 : vErrors = null);
        else {
          let err1 = { instancePath: instancePath + "/format", schemaPath: "#/properties/format/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
          return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate268.errors = vErrors, !1;
        }
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.verbosity !== void 0) {
          let data1 = data.verbosity, _errs6 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate268.errors = [{ instancePath: instancePath + "/verbosity", schemaPath: "#/properties/verbosity/type", keyword: "type", params: { type: schema116.properties.verbosity.type }, message: "must be string,null" }], !1;
          if (!(data1 === "low" || data1 === "medium" || data1 === "high" || data1 === null))
            return validate268.errors = [{ instancePath: instancePath + "/verbosity", schemaPath: "#/properties/verbosity/enum", keyword: "enum", params: { allowedValues: schema116.properties.verbosity.enum }, message: "must be equal to one of the allowed values" }], !1;
          var valid0 = _errs6 === errors;
        } else
          var valid0 = !0;
    } else
      return validate268.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate268.errors = vErrors, errors === 0;
}
var schema121 = { $id: "ReasoningParam", type: "object", properties: { effort: { type: ["string", "null"], enum: ["none", "minimal", "low", "medium", "high", "xhigh", "max", null] }, summary: { type: ["string", "null"], enum: ["auto", "concise", "detailed", null] } } };
function validate278(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.effort !== void 0) {
        let data0 = data.effort, _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null)
          return validate278.errors = [{ instancePath: instancePath + "/effort", schemaPath: "#/properties/effort/type", keyword: "type", params: { type: schema121.properties.effort.type }, message: "must be string,null" }], !1;
        if (!(data0 === "none" || data0 === "minimal" || data0 === "low" || data0 === "medium" || data0 === "high" || data0 === "xhigh" || data0 === "max" || data0 === null))
          return validate278.errors = [{ instancePath: instancePath + "/effort", schemaPath: "#/properties/effort/enum", keyword: "enum", params: { allowedValues: schema121.properties.effort.enum }, message: "must be equal to one of the allowed values" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0)
        if (data.summary !== void 0) {
          let data1 = data.summary, _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return validate278.errors = [{ instancePath: instancePath + "/summary", schemaPath: "#/properties/summary/type", keyword: "type", params: { type: schema121.properties.summary.type }, message: "must be string,null" }], !1;
          if (!(data1 === "auto" || data1 === "concise" || data1 === "detailed" || data1 === null))
            return validate278.errors = [{ instancePath: instancePath + "/summary", schemaPath: "#/properties/summary/enum", keyword: "enum", params: { allowedValues: schema121.properties.summary.enum }, message: "must be equal to one of the allowed values" }], !1;
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
    } else
      return validate278.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate278.errors = vErrors, errors === 0;
}
var schema122 = { $id: "ResponseStreamOptions", type: "object", properties: { include_obfuscation: { type: ["boolean", "null"] } } };
function validate280(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.include_obfuscation !== void 0) {
        let data0 = data.include_obfuscation;
        if (typeof data0 != "boolean" && data0 !== null)
          return validate280.errors = [{ instancePath: instancePath + "/include_obfuscation", schemaPath: "#/properties/include_obfuscation/type", keyword: "type", params: { type: schema122.properties.include_obfuscation.type }, message: "must be boolean,null" }], !1;
      }
    } else
      return validate280.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate280.errors = vErrors, errors === 0;
}
function validate193(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.model === void 0 && (missing0 = "model") || data.input === void 0 && (missing0 = "input"))
        return validate193.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      if (data.model !== void 0) {
        let data0 = data.model, _errs1 = errors;
        if (errors === _errs1)
          if (typeof data0 == "string") {
            if (func1(data0) < 1)
              return validate193.errors = [{ instancePath: instancePath + "/model", schemaPath: "#/properties/model/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
          } else
            return validate193.errors = [{ instancePath: instancePath + "/model", schemaPath: "#/properties/model/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
        var valid0 = _errs1 === errors;
      } else
        var valid0 = !0;
      if (valid0) {
        if (data.input !== void 0) {
          let data1 = data.input, _errs3 = errors, _errs4 = errors, valid1 = !1, _errs5 = errors;
          if (typeof data1 != "string") {
            let err0 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
          var _valid0 = _errs5 === errors;
          if (valid1 = valid1 || _valid0, !valid1) {
            let _errs7 = errors;
            if (errors === _errs7)
              if (Array.isArray(data1)) {
                var valid2 = !0;
                let len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let _errs9 = errors;
                  validate194(data1[i0], { instancePath: instancePath + "/input/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate194.errors : vErrors.concat(validate194.errors), errors = vErrors.length);
                  var valid2 = _errs9 === errors;
                  if (!valid2)
                    break;
                }
              } else {
                let err1 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
              }
            var _valid0 = _errs7 === errors;
            valid1 = valid1 || _valid0;
          }
          if (valid1)
            errors = _errs4, vErrors !== null && (_errs4 ? vErrors.length = _errs4 : vErrors = null);
          else {
            let err2 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate193.errors = vErrors, !1;
          }
          var valid0 = _errs3 === errors;
        } else
          var valid0 = !0;
        if (valid0) {
          if (data.instructions !== void 0) {
            let data3 = data.instructions, _errs10 = errors;
            if (typeof data3 != "string" && data3 !== null)
              return validate193.errors = [{ instancePath: instancePath + "/instructions", schemaPath: "#/properties/instructions/type", keyword: "type", params: { type: schema89.properties.instructions.type }, message: "must be string,null" }], !1;
            var valid0 = _errs10 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.tools !== void 0) {
              let data4 = data.tools, _errs12 = errors;
              if (!Array.isArray(data4) && data4 !== null)
                return validate193.errors = [{ instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: schema89.properties.tools.type }, message: "must be array,null" }], !1;
              if (errors === _errs12 && Array.isArray(data4)) {
                var valid3 = !0;
                let len1 = data4.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let _errs14 = errors;
                  validate236(data4[i1], { instancePath: instancePath + "/tools/" + i1, parentData: data4, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate236.errors : vErrors.concat(validate236.errors), errors = vErrors.length);
                  var valid3 = _errs14 === errors;
                  if (!valid3)
                    break;
                }
              }
              var valid0 = _errs12 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.tool_choice !== void 0) {
                let data6 = data.tool_choice, _errs15 = errors, _errs16 = errors, valid4 = !1, _errs17 = errors;
                validate259(data6, { instancePath: instancePath + "/tool_choice", parentData: data, parentDataProperty: "tool_choice", rootData }) || (vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors), errors = vErrors.length);
                var _valid1 = _errs17 === errors;
                if (valid4 = valid4 || _valid1, !valid4) {
                  let _errs18 = errors;
                  validate261(data6, { instancePath: instancePath + "/tool_choice", parentData: data, parentDataProperty: "tool_choice", rootData }) || (vErrors = vErrors === null ? validate261.errors : vErrors.concat(validate261.errors), errors = vErrors.length);
                  var _valid1 = _errs18 === errors;
                  if (valid4 = valid4 || _valid1, !valid4) {
                    let _errs19 = errors;
                    validate263(data6, { instancePath: instancePath + "/tool_choice", parentData: data, parentDataProperty: "tool_choice", rootData }) || (vErrors = vErrors === null ? validate263.errors : vErrors.concat(validate263.errors), errors = vErrors.length);
                    var _valid1 = _errs19 === errors;
                    if (valid4 = valid4 || _valid1, !valid4) {
                      let _errs20 = errors;
                      validate266(data6, { instancePath: instancePath + "/tool_choice", parentData: data, parentDataProperty: "tool_choice", rootData }) || (vErrors = vErrors === null ? validate266.errors : vErrors.concat(validate266.errors), errors = vErrors.length);
                      var _valid1 = _errs20 === errors;
                      if (valid4 = valid4 || _valid1, !valid4) {
                        let _errs21 = errors;
                        if (data6 !== null) {
                          let err3 = { instancePath: instancePath + "/tool_choice", schemaPath: "#/properties/tool_choice/anyOf/4/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
                        }
                        var _valid1 = _errs21 === errors;
                        valid4 = valid4 || _valid1;
                      }
                    }
                  }
                }
                if (valid4)
                  errors = _errs16, vErrors !== null && (_errs16 ? vErrors.length = _errs16 : vErrors = null);
                else {
                  let err4 = { instancePath: instancePath + "/tool_choice", schemaPath: "#/properties/tool_choice/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                  return vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++, validate193.errors = vErrors, !1;
                }
                var valid0 = _errs15 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.parallel_tool_calls !== void 0) {
                  let data7 = data.parallel_tool_calls, _errs23 = errors;
                  if (typeof data7 != "boolean" && data7 !== null)
                    return validate193.errors = [{ instancePath: instancePath + "/parallel_tool_calls", schemaPath: "#/properties/parallel_tool_calls/type", keyword: "type", params: { type: schema89.properties.parallel_tool_calls.type }, message: "must be boolean,null" }], !1;
                  var valid0 = _errs23 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.max_tool_calls !== void 0) {
                    let data8 = data.max_tool_calls, _errs25 = errors;
                    if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8)) && data8 !== null)
                      return validate193.errors = [{ instancePath: instancePath + "/max_tool_calls", schemaPath: "#/properties/max_tool_calls/type", keyword: "type", params: { type: schema89.properties.max_tool_calls.type }, message: "must be integer,null" }], !1;
                    if (errors === _errs25 && typeof data8 == "number" && isFinite(data8) && (data8 < 1 || isNaN(data8)))
                      return validate193.errors = [{ instancePath: instancePath + "/max_tool_calls", schemaPath: "#/properties/max_tool_calls/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                    var valid0 = _errs25 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.text !== void 0) {
                      let data9 = data.text, _errs27 = errors, _errs28 = errors, valid5 = !1, _errs29 = errors;
                      validate268(data9, { instancePath: instancePath + "/text", parentData: data, parentDataProperty: "text", rootData }) || (vErrors = vErrors === null ? validate268.errors : vErrors.concat(validate268.errors), errors = vErrors.length);
                      var _valid2 = _errs29 === errors;
                      if (valid5 = valid5 || _valid2, !valid5) {
                        let _errs30 = errors;
                        if (data9 !== null) {
                          let err5 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
                        }
                        var _valid2 = _errs30 === errors;
                        valid5 = valid5 || _valid2;
                      }
                      if (valid5)
                        errors = _errs28, vErrors !== null && (_errs28 ? vErrors.length = _errs28 : vErrors = null);
                      else {
                        let err6 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                        return vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++, validate193.errors = vErrors, !1;
                      }
                      var valid0 = _errs27 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.reasoning !== void 0) {
                        let data10 = data.reasoning, _errs32 = errors, _errs33 = errors, valid6 = !1, _errs34 = errors;
                        validate278(data10, { instancePath: instancePath + "/reasoning", parentData: data, parentDataProperty: "reasoning", rootData }) || (vErrors = vErrors === null ? validate278.errors : vErrors.concat(validate278.errors), errors = vErrors.length);
                        var _valid3 = _errs34 === errors;
                        if (valid6 = valid6 || _valid3, !valid6) {
                          let _errs35 = errors;
                          if (data10 !== null) {
                            let err7 = { instancePath: instancePath + "/reasoning", schemaPath: "#/properties/reasoning/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
                          }
                          var _valid3 = _errs35 === errors;
                          valid6 = valid6 || _valid3;
                        }
                        if (valid6)
                          errors = _errs33, vErrors !== null && (_errs33 ? vErrors.length = _errs33 : vErrors = null);
                        else {
                          let err8 = { instancePath: instancePath + "/reasoning", schemaPath: "#/properties/reasoning/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                          return vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++, validate193.errors = vErrors, !1;
                        }
                        var valid0 = _errs32 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.max_output_tokens !== void 0) {
                          let data11 = data.max_output_tokens, _errs37 = errors;
                          if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)) && data11 !== null)
                            return validate193.errors = [{ instancePath: instancePath + "/max_output_tokens", schemaPath: "#/properties/max_output_tokens/type", keyword: "type", params: { type: schema89.properties.max_output_tokens.type }, message: "must be integer,null" }], !1;
                          if (errors === _errs37 && typeof data11 == "number" && isFinite(data11) && (data11 < 1 || isNaN(data11)))
                            return validate193.errors = [{ instancePath: instancePath + "/max_output_tokens", schemaPath: "#/properties/max_output_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }], !1;
                          var valid0 = _errs37 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.temperature !== void 0) {
                            let data12 = data.temperature, _errs39 = errors;
                            if (!(typeof data12 == "number" && isFinite(data12)) && data12 !== null)
                              return validate193.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/type", keyword: "type", params: { type: schema89.properties.temperature.type }, message: "must be number,null" }], !1;
                            if (errors === _errs39 && typeof data12 == "number" && isFinite(data12)) {
                              if (data12 > 2 || isNaN(data12))
                                return validate193.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 }, message: "must be <= 2" }], !1;
                              if (data12 < 0 || isNaN(data12))
                                return validate193.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                            }
                            var valid0 = _errs39 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.top_p !== void 0) {
                              let data13 = data.top_p, _errs41 = errors;
                              if (!(typeof data13 == "number" && isFinite(data13)) && data13 !== null)
                                return validate193.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/type", keyword: "type", params: { type: schema89.properties.top_p.type }, message: "must be number,null" }], !1;
                              if (errors === _errs41 && typeof data13 == "number" && isFinite(data13)) {
                                if (data13 > 1 || isNaN(data13))
                                  return validate193.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, message: "must be <= 1" }], !1;
                                if (data13 < 0 || isNaN(data13))
                                  return validate193.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                              }
                              var valid0 = _errs41 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.presence_penalty !== void 0) {
                                let data14 = data.presence_penalty, _errs43 = errors;
                                if (!(typeof data14 == "number" && isFinite(data14)) && data14 !== null)
                                  return validate193.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/type", keyword: "type", params: { type: schema89.properties.presence_penalty.type }, message: "must be number,null" }], !1;
                                if (errors === _errs43 && typeof data14 == "number" && isFinite(data14)) {
                                  if (data14 > 2 || isNaN(data14))
                                    return validate193.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 }, message: "must be <= 2" }], !1;
                                  if (data14 < -2 || isNaN(data14))
                                    return validate193.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2 }, message: "must be >= -2" }], !1;
                                }
                                var valid0 = _errs43 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.frequency_penalty !== void 0) {
                                  let data15 = data.frequency_penalty, _errs45 = errors;
                                  if (!(typeof data15 == "number" && isFinite(data15)) && data15 !== null)
                                    return validate193.errors = [{ instancePath: instancePath + "/frequency_penalty", schemaPath: "#/properties/frequency_penalty/type", keyword: "type", params: { type: schema89.properties.frequency_penalty.type }, message: "must be number,null" }], !1;
                                  if (errors === _errs45 && typeof data15 == "number" && isFinite(data15)) {
                                    if (data15 > 2 || isNaN(data15))
                                      return validate193.errors = [{ instancePath: instancePath + "/frequency_penalty", schemaPath: "#/properties/frequency_penalty/maximum", keyword: "maximum", params: { comparison: "<=", limit: 2 }, message: "must be <= 2" }], !1;
                                    if (data15 < -2 || isNaN(data15))
                                      return validate193.errors = [{ instancePath: instancePath + "/frequency_penalty", schemaPath: "#/properties/frequency_penalty/minimum", keyword: "minimum", params: { comparison: ">=", limit: -2 }, message: "must be >= -2" }], !1;
                                  }
                                  var valid0 = _errs45 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.top_logprobs !== void 0) {
                                    let data16 = data.top_logprobs, _errs47 = errors;
                                    if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16)) && data16 !== null)
                                      return validate193.errors = [{ instancePath: instancePath + "/top_logprobs", schemaPath: "#/properties/top_logprobs/type", keyword: "type", params: { type: schema89.properties.top_logprobs.type }, message: "must be integer,null" }], !1;
                                    if (errors === _errs47 && typeof data16 == "number" && isFinite(data16)) {
                                      if (data16 > 20 || isNaN(data16))
                                        return validate193.errors = [{ instancePath: instancePath + "/top_logprobs", schemaPath: "#/properties/top_logprobs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 20 }, message: "must be <= 20" }], !1;
                                      if (data16 < 0 || isNaN(data16))
                                        return validate193.errors = [{ instancePath: instancePath + "/top_logprobs", schemaPath: "#/properties/top_logprobs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                                    }
                                    var valid0 = _errs47 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.stream !== void 0) {
                                      let data17 = data.stream, _errs49 = errors;
                                      if (typeof data17 != "boolean" && data17 !== null)
                                        return validate193.errors = [{ instancePath: instancePath + "/stream", schemaPath: "#/properties/stream/type", keyword: "type", params: { type: schema89.properties.stream.type }, message: "must be boolean,null" }], !1;
                                      var valid0 = _errs49 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.stream_options !== void 0) {
                                        let data18 = data.stream_options, _errs51 = errors, _errs52 = errors, valid7 = !1, _errs53 = errors;
                                        validate280(data18, { instancePath: instancePath + "/stream_options", parentData: data, parentDataProperty: "stream_options", rootData }) || (vErrors = vErrors === null ? validate280.errors : vErrors.concat(validate280.errors), errors = vErrors.length);
                                        var _valid4 = _errs53 === errors;
                                        if (valid7 = valid7 || _valid4, !valid7) {
                                          let _errs54 = errors;
                                          if (data18 !== null) {
                                            let err9 = { instancePath: instancePath + "/stream_options", schemaPath: "#/properties/stream_options/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                            vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
                                          }
                                          var _valid4 = _errs54 === errors;
                                          valid7 = valid7 || _valid4;
                                        }
                                        if (valid7)
                                          errors = _errs52, vErrors !== null && (_errs52 ? vErrors.length = _errs52 : vErrors = null);
                                        else {
                                          let err10 = { instancePath: instancePath + "/stream_options", schemaPath: "#/properties/stream_options/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                          return vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++, validate193.errors = vErrors, !1;
                                        }
                                        var valid0 = _errs51 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.store !== void 0) {
                                          let data19 = data.store, _errs56 = errors;
                                          if (typeof data19 != "boolean" && data19 !== null)
                                            return validate193.errors = [{ instancePath: instancePath + "/store", schemaPath: "#/properties/store/type", keyword: "type", params: { type: schema89.properties.store.type }, message: "must be boolean,null" }], !1;
                                          var valid0 = _errs56 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0) {
                                          if (data.previous_response_id !== void 0) {
                                            let data20 = data.previous_response_id, _errs58 = errors;
                                            if (typeof data20 != "string" && data20 !== null)
                                              return validate193.errors = [{ instancePath: instancePath + "/previous_response_id", schemaPath: "#/properties/previous_response_id/type", keyword: "type", params: { type: schema89.properties.previous_response_id.type }, message: "must be string,null" }], !1;
                                            if (errors === _errs58 && typeof data20 == "string" && func1(data20) < 1)
                                              return validate193.errors = [{ instancePath: instancePath + "/previous_response_id", schemaPath: "#/properties/previous_response_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                                            var valid0 = _errs58 === errors;
                                          } else
                                            var valid0 = !0;
                                          if (valid0) {
                                            if (data.background !== void 0) {
                                              let data21 = data.background, _errs60 = errors;
                                              if (typeof data21 != "boolean" && data21 !== null)
                                                return validate193.errors = [{ instancePath: instancePath + "/background", schemaPath: "#/properties/background/type", keyword: "type", params: { type: schema89.properties.background.type }, message: "must be boolean,null" }], !1;
                                              var valid0 = _errs60 === errors;
                                            } else
                                              var valid0 = !0;
                                            if (valid0) {
                                              if (data.truncation !== void 0) {
                                                let data22 = data.truncation, _errs62 = errors;
                                                if (typeof data22 != "string" && data22 !== null)
                                                  return validate193.errors = [{ instancePath: instancePath + "/truncation", schemaPath: "#/properties/truncation/type", keyword: "type", params: { type: schema89.properties.truncation.type }, message: "must be string,null" }], !1;
                                                if (!(data22 === "disabled" || data22 === "auto" || data22 === null))
                                                  return validate193.errors = [{ instancePath: instancePath + "/truncation", schemaPath: "#/properties/truncation/enum", keyword: "enum", params: { allowedValues: schema89.properties.truncation.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                var valid0 = _errs62 === errors;
                                              } else
                                                var valid0 = !0;
                                              if (valid0) {
                                                if (data.include !== void 0) {
                                                  let data23 = data.include, _errs64 = errors;
                                                  if (!Array.isArray(data23) && data23 !== null)
                                                    return validate193.errors = [{ instancePath: instancePath + "/include", schemaPath: "#/properties/include/type", keyword: "type", params: { type: schema89.properties.include.type }, message: "must be array,null" }], !1;
                                                  if (errors === _errs64 && Array.isArray(data23)) {
                                                    var valid8 = !0;
                                                    let len2 = data23.length;
                                                    for (let i2 = 0; i2 < len2; i2++) {
                                                      let _errs66 = errors;
                                                      if (typeof data23[i2] != "string")
                                                        return validate193.errors = [{ instancePath: instancePath + "/include/" + i2, schemaPath: "#/properties/include/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                      var valid8 = _errs66 === errors;
                                                      if (!valid8)
                                                        break;
                                                    }
                                                  }
                                                  var valid0 = _errs64 === errors;
                                                } else
                                                  var valid0 = !0;
                                                if (valid0) {
                                                  if (data.metadata !== void 0) {
                                                    let data25 = data.metadata, _errs68 = errors;
                                                    if (!(data25 && typeof data25 == "object" && !Array.isArray(data25)) && data25 !== null)
                                                      return validate193.errors = [{ instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: schema89.properties.metadata.type }, message: "must be object,null" }], !1;
                                                    if (errors === _errs68 && data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                                                      if (Object.keys(data25).length > 16)
                                                        return validate193.errors = [{ instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/maxProperties", keyword: "maxProperties", params: { limit: 16 }, message: "must NOT have more than 16 properties" }], !1;
                                                      for (let key0 in data25) {
                                                        let _errs70 = errors;
                                                        if (errors === _errs70)
                                                          if (typeof key0 == "string") {
                                                            if (func1(key0) > 64) {
                                                              let err11 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/propertyNames/maxLength", keyword: "maxLength", params: { limit: 64 }, message: "must NOT have more than 64 characters", propertyName: key0 };
                                                              vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
                                                            }
                                                          } else {
                                                            let err12 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/propertyNames/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key0 };
                                                            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
                                                          }
                                                        var valid9 = _errs70 === errors;
                                                        if (!valid9) {
                                                          let err13 = { instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/propertyNames", keyword: "propertyNames", params: { propertyName: key0 }, message: "property name must be valid" };
                                                          return vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++, validate193.errors = vErrors, !1;
                                                          break;
                                                        }
                                                      }
                                                      if (valid9)
                                                        for (let key1 in data25) {
                                                          let data26 = data25[key1], _errs73 = errors;
                                                          if (errors === _errs73)
                                                            if (typeof data26 == "string") {
                                                              if (func1(data26) > 512)
                                                                return validate193.errors = [{ instancePath: instancePath + "/metadata/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/metadata/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                                                            } else
                                                              return validate193.errors = [{ instancePath: instancePath + "/metadata/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/metadata/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                          var valid10 = _errs73 === errors;
                                                          if (!valid10)
                                                            break;
                                                        }
                                                    }
                                                    var valid0 = _errs68 === errors;
                                                  } else
                                                    var valid0 = !0;
                                                  if (valid0) {
                                                    if (data.prompt_cache_key !== void 0) {
                                                      let data27 = data.prompt_cache_key, _errs75 = errors;
                                                      if (typeof data27 != "string" && data27 !== null)
                                                        return validate193.errors = [{ instancePath: instancePath + "/prompt_cache_key", schemaPath: "#/properties/prompt_cache_key/type", keyword: "type", params: { type: schema89.properties.prompt_cache_key.type }, message: "must be string,null" }], !1;
                                                      var valid0 = _errs75 === errors;
                                                    } else
                                                      var valid0 = !0;
                                                    if (valid0) {
                                                      if (data.safety_identifier !== void 0) {
                                                        let data28 = data.safety_identifier, _errs77 = errors;
                                                        if (typeof data28 != "string" && data28 !== null)
                                                          return validate193.errors = [{ instancePath: instancePath + "/safety_identifier", schemaPath: "#/properties/safety_identifier/type", keyword: "type", params: { type: schema89.properties.safety_identifier.type }, message: "must be string,null" }], !1;
                                                        if (errors === _errs77 && typeof data28 == "string" && func1(data28) > 128)
                                                          return validate193.errors = [{ instancePath: instancePath + "/safety_identifier", schemaPath: "#/properties/safety_identifier/maxLength", keyword: "maxLength", params: { limit: 128 }, message: "must NOT have more than 128 characters" }], !1;
                                                        var valid0 = _errs77 === errors;
                                                      } else
                                                        var valid0 = !0;
                                                      if (valid0) {
                                                        if (data.service_tier !== void 0) {
                                                          let data29 = data.service_tier, _errs79 = errors;
                                                          if (typeof data29 != "string" && data29 !== null)
                                                            return validate193.errors = [{ instancePath: instancePath + "/service_tier", schemaPath: "#/properties/service_tier/type", keyword: "type", params: { type: schema89.properties.service_tier.type }, message: "must be string,null" }], !1;
                                                          var valid0 = _errs79 === errors;
                                                        } else
                                                          var valid0 = !0;
                                                        if (valid0) {
                                                          if (data.user !== void 0) {
                                                            let data30 = data.user, _errs81 = errors;
                                                            if (typeof data30 != "string" && data30 !== null)
                                                              return validate193.errors = [{ instancePath: instancePath + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: schema89.properties.user.type }, message: "must be string,null" }], !1;
                                                            if (errors === _errs81 && typeof data30 == "string" && func1(data30) > 512)
                                                              return validate193.errors = [{ instancePath: instancePath + "/user", schemaPath: "#/properties/user/maxLength", keyword: "maxLength", params: { limit: 512 }, message: "must NOT have more than 512 characters" }], !1;
                                                            var valid0 = _errs81 === errors;
                                                          } else
                                                            var valid0 = !0;
                                                          if (valid0) {
                                                            if (data.client_metadata !== void 0) {
                                                              let data31 = data.client_metadata, _errs83 = errors;
                                                              if (!(data31 && typeof data31 == "object" && !Array.isArray(data31)) && data31 !== null)
                                                                return validate193.errors = [{ instancePath: instancePath + "/client_metadata", schemaPath: "#/properties/client_metadata/type", keyword: "type", params: { type: schema89.properties.client_metadata.type }, message: "must be object,null" }], !1;
                                                              var valid0 = _errs83 === errors;
                                                            } else
                                                              var valid0 = !0;
                                                            if (valid0)
                                                              if (data.prompt_cache_retention !== void 0) {
                                                                let data32 = data.prompt_cache_retention, _errs86 = errors;
                                                                if (typeof data32 != "string" && data32 !== null)
                                                                  return validate193.errors = [{ instancePath: instancePath + "/prompt_cache_retention", schemaPath: "#/properties/prompt_cache_retention/type", keyword: "type", params: { type: schema89.properties.prompt_cache_retention.type }, message: "must be string,null" }], !1;
                                                                var valid0 = _errs86 === errors;
                                                              } else
                                                                var valid0 = !0;
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate193.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate193.errors = vErrors, errors === 0;
}
var DeletedResponse = validate282;
function validate282(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.object === void 0 && (missing0 = "object") || data.deleted === void 0 && (missing0 = "deleted"))
        return validate282.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "id" || key0 === "object" || key0 === "deleted")) {
            return validate282.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let _errs2 = errors;
            if (typeof data.id != "string")
              return validate282.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.object !== void 0) {
              let data1 = data.object, _errs4 = errors;
              if (typeof data1 != "string")
                return validate282.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (data1 !== "response")
                return validate282.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/const", keyword: "const", params: { allowedValue: "response" }, message: "must be equal to constant" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.deleted !== void 0) {
                let data2 = data.deleted, _errs6 = errors;
                if (typeof data2 != "boolean")
                  return validate282.errors = [{ instancePath: instancePath + "/deleted", schemaPath: "#/properties/deleted/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                if (data2 !== !0)
                  return validate282.errors = [{ instancePath: instancePath + "/deleted", schemaPath: "#/properties/deleted/const", keyword: "const", params: { allowedValue: !0 }, message: "must be equal to constant" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate282.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate282.errors = vErrors, errors === 0;
}
var EasyInputMessage = validate195, Embedding = validate283;
var pattern5 = new RegExp("^[A-Za-z0-9+/]+={0,2}$", "u");
function validate283(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.object === void 0 && (missing0 = "object") || data.index === void 0 && (missing0 = "index") || data.embedding === void 0 && (missing0 = "embedding"))
        return validate283.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "object" || key0 === "index" || key0 === "embedding")) {
            return validate283.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.object !== void 0) {
            let data0 = data.object, _errs2 = errors;
            if (typeof data0 != "string")
              return validate283.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "embedding")
              return validate283.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/const", keyword: "const", params: { allowedValue: "embedding" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.index !== void 0) {
              let data1 = data.index, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate283.errors = [{ instancePath: instancePath + "/index", schemaPath: "#/properties/index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate283.errors = [{ instancePath: instancePath + "/index", schemaPath: "#/properties/index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.embedding !== void 0) {
                let data2 = data.embedding, _errs6 = errors, _errs7 = errors, valid1 = !1, _errs8 = errors;
                if (errors === _errs8)
                  if (Array.isArray(data2))
                    if (data2.length < 1) {
                      let err0 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/anyOf/0/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                    } else {
                      var valid2 = !0;
                      let len0 = data2.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data3 = data2[i0], _errs10 = errors;
                        if (!(typeof data3 == "number" && isFinite(data3))) {
                          let err1 = { instancePath: instancePath + "/embedding/" + i0, schemaPath: "#/properties/embedding/anyOf/0/items/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                          vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                        }
                        var valid2 = _errs10 === errors;
                        if (!valid2)
                          break;
                      }
                    }
                  else {
                    let err2 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/anyOf/0/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                  }
                var _valid0 = _errs8 === errors;
                if (valid1 = valid1 || _valid0, !valid1) {
                  let _errs12 = errors;
                  if (errors === _errs12)
                    if (typeof data2 == "string") {
                      if (!pattern5.test(data2)) {
                        let err3 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/anyOf/1/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9+/]+={0,2}$" }, message: 'must match pattern "^[A-Za-z0-9+/]+={0,2}$"' };
                        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
                      }
                    } else {
                      let err4 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/anyOf/1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                    }
                  var _valid0 = _errs12 === errors;
                  valid1 = valid1 || _valid0;
                }
                if (valid1)
                  errors = _errs7, vErrors !== null && (_errs7 ? vErrors.length = _errs7 : vErrors = null);
                else {
                  let err5 = { instancePath: instancePath + "/embedding", schemaPath: "#/properties/embedding/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                  return vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++, validate283.errors = vErrors, !1;
                }
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate283.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate283.errors = vErrors, errors === 0;
}
var EmbeddingList = validate284;
function validate286(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.prompt_tokens === void 0 && (missing0 = "prompt_tokens") || data.total_tokens === void 0 && (missing0 = "total_tokens"))
        return validate286.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "prompt_tokens" || key0 === "total_tokens")) {
            return validate286.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.prompt_tokens !== void 0) {
            let data0 = data.prompt_tokens, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate286.errors = [{ instancePath: instancePath + "/prompt_tokens", schemaPath: "#/properties/prompt_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs2 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
              return validate286.errors = [{ instancePath: instancePath + "/prompt_tokens", schemaPath: "#/properties/prompt_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.total_tokens !== void 0) {
              let data1 = data.total_tokens, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate286.errors = [{ instancePath: instancePath + "/total_tokens", schemaPath: "#/properties/total_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate286.errors = [{ instancePath: instancePath + "/total_tokens", schemaPath: "#/properties/total_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate286.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate286.errors = vErrors, errors === 0;
}
function validate284(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.object === void 0 && (missing0 = "object") || data.data === void 0 && (missing0 = "data") || data.model === void 0 && (missing0 = "model") || data.usage === void 0 && (missing0 = "usage"))
        return validate284.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "object" || key0 === "data" || key0 === "model" || key0 === "usage")) {
            return validate284.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.object !== void 0) {
            let data0 = data.object, _errs2 = errors;
            if (typeof data0 != "string")
              return validate284.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "list")
              return validate284.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/const", keyword: "const", params: { allowedValue: "list" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.data !== void 0) {
              let data1 = data.data, _errs4 = errors;
              if (errors === _errs4)
                if (Array.isArray(data1)) {
                  if (data1.length < 1)
                    return validate284.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }], !1;
                  {
                    var valid1 = !0;
                    let len0 = data1.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let _errs6 = errors;
                      validate283(data1[i0], { instancePath: instancePath + "/data/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate283.errors : vErrors.concat(validate283.errors), errors = vErrors.length);
                      var valid1 = _errs6 === errors;
                      if (!valid1)
                        break;
                    }
                  }
                } else
                  return validate284.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.model !== void 0) {
                let _errs7 = errors;
                if (typeof data.model != "string")
                  return validate284.errors = [{ instancePath: instancePath + "/model", schemaPath: "#/properties/model/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.usage !== void 0) {
                  let _errs9 = errors;
                  validate286(data.usage, { instancePath: instancePath + "/usage", parentData: data, parentDataProperty: "usage", rootData }) || (vErrors = vErrors === null ? validate286.errors : vErrors.concat(validate286.errors), errors = vErrors.length);
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate284.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate284.errors = vErrors, errors === 0;
}
var EmbeddingTokens = validate190, EmbeddingUsage = validate286, ErrorObject = validate137, ErrorResponse = validate288;
function validate288(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.error === void 0 && (missing0 = "error"))
        return validate288.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (key0 !== "error") {
            return validate288.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        _errs1 === errors && data.error !== void 0 && (validate137(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors), errors = vErrors.length));
      }
    } else
      return validate288.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate288.errors = vErrors, errors === 0;
}
var FunctionCallItemParam = validate216, FunctionCallOutputItemParam = validate218, FunctionDefinition = validate142, FunctionTool = validate290, schema128 = { $id: "FunctionTool", type: "object", additionalProperties: !1, required: ["type", "name", "description", "parameters", "strict"], properties: { type: { type: "string", const: "function" }, name: { type: "string" }, description: { type: ["string", "null"] }, parameters: { type: ["object", "null"], additionalProperties: !0 }, strict: { type: ["boolean", "null"] } } };
function validate290(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.name === void 0 && (missing0 = "name") || data.description === void 0 && (missing0 = "description") || data.parameters === void 0 && (missing0 = "parameters") || data.strict === void 0 && (missing0 = "strict"))
        return validate290.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "name" || key0 === "description" || key0 === "parameters" || key0 === "strict")) {
            return validate290.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate290.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "function")
              return validate290.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.name !== void 0) {
              let _errs4 = errors;
              if (typeof data.name != "string")
                return validate290.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.description !== void 0) {
                let data2 = data.description, _errs6 = errors;
                if (typeof data2 != "string" && data2 !== null)
                  return validate290.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: schema128.properties.description.type }, message: "must be string,null" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.parameters !== void 0) {
                  let data3 = data.parameters, _errs8 = errors;
                  if (!(data3 && typeof data3 == "object" && !Array.isArray(data3)) && data3 !== null)
                    return validate290.errors = [{ instancePath: instancePath + "/parameters", schemaPath: "#/properties/parameters/type", keyword: "type", params: { type: schema128.properties.parameters.type }, message: "must be object,null" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.strict !== void 0) {
                    let data4 = data.strict, _errs11 = errors;
                    if (typeof data4 != "boolean" && data4 !== null)
                      return validate290.errors = [{ instancePath: instancePath + "/strict", schemaPath: "#/properties/strict/type", keyword: "type", params: { type: schema128.properties.strict.type }, message: "must be boolean,null" }], !1;
                    var valid0 = _errs11 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate290.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate290.errors = vErrors, errors === 0;
}
var FunctionToolChoice = validate54, FunctionToolParam = validate237, Health = validate291;
function validate292(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.version === void 0 && (missing0 = "version") || data.uptime_seconds === void 0 && (missing0 = "uptime_seconds"))
        return validate292.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "version" || key0 === "uptime_seconds")) {
            return validate292.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.version !== void 0) {
            let _errs2 = errors;
            if (typeof data.version != "string")
              return validate292.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.uptime_seconds !== void 0) {
              let data1 = data.uptime_seconds, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate292.errors = [{ instancePath: instancePath + "/uptime_seconds", schemaPath: "#/properties/uptime_seconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate292.errors = [{ instancePath: instancePath + "/uptime_seconds", schemaPath: "#/properties/uptime_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate292.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate292.errors = vErrors, errors === 0;
}
function validate291(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.status === void 0 && (missing0 = "status"))
        return validate291.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "status" || key0 === "details")) {
            return validate291.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.status !== void 0) {
            let data0 = data.status, _errs2 = errors;
            if (typeof data0 != "string")
              return validate291.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "ok")
              return validate291.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/const", keyword: "const", params: { allowedValue: "ok" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.details !== void 0) {
              let _errs4 = errors;
              validate292(data.details, { instancePath: instancePath + "/details", parentData: data, parentDataProperty: "details", rootData }) || (vErrors = vErrors === null ? validate292.errors : vErrors.concat(validate292.errors), errors = vErrors.length);
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate291.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate291.errors = vErrors, errors === 0;
}
var HealthDetails = validate292, HistoryHeader = validate294, schema131 = { $id: "HistoryHeader", type: "string", enum: ["full", "delta"] };
function validate294(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate294.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "full" || data === "delta" ? (validate294.errors = vErrors, errors === 0) : (validate294.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema131.enum }, message: "must be equal to one of the allowed values" }], !1);
}
var IncludeQuery = validate295;
function validate295(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate295.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : (validate295.errors = vErrors, errors === 0);
}
var ItemIdQuery = validate296;
function validate296(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (typeof data == "string") {
      if (func1(data) < 1)
        return validate296.errors = [{ instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
    } else
      return validate296.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
  return validate296.errors = vErrors, errors === 0;
}
var ItemReferenceParam = validate231, MessageChannelHeader = validate297;
function validate297(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate297.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : (validate297.errors = vErrors, errors === 0);
}
var Model = validate298;
function validate298(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.object === void 0 && (missing0 = "object") || data.created === void 0 && (missing0 = "created") || data.owned_by === void 0 && (missing0 = "owned_by") || data.permission === void 0 && (missing0 = "permission") || data.name === void 0 && (missing0 = "name"))
        return validate298.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "id" || key0 === "object" || key0 === "created" || key0 === "owned_by" || key0 === "permission" || key0 === "name")) {
            return validate298.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func1(data0) < 1)
                  return validate298.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate298.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.object !== void 0) {
              let data1 = data.object, _errs4 = errors;
              if (typeof data1 != "string")
                return validate298.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (data1 !== "model")
                return validate298.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/const", keyword: "const", params: { allowedValue: "model" }, message: "must be equal to constant" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.created !== void 0) {
                let data2 = data.created, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate298.errors = [{ instancePath: instancePath + "/created", schemaPath: "#/properties/created/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.owned_by !== void 0) {
                  let data3 = data.owned_by, _errs8 = errors;
                  if (typeof data3 != "string")
                    return validate298.errors = [{ instancePath: instancePath + "/owned_by", schemaPath: "#/properties/owned_by/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  if (data3 !== "openclaw")
                    return validate298.errors = [{ instancePath: instancePath + "/owned_by", schemaPath: "#/properties/owned_by/const", keyword: "const", params: { allowedValue: "openclaw" }, message: "must be equal to constant" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.permission !== void 0) {
                    let data4 = data.permission, _errs10 = errors;
                    if (errors === _errs10)
                      if (Array.isArray(data4)) {
                        if (data4.length > 0)
                          return validate298.errors = [{ instancePath: instancePath + "/permission", schemaPath: "#/properties/permission/maxItems", keyword: "maxItems", params: { limit: 0 }, message: "must NOT have more than 0 items" }], !1;
                        {
                          var valid1 = !0;
                          let len0 = data4.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let data5 = data4[i0], _errs12 = errors;
                            if (!(data5 && typeof data5 == "object" && !Array.isArray(data5)))
                              return validate298.errors = [{ instancePath: instancePath + "/permission/" + i0, schemaPath: "#/properties/permission/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                            var valid1 = _errs12 === errors;
                            if (!valid1)
                              break;
                          }
                        }
                      } else
                        return validate298.errors = [{ instancePath: instancePath + "/permission", schemaPath: "#/properties/permission/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.name !== void 0) {
                      let data6 = data.name, _errs14 = errors;
                      if (errors === _errs14)
                        if (typeof data6 == "string") {
                          if (func1(data6) < 1)
                            return validate298.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                        } else
                          return validate298.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs14 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate298.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate298.errors = vErrors, errors === 0;
}
var ModelIdPath = validate299;
function validate299(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (typeof data == "string") {
      if (func1(data) < 1)
        return validate299.errors = [{ instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
    } else
      return validate299.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
  return validate299.errors = vErrors, errors === 0;
}
var ModelList = validate300;
function validate300(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.object === void 0 && (missing0 = "object") || data.data === void 0 && (missing0 = "data"))
        return validate300.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "object" || key0 === "data")) {
            return validate300.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.object !== void 0) {
            let data0 = data.object, _errs2 = errors;
            if (typeof data0 != "string")
              return validate300.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "list")
              return validate300.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/const", keyword: "const", params: { allowedValue: "list" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.data !== void 0) {
              let data1 = data.data, _errs4 = errors;
              if (errors === _errs4)
                if (Array.isArray(data1)) {
                  if (data1.length < 3)
                    return validate300.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/minItems", keyword: "minItems", params: { limit: 3 }, message: "must NOT have fewer than 3 items" }], !1;
                  {
                    var valid1 = !0;
                    let len0 = data1.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let _errs6 = errors;
                      validate298(data1[i0], { instancePath: instancePath + "/data/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate298.errors : vErrors.concat(validate298.errors), errors = vErrors.length);
                      var valid1 = _errs6 === errors;
                      if (!valid1)
                        break;
                    }
                  }
                } else
                  return validate300.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate300.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate300.errors = vErrors, errors === 0;
}
var PageSizeQuery = validate302;
var pattern6 = new RegExp("^(?:[1-9][0-9]?|100)$", "u");
function validate302(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (typeof data == "string") {
      if (!pattern6.test(data))
        return validate302.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(?:[1-9][0-9]?|100)$" }, message: 'must match pattern "^(?:[1-9][0-9]?|100)$"' }], !1;
    } else
      return validate302.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
  return validate302.errors = vErrors, errors === 0;
}
var PromptTokensDetails = validate77, Readiness = validate303, schema139 = { $id: "Readiness", type: "object", additionalProperties: !1, required: ["status"], properties: { status: { type: "string", enum: ["ready", "not_ready", "draining"] }, details: { $ref: "ReadinessDetails" } } };
var schema141 = { $id: "ReadinessCheck", type: "object", additionalProperties: !1, required: ["name", "status"], properties: { name: { type: "string", minLength: 1 }, status: { type: "string", enum: ["ok", "failed"] }, message: { type: "string" } } };
function validate305(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.name === void 0 && (missing0 = "name") || data.status === void 0 && (missing0 = "status"))
        return validate305.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "name" || key0 === "status" || key0 === "message")) {
            return validate305.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.name !== void 0) {
            let data0 = data.name, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (func1(data0) < 1)
                  return validate305.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
              } else
                return validate305.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.status !== void 0) {
              let data1 = data.status, _errs4 = errors;
              if (typeof data1 != "string")
                return validate305.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "ok" || data1 === "failed"))
                return validate305.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema141.properties.status.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.message !== void 0) {
                let _errs6 = errors;
                if (typeof data.message != "string")
                  return validate305.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate305.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate305.errors = vErrors, errors === 0;
}
function validate304(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.version === void 0 && (missing0 = "version") || data.uptime_seconds === void 0 && (missing0 = "uptime_seconds") || data.checks === void 0 && (missing0 = "checks"))
        return validate304.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "version" || key0 === "uptime_seconds" || key0 === "checks")) {
            return validate304.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.version !== void 0) {
            let _errs2 = errors;
            if (typeof data.version != "string")
              return validate304.errors = [{ instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.uptime_seconds !== void 0) {
              let data1 = data.uptime_seconds, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate304.errors = [{ instancePath: instancePath + "/uptime_seconds", schemaPath: "#/properties/uptime_seconds/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate304.errors = [{ instancePath: instancePath + "/uptime_seconds", schemaPath: "#/properties/uptime_seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.checks !== void 0) {
                let data2 = data.checks, _errs6 = errors;
                if (errors === _errs6)
                  if (Array.isArray(data2)) {
                    var valid1 = !0;
                    let len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let _errs8 = errors;
                      validate305(data2[i0], { instancePath: instancePath + "/checks/" + i0, parentData: data2, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate305.errors : vErrors.concat(validate305.errors), errors = vErrors.length);
                      var valid1 = _errs8 === errors;
                      if (!valid1)
                        break;
                    }
                  } else
                    return validate304.errors = [{ instancePath: instancePath + "/checks", schemaPath: "#/properties/checks/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate304.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate304.errors = vErrors, errors === 0;
}
function validate303(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.status === void 0 && (missing0 = "status"))
        return validate303.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "status" || key0 === "details")) {
            return validate303.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.status !== void 0) {
            let data0 = data.status, _errs2 = errors;
            if (typeof data0 != "string")
              return validate303.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "ready" || data0 === "not_ready" || data0 === "draining"))
              return validate303.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema139.properties.status.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.details !== void 0) {
              let _errs4 = errors;
              validate304(data.details, { instancePath: instancePath + "/details", parentData: data, parentDataProperty: "details", rootData }) || (vErrors = vErrors === null ? validate304.errors : vErrors.concat(validate304.errors), errors = vErrors.length);
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate303.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate303.errors = vErrors, errors === 0;
}
var ReadinessCheck = validate305, ReadinessDetails = validate304, Reasoning = validate308, schema142 = { $id: "Reasoning", type: "object", additionalProperties: !1, required: ["effort", "summary"], properties: { effort: { type: ["string", "null"], enum: ["none", "minimal", "low", "medium", "high", "xhigh", "max", null] }, summary: { type: ["string", "null"], enum: ["auto", "concise", "detailed", null] } } };
function validate308(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.effort === void 0 && (missing0 = "effort") || data.summary === void 0 && (missing0 = "summary"))
        return validate308.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "effort" || key0 === "summary")) {
            return validate308.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.effort !== void 0) {
            let data0 = data.effort, _errs2 = errors;
            if (typeof data0 != "string" && data0 !== null)
              return validate308.errors = [{ instancePath: instancePath + "/effort", schemaPath: "#/properties/effort/type", keyword: "type", params: { type: schema142.properties.effort.type }, message: "must be string,null" }], !1;
            if (!(data0 === "none" || data0 === "minimal" || data0 === "low" || data0 === "medium" || data0 === "high" || data0 === "xhigh" || data0 === "max" || data0 === null))
              return validate308.errors = [{ instancePath: instancePath + "/effort", schemaPath: "#/properties/effort/enum", keyword: "enum", params: { allowedValues: schema142.properties.effort.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.summary !== void 0) {
              let data1 = data.summary, _errs4 = errors;
              if (typeof data1 != "string" && data1 !== null)
                return validate308.errors = [{ instancePath: instancePath + "/summary", schemaPath: "#/properties/summary/type", keyword: "type", params: { type: schema142.properties.summary.type }, message: "must be string,null" }], !1;
              if (!(data1 === "auto" || data1 === "concise" || data1 === "detailed" || data1 === null))
                return validate308.errors = [{ instancePath: instancePath + "/summary", schemaPath: "#/properties/summary/enum", keyword: "enum", params: { allowedValues: schema142.properties.summary.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate308.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate308.errors = vErrors, errors === 0;
}
var ReasoningItemParam = validate225, ReasoningParam = validate278, ReasoningSummaryTextParam = validate226, ReasoningTextParam = validate228, RequestIdHeader = validate309;
function validate309(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate309.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : (validate309.errors = vErrors, errors === 0);
}
var Response = validate310, schema144 = { $id: "Response", type: "object", additionalProperties: !1, required: ["id", "object", "created_at", "completed_at", "status", "error", "incomplete_details", "model", "instructions", "output", "usage", "tools", "tool_choice", "parallel_tool_calls", "max_tool_calls", "text", "reasoning", "max_output_tokens", "temperature", "top_p", "presence_penalty", "frequency_penalty", "top_logprobs", "truncation", "store", "background", "previous_response_id", "service_tier", "metadata", "prompt_cache_key", "safety_identifier", "access_programs"], properties: { id: { type: "string", pattern: "^resp_.+" }, object: { type: "string", const: "response" }, created_at: { type: "integer" }, completed_at: { type: ["integer", "null"] }, status: { $ref: "ResponseStatus" }, error: { anyOf: [{ $ref: "ResponseError" }, { type: "null" }] }, incomplete_details: { anyOf: [{ $ref: "ResponseIncompleteDetails" }, { type: "null" }] }, model: { type: "string" }, instructions: { type: ["string", "null"] }, output: { type: "array", items: { $ref: "ResponseOutputItem" } }, usage: { anyOf: [{ $ref: "ResponseUsage" }, { type: "null" }] }, tools: { type: "array", items: { $ref: "FunctionTool" } }, tool_choice: { anyOf: [{ $ref: "ToolChoiceOptions" }, { $ref: "FunctionToolChoice" }, { $ref: "AllowedToolChoice" }] }, parallel_tool_calls: { type: "boolean" }, max_tool_calls: { type: ["integer", "null"] }, text: { $ref: "TextField" }, reasoning: { anyOf: [{ $ref: "Reasoning" }, { type: "null" }] }, max_output_tokens: { type: ["integer", "null"] }, temperature: { type: "number" }, top_p: { type: "number" }, presence_penalty: { type: "number" }, frequency_penalty: { type: "number" }, top_logprobs: { type: "integer" }, truncation: { type: "string", enum: ["disabled", "auto"] }, store: { type: "boolean" }, background: { type: "boolean" }, previous_response_id: { type: ["string", "null"] }, service_tier: { type: "string", enum: ["auto", "default", "flex", "scale", "priority", "fast", "ultrafast"] }, metadata: { type: "object", additionalProperties: { type: "string" } }, prompt_cache_key: { type: ["string", "null"] }, safety_identifier: { type: ["string", "null"] }, access_programs: { type: "null" } } }, func52 = Object.prototype.hasOwnProperty, pattern7 = new RegExp("^resp_.+", "u"), schema145 = { $id: "ResponseStatus", type: "string", enum: ["queued", "in_progress", "completed", "incomplete", "failed", "cancelled"] };
function validate311(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate311.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "queued" || data === "in_progress" || data === "completed" || data === "incomplete" || data === "failed" || data === "cancelled" ? (validate311.errors = vErrors, errors === 0) : (validate311.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema145.enum }, message: "must be equal to one of the allowed values" }], !1);
}
var schema146 = { $id: "ResponseError", type: "object", additionalProperties: !1, required: ["code", "message"], properties: { code: { type: "string", enum: ["server_error", "rate_limit_exceeded", "invalid_prompt"] }, message: { type: "string" } } };
function validate313(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message"))
        return validate313.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "code" || key0 === "message")) {
            return validate313.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.code !== void 0) {
            let data0 = data.code, _errs2 = errors;
            if (typeof data0 != "string")
              return validate313.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (!(data0 === "server_error" || data0 === "rate_limit_exceeded" || data0 === "invalid_prompt"))
              return validate313.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/enum", keyword: "enum", params: { allowedValues: schema146.properties.code.enum }, message: "must be equal to one of the allowed values" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.message !== void 0) {
              let _errs4 = errors;
              if (typeof data.message != "string")
                return validate313.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate313.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate313.errors = vErrors, errors === 0;
}
var schema147 = { $id: "ResponseIncompleteDetails", type: "object", additionalProperties: !1, required: ["reason"], properties: { reason: { type: "string", enum: ["max_output_tokens", "content_filter"] } } };
function validate315(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.reason === void 0 && (missing0 = "reason"))
        return validate315.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (key0 !== "reason") {
            return validate315.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors && data.reason !== void 0) {
          let data0 = data.reason;
          if (typeof data0 != "string")
            return validate315.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          if (!(data0 === "max_output_tokens" || data0 === "content_filter"))
            return validate315.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/enum", keyword: "enum", params: { allowedValues: schema147.properties.reason.enum }, message: "must be equal to one of the allowed values" }], !1;
        }
      }
    } else
      return validate315.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate315.errors = vErrors, errors === 0;
}
var pattern8 = new RegExp("^msg_.+", "u"), schema150 = { $id: "ResponseItemStatus", type: "string", enum: ["in_progress", "completed", "incomplete"] };
function validate319(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate319.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "in_progress" || data === "completed" || data === "incomplete" ? (validate319.errors = vErrors, errors === 0) : (validate319.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema150.enum }, message: "must be equal to one of the allowed values" }], !1);
}
function validate323(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.url === void 0 && (missing0 = "url") || data.title === void 0 && (missing0 = "title") || data.start_index === void 0 && (missing0 = "start_index") || data.end_index === void 0 && (missing0 = "end_index"))
        return validate323.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "url" || key0 === "title" || key0 === "start_index" || key0 === "end_index")) {
            return validate323.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate323.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "url_citation")
              return validate323.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "url_citation" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.url !== void 0) {
              let _errs4 = errors;
              if (typeof data.url != "string")
                return validate323.errors = [{ instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.title !== void 0) {
                let _errs6 = errors;
                if (typeof data.title != "string")
                  return validate323.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.start_index !== void 0) {
                  let data3 = data.start_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate323.errors = [{ instancePath: instancePath + "/start_index", schemaPath: "#/properties/start_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate323.errors = [{ instancePath: instancePath + "/start_index", schemaPath: "#/properties/start_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.end_index !== void 0) {
                    let data4 = data.end_index, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate323.errors = [{ instancePath: instancePath + "/end_index", schemaPath: "#/properties/end_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate323.errors = [{ instancePath: instancePath + "/end_index", schemaPath: "#/properties/end_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate323.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate323.errors = vErrors, errors === 0;
}
function validate326(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.token === void 0 && (missing0 = "token") || data.logprob === void 0 && (missing0 = "logprob") || data.bytes === void 0 && (missing0 = "bytes"))
        return validate326.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "token" || key0 === "logprob" || key0 === "bytes")) {
            return validate326.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.token !== void 0) {
            let _errs2 = errors;
            if (typeof data.token != "string")
              return validate326.errors = [{ instancePath: instancePath + "/token", schemaPath: "#/properties/token/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.logprob !== void 0) {
              let data1 = data.logprob, _errs4 = errors;
              if (!(typeof data1 == "number" && isFinite(data1)))
                return validate326.errors = [{ instancePath: instancePath + "/logprob", schemaPath: "#/properties/logprob/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.bytes !== void 0) {
                let data2 = data.bytes, _errs6 = errors;
                if (errors === _errs6)
                  if (Array.isArray(data2)) {
                    var valid1 = !0;
                    let len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let data3 = data2[i0], _errs8 = errors;
                      if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                        return validate326.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                        if (data3 > 255 || isNaN(data3))
                          return validate326.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, message: "must be <= 255" }], !1;
                        if (data3 < 0 || isNaN(data3))
                          return validate326.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      }
                      var valid1 = _errs8 === errors;
                      if (!valid1)
                        break;
                    }
                  } else
                    return validate326.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate326.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate326.errors = vErrors, errors === 0;
}
function validate325(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.token === void 0 && (missing0 = "token") || data.logprob === void 0 && (missing0 = "logprob") || data.bytes === void 0 && (missing0 = "bytes") || data.top_logprobs === void 0 && (missing0 = "top_logprobs"))
        return validate325.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "token" || key0 === "logprob" || key0 === "bytes" || key0 === "top_logprobs")) {
            return validate325.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.token !== void 0) {
            let _errs2 = errors;
            if (typeof data.token != "string")
              return validate325.errors = [{ instancePath: instancePath + "/token", schemaPath: "#/properties/token/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.logprob !== void 0) {
              let data1 = data.logprob, _errs4 = errors;
              if (!(typeof data1 == "number" && isFinite(data1)))
                return validate325.errors = [{ instancePath: instancePath + "/logprob", schemaPath: "#/properties/logprob/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.bytes !== void 0) {
                let data2 = data.bytes, _errs6 = errors;
                if (errors === _errs6)
                  if (Array.isArray(data2)) {
                    var valid1 = !0;
                    let len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let data3 = data2[i0], _errs8 = errors;
                      if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                        return validate325.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                      if (errors === _errs8 && typeof data3 == "number" && isFinite(data3)) {
                        if (data3 > 255 || isNaN(data3))
                          return validate325.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/maximum", keyword: "maximum", params: { comparison: "<=", limit: 255 }, message: "must be <= 255" }], !1;
                        if (data3 < 0 || isNaN(data3))
                          return validate325.errors = [{ instancePath: instancePath + "/bytes/" + i0, schemaPath: "#/properties/bytes/items/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                      }
                      var valid1 = _errs8 === errors;
                      if (!valid1)
                        break;
                    }
                  } else
                    return validate325.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.top_logprobs !== void 0) {
                  let data4 = data.top_logprobs, _errs10 = errors;
                  if (errors === _errs10)
                    if (Array.isArray(data4)) {
                      var valid2 = !0;
                      let len1 = data4.length;
                      for (let i1 = 0; i1 < len1; i1++) {
                        let _errs12 = errors;
                        validate326(data4[i1], { instancePath: instancePath + "/top_logprobs/" + i1, parentData: data4, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate326.errors : vErrors.concat(validate326.errors), errors = vErrors.length);
                        var valid2 = _errs12 === errors;
                        if (!valid2)
                          break;
                      }
                    } else
                      return validate325.errors = [{ instancePath: instancePath + "/top_logprobs", schemaPath: "#/properties/top_logprobs/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs10 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate325.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate325.errors = vErrors, errors === 0;
}
function validate322(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.text === void 0 && (missing0 = "text") || data.annotations === void 0 && (missing0 = "annotations") || data.logprobs === void 0 && (missing0 = "logprobs"))
        return validate322.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "text" || key0 === "annotations" || key0 === "logprobs")) {
            return validate322.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate322.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "output_text")
              return validate322.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "output_text" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.text !== void 0) {
              let _errs4 = errors;
              if (typeof data.text != "string")
                return validate322.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.annotations !== void 0) {
                let data2 = data.annotations, _errs6 = errors;
                if (errors === _errs6)
                  if (Array.isArray(data2)) {
                    var valid1 = !0;
                    let len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let _errs8 = errors;
                      validate323(data2[i0], { instancePath: instancePath + "/annotations/" + i0, parentData: data2, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate323.errors : vErrors.concat(validate323.errors), errors = vErrors.length);
                      var valid1 = _errs8 === errors;
                      if (!valid1)
                        break;
                    }
                  } else
                    return validate322.errors = [{ instancePath: instancePath + "/annotations", schemaPath: "#/properties/annotations/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.logprobs !== void 0) {
                  let data4 = data.logprobs, _errs9 = errors;
                  if (errors === _errs9)
                    if (Array.isArray(data4)) {
                      var valid2 = !0;
                      let len1 = data4.length;
                      for (let i1 = 0; i1 < len1; i1++) {
                        let _errs11 = errors;
                        validate325(data4[i1], { instancePath: instancePath + "/logprobs/" + i1, parentData: data4, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate325.errors : vErrors.concat(validate325.errors), errors = vErrors.length);
                        var valid2 = _errs11 === errors;
                        if (!valid2)
                          break;
                      }
                    } else
                      return validate322.errors = [{ instancePath: instancePath + "/logprobs", schemaPath: "#/properties/logprobs/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate322.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate322.errors = vErrors, errors === 0;
}
function validate329(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.refusal === void 0 && (missing0 = "refusal"))
        return validate329.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "refusal")) {
            return validate329.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate329.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "refusal")
              return validate329.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "refusal" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.refusal !== void 0) {
              let _errs4 = errors;
              if (typeof data.refusal != "string")
                return validate329.errors = [{ instancePath: instancePath + "/refusal", schemaPath: "#/properties/refusal/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate329.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate329.errors = vErrors, errors === 0;
}
function validate321(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "output_text")
          validate322(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate322.errors : vErrors.concat(validate322.errors), errors = vErrors.length);
        else if (tag0 === "refusal")
          validate329(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate329.errors : vErrors.concat(validate329.errors), errors = vErrors.length);
        else
          return validate321.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate321.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate321.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate321.errors = vErrors, errors === 0;
}
function validate318(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.id === void 0 && (missing0 = "id") || data.status === void 0 && (missing0 = "status") || data.role === void 0 && (missing0 = "role") || data.content === void 0 && (missing0 = "content"))
        return validate318.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "id" || key0 === "status" || key0 === "role" || key0 === "content")) {
            return validate318.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate318.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "message")
              return validate318.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "message" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern8.test(data1))
                    return validate318.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^msg_.+" }, message: 'must match pattern "^msg_.+"' }], !1;
                } else
                  return validate318.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.status !== void 0) {
                let _errs6 = errors;
                validate319(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData }) || (vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.role !== void 0) {
                  let data3 = data.role, _errs7 = errors;
                  if (typeof data3 != "string")
                    return validate318.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  if (data3 !== "assistant")
                    return validate318.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/const", keyword: "const", params: { allowedValue: "assistant" }, message: "must be equal to constant" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.content !== void 0) {
                    let data4 = data.content, _errs9 = errors;
                    if (errors === _errs9)
                      if (Array.isArray(data4)) {
                        var valid1 = !0;
                        let len0 = data4.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let _errs11 = errors;
                          validate321(data4[i0], { instancePath: instancePath + "/content/" + i0, parentData: data4, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate321.errors : vErrors.concat(validate321.errors), errors = vErrors.length);
                          var valid1 = _errs11 === errors;
                          if (!valid1)
                            break;
                        }
                      } else
                        return validate318.errors = [{ instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate318.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate318.errors = vErrors, errors === 0;
}
var pattern9 = new RegExp("^fc_.+", "u");
function validate333(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.id === void 0 && (missing0 = "id") || data.status === void 0 && (missing0 = "status") || data.call_id === void 0 && (missing0 = "call_id") || data.name === void 0 && (missing0 = "name") || data.arguments === void 0 && (missing0 = "arguments"))
        return validate333.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "id" || key0 === "status" || key0 === "call_id" || key0 === "name" || key0 === "arguments")) {
            return validate333.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate333.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "function_call")
              return validate333.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function_call" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern9.test(data1))
                    return validate333.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^fc_.+" }, message: 'must match pattern "^fc_.+"' }], !1;
                } else
                  return validate333.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.status !== void 0) {
                let _errs6 = errors;
                validate319(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData }) || (vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.call_id !== void 0) {
                  let data3 = data.call_id, _errs7 = errors;
                  if (errors === _errs7)
                    if (typeof data3 == "string") {
                      if (func1(data3) < 1)
                        return validate333.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate333.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.name !== void 0) {
                    let _errs9 = errors;
                    if (typeof data.name != "string")
                      return validate333.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.arguments !== void 0) {
                      let _errs11 = errors;
                      if (typeof data.arguments != "string")
                        return validate333.errors = [{ instancePath: instancePath + "/arguments", schemaPath: "#/properties/arguments/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs11 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate333.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate333.errors = vErrors, errors === 0;
}
var pattern10 = new RegExp("^rs_.+", "u");
function validate337(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.text === void 0 && (missing0 = "text"))
        return validate337.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "text")) {
            return validate337.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate337.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "summary_text")
              return validate337.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "summary_text" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.text !== void 0) {
              let _errs4 = errors;
              if (typeof data.text != "string")
                return validate337.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate337.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate337.errors = vErrors, errors === 0;
}
function validate335(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.id === void 0 && (missing0 = "id") || data.status === void 0 && (missing0 = "status") || data.summary === void 0 && (missing0 = "summary"))
        return validate335.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "id" || key0 === "status" || key0 === "summary")) {
            return validate335.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate335.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "reasoning")
              return validate335.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "reasoning" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (!pattern10.test(data1))
                    return validate335.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^rs_.+" }, message: 'must match pattern "^rs_.+"' }], !1;
                } else
                  return validate335.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.status !== void 0) {
                let _errs6 = errors;
                validate319(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData }) || (vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.summary !== void 0) {
                  let data3 = data.summary, _errs7 = errors;
                  if (errors === _errs7)
                    if (Array.isArray(data3)) {
                      var valid1 = !0;
                      let len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let _errs9 = errors;
                        validate337(data3[i0], { instancePath: instancePath + "/summary/" + i0, parentData: data3, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate337.errors : vErrors.concat(validate337.errors), errors = vErrors.length);
                        var valid1 = _errs9 === errors;
                        if (!valid1)
                          break;
                      }
                    } else
                      return validate335.errors = [{ instancePath: instancePath + "/summary", schemaPath: "#/properties/summary/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate335.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate335.errors = vErrors, errors === 0;
}
function validate317(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "message")
          validate318(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate318.errors : vErrors.concat(validate318.errors), errors = vErrors.length);
        else if (tag0 === "function_call")
          validate333(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate333.errors : vErrors.concat(validate333.errors), errors = vErrors.length);
        else if (tag0 === "reasoning")
          validate335(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate335.errors : vErrors.concat(validate335.errors), errors = vErrors.length);
        else
          return validate317.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate317.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate317.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate317.errors = vErrors, errors === 0;
}
function validate344(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.cached_tokens === void 0 && (missing0 = "cached_tokens") || data.cache_write_tokens === void 0 && (missing0 = "cache_write_tokens"))
        return validate344.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "cached_tokens" || key0 === "cache_write_tokens")) {
            return validate344.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.cached_tokens !== void 0) {
            let data0 = data.cached_tokens, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate344.errors = [{ instancePath: instancePath + "/cached_tokens", schemaPath: "#/properties/cached_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs2 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
              return validate344.errors = [{ instancePath: instancePath + "/cached_tokens", schemaPath: "#/properties/cached_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.cache_write_tokens !== void 0) {
              let data1 = data.cache_write_tokens, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate344.errors = [{ instancePath: instancePath + "/cache_write_tokens", schemaPath: "#/properties/cache_write_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate344.errors = [{ instancePath: instancePath + "/cache_write_tokens", schemaPath: "#/properties/cache_write_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate344.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate344.errors = vErrors, errors === 0;
}
function validate346(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.reasoning_tokens === void 0 && (missing0 = "reasoning_tokens"))
        return validate346.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (key0 !== "reasoning_tokens") {
            return validate346.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors && data.reasoning_tokens !== void 0) {
          let data0 = data.reasoning_tokens, _errs2 = errors;
          if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
            return validate346.errors = [{ instancePath: instancePath + "/reasoning_tokens", schemaPath: "#/properties/reasoning_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
          if (errors === _errs2 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
            return validate346.errors = [{ instancePath: instancePath + "/reasoning_tokens", schemaPath: "#/properties/reasoning_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
        }
      }
    } else
      return validate346.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate346.errors = vErrors, errors === 0;
}
function validate343(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.input_tokens === void 0 && (missing0 = "input_tokens") || data.input_tokens_details === void 0 && (missing0 = "input_tokens_details") || data.output_tokens === void 0 && (missing0 = "output_tokens") || data.output_tokens_details === void 0 && (missing0 = "output_tokens_details") || data.total_tokens === void 0 && (missing0 = "total_tokens"))
        return validate343.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "input_tokens" || key0 === "input_tokens_details" || key0 === "output_tokens" || key0 === "output_tokens_details" || key0 === "total_tokens")) {
            return validate343.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.input_tokens !== void 0) {
            let data0 = data.input_tokens, _errs2 = errors;
            if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)))
              return validate343.errors = [{ instancePath: instancePath + "/input_tokens", schemaPath: "#/properties/input_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
            if (errors === _errs2 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
              return validate343.errors = [{ instancePath: instancePath + "/input_tokens", schemaPath: "#/properties/input_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.input_tokens_details !== void 0) {
              let _errs4 = errors;
              validate344(data.input_tokens_details, { instancePath: instancePath + "/input_tokens_details", parentData: data, parentDataProperty: "input_tokens_details", rootData }) || (vErrors = vErrors === null ? validate344.errors : vErrors.concat(validate344.errors), errors = vErrors.length);
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.output_tokens !== void 0) {
                let data2 = data.output_tokens, _errs5 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate343.errors = [{ instancePath: instancePath + "/output_tokens", schemaPath: "#/properties/output_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs5 && typeof data2 == "number" && isFinite(data2) && (data2 < 0 || isNaN(data2)))
                  return validate343.errors = [{ instancePath: instancePath + "/output_tokens", schemaPath: "#/properties/output_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_tokens_details !== void 0) {
                  let _errs7 = errors;
                  validate346(data.output_tokens_details, { instancePath: instancePath + "/output_tokens_details", parentData: data, parentDataProperty: "output_tokens_details", rootData }) || (vErrors = vErrors === null ? validate346.errors : vErrors.concat(validate346.errors), errors = vErrors.length);
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.total_tokens !== void 0) {
                    let data4 = data.total_tokens, _errs8 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate343.errors = [{ instancePath: instancePath + "/total_tokens", schemaPath: "#/properties/total_tokens/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs8 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate343.errors = [{ instancePath: instancePath + "/total_tokens", schemaPath: "#/properties/total_tokens/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs8 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate343.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate343.errors = vErrors, errors === 0;
}
var schema163 = { $id: "TextField", type: "object", additionalProperties: !1, required: ["format"], properties: { format: { $ref: "TextFormat" }, verbosity: { type: "string", enum: ["low", "medium", "high"] } } };
function validate355(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate355.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (key0 !== "type") {
            return validate355.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors && data.type !== void 0) {
          let data0 = data.type;
          if (typeof data0 != "string")
            return validate355.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          if (data0 !== "text")
            return validate355.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "text" }, message: "must be equal to constant" }], !1;
        }
      }
    } else
      return validate355.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate355.errors = vErrors, errors === 0;
}
function validate356(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate356.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (key0 !== "type") {
            return validate356.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors && data.type !== void 0) {
          let data0 = data.type;
          if (typeof data0 != "string")
            return validate356.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
          if (data0 !== "json_object")
            return validate356.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "json_object" }, message: "must be equal to constant" }], !1;
        }
      }
    } else
      return validate356.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate356.errors = vErrors, errors === 0;
}
function validate357(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.name === void 0 && (missing0 = "name") || data.description === void 0 && (missing0 = "description") || data.schema === void 0 && (missing0 = "schema") || data.strict === void 0 && (missing0 = "strict"))
        return validate357.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "name" || key0 === "description" || key0 === "schema" || key0 === "strict")) {
            return validate357.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate357.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "json_schema")
              return validate357.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "json_schema" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.name !== void 0) {
              let _errs4 = errors;
              if (typeof data.name != "string")
                return validate357.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.description !== void 0) {
                let _errs6 = errors;
                if (typeof data.description != "string")
                  return validate357.errors = [{ instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.schema !== void 0) {
                  let data3 = data.schema, _errs8 = errors;
                  if (errors === _errs8 && !(data3 && typeof data3 == "object" && !Array.isArray(data3)))
                    return validate357.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.strict !== void 0) {
                    let _errs11 = errors;
                    if (typeof data.strict != "boolean")
                      return validate357.errors = [{ instancePath: instancePath + "/strict", schemaPath: "#/properties/strict/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                    var valid0 = _errs11 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate357.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate357.errors = vErrors, errors === 0;
}
function validate354(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "text")
          validate355(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate355.errors : vErrors.concat(validate355.errors), errors = vErrors.length);
        else if (tag0 === "json_object")
          validate356(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate356.errors : vErrors.concat(validate356.errors), errors = vErrors.length);
        else if (tag0 === "json_schema")
          validate357(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate357.errors : vErrors.concat(validate357.errors), errors = vErrors.length);
        else
          return validate354.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate354.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate354.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate354.errors = vErrors, errors === 0;
}
function validate353(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.format === void 0 && (missing0 = "format"))
        return validate353.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "format" || key0 === "verbosity")) {
            return validate353.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.format !== void 0) {
            let _errs2 = errors;
            validate354(data.format, { instancePath: instancePath + "/format", parentData: data, parentDataProperty: "format", rootData }) || (vErrors = vErrors === null ? validate354.errors : vErrors.concat(validate354.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.verbosity !== void 0) {
              let data1 = data.verbosity, _errs3 = errors;
              if (typeof data1 != "string")
                return validate353.errors = [{ instancePath: instancePath + "/verbosity", schemaPath: "#/properties/verbosity/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (!(data1 === "low" || data1 === "medium" || data1 === "high"))
                return validate353.errors = [{ instancePath: instancePath + "/verbosity", schemaPath: "#/properties/verbosity/enum", keyword: "enum", params: { allowedValues: schema163.properties.verbosity.enum }, message: "must be equal to one of the allowed values" }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate353.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate353.errors = vErrors, errors === 0;
}
function validate310(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.object === void 0 && (missing0 = "object") || data.created_at === void 0 && (missing0 = "created_at") || data.completed_at === void 0 && (missing0 = "completed_at") || data.status === void 0 && (missing0 = "status") || data.error === void 0 && (missing0 = "error") || data.incomplete_details === void 0 && (missing0 = "incomplete_details") || data.model === void 0 && (missing0 = "model") || data.instructions === void 0 && (missing0 = "instructions") || data.output === void 0 && (missing0 = "output") || data.usage === void 0 && (missing0 = "usage") || data.tools === void 0 && (missing0 = "tools") || data.tool_choice === void 0 && (missing0 = "tool_choice") || data.parallel_tool_calls === void 0 && (missing0 = "parallel_tool_calls") || data.max_tool_calls === void 0 && (missing0 = "max_tool_calls") || data.text === void 0 && (missing0 = "text") || data.reasoning === void 0 && (missing0 = "reasoning") || data.max_output_tokens === void 0 && (missing0 = "max_output_tokens") || data.temperature === void 0 && (missing0 = "temperature") || data.top_p === void 0 && (missing0 = "top_p") || data.presence_penalty === void 0 && (missing0 = "presence_penalty") || data.frequency_penalty === void 0 && (missing0 = "frequency_penalty") || data.top_logprobs === void 0 && (missing0 = "top_logprobs") || data.truncation === void 0 && (missing0 = "truncation") || data.store === void 0 && (missing0 = "store") || data.background === void 0 && (missing0 = "background") || data.previous_response_id === void 0 && (missing0 = "previous_response_id") || data.service_tier === void 0 && (missing0 = "service_tier") || data.metadata === void 0 && (missing0 = "metadata") || data.prompt_cache_key === void 0 && (missing0 = "prompt_cache_key") || data.safety_identifier === void 0 && (missing0 = "safety_identifier") || data.access_programs === void 0 && (missing0 = "access_programs"))
        return validate310.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!func52.call(schema144.properties, key0)) {
            return validate310.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id, _errs2 = errors;
            if (errors === _errs2)
              if (typeof data0 == "string") {
                if (!pattern7.test(data0))
                  return validate310.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^resp_.+" }, message: 'must match pattern "^resp_.+"' }], !1;
              } else
                return validate310.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.object !== void 0) {
              let data1 = data.object, _errs4 = errors;
              if (typeof data1 != "string")
                return validate310.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              if (data1 !== "response")
                return validate310.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/const", keyword: "const", params: { allowedValue: "response" }, message: "must be equal to constant" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.created_at !== void 0) {
                let data2 = data.created_at, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate310.errors = [{ instancePath: instancePath + "/created_at", schemaPath: "#/properties/created_at/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.completed_at !== void 0) {
                  let data3 = data.completed_at, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)) && data3 !== null)
                    return validate310.errors = [{ instancePath: instancePath + "/completed_at", schemaPath: "#/properties/completed_at/type", keyword: "type", params: { type: schema144.properties.completed_at.type }, message: "must be integer,null" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.status !== void 0) {
                    let _errs10 = errors;
                    validate311(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData }) || (vErrors = vErrors === null ? validate311.errors : vErrors.concat(validate311.errors), errors = vErrors.length);
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.error !== void 0) {
                      let data5 = data.error, _errs11 = errors, _errs12 = errors, valid1 = !1, _errs13 = errors;
                      validate313(data5, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate313.errors : vErrors.concat(validate313.errors), errors = vErrors.length);
                      var _valid0 = _errs13 === errors;
                      if (valid1 = valid1 || _valid0, !valid1) {
                        let _errs14 = errors;
                        if (data5 !== null) {
                          let err0 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                          vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                        }
                        var _valid0 = _errs14 === errors;
                        valid1 = valid1 || _valid0;
                      }
                      if (valid1)
                        errors = _errs12, vErrors !== null && (_errs12 ? vErrors.length = _errs12 : vErrors = null);
                      else {
                        let err1 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                        return vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++, validate310.errors = vErrors, !1;
                      }
                      var valid0 = _errs11 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.incomplete_details !== void 0) {
                        let data6 = data.incomplete_details, _errs16 = errors, _errs17 = errors, valid2 = !1, _errs18 = errors;
                        validate315(data6, { instancePath: instancePath + "/incomplete_details", parentData: data, parentDataProperty: "incomplete_details", rootData }) || (vErrors = vErrors === null ? validate315.errors : vErrors.concat(validate315.errors), errors = vErrors.length);
                        var _valid1 = _errs18 === errors;
                        if (valid2 = valid2 || _valid1, !valid2) {
                          let _errs19 = errors;
                          if (data6 !== null) {
                            let err2 = { instancePath: instancePath + "/incomplete_details", schemaPath: "#/properties/incomplete_details/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                            vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
                          }
                          var _valid1 = _errs19 === errors;
                          valid2 = valid2 || _valid1;
                        }
                        if (valid2)
                          errors = _errs17, vErrors !== null && (_errs17 ? vErrors.length = _errs17 : vErrors = null);
                        else {
                          let err3 = { instancePath: instancePath + "/incomplete_details", schemaPath: "#/properties/incomplete_details/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                          return vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++, validate310.errors = vErrors, !1;
                        }
                        var valid0 = _errs16 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.model !== void 0) {
                          let _errs21 = errors;
                          if (typeof data.model != "string")
                            return validate310.errors = [{ instancePath: instancePath + "/model", schemaPath: "#/properties/model/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                          var valid0 = _errs21 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.instructions !== void 0) {
                            let data8 = data.instructions, _errs23 = errors;
                            if (typeof data8 != "string" && data8 !== null)
                              return validate310.errors = [{ instancePath: instancePath + "/instructions", schemaPath: "#/properties/instructions/type", keyword: "type", params: { type: schema144.properties.instructions.type }, message: "must be string,null" }], !1;
                            var valid0 = _errs23 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.output !== void 0) {
                              let data9 = data.output, _errs25 = errors;
                              if (errors === _errs25)
                                if (Array.isArray(data9)) {
                                  var valid3 = !0;
                                  let len0 = data9.length;
                                  for (let i0 = 0; i0 < len0; i0++) {
                                    let _errs27 = errors;
                                    validate317(data9[i0], { instancePath: instancePath + "/output/" + i0, parentData: data9, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate317.errors : vErrors.concat(validate317.errors), errors = vErrors.length);
                                    var valid3 = _errs27 === errors;
                                    if (!valid3)
                                      break;
                                  }
                                } else
                                  return validate310.errors = [{ instancePath: instancePath + "/output", schemaPath: "#/properties/output/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                              var valid0 = _errs25 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.usage !== void 0) {
                                let data11 = data.usage, _errs28 = errors, _errs29 = errors, valid4 = !1, _errs30 = errors;
                                validate343(data11, { instancePath: instancePath + "/usage", parentData: data, parentDataProperty: "usage", rootData }) || (vErrors = vErrors === null ? validate343.errors : vErrors.concat(validate343.errors), errors = vErrors.length);
                                var _valid2 = _errs30 === errors;
                                if (valid4 = valid4 || _valid2, !valid4) {
                                  let _errs31 = errors;
                                  if (data11 !== null) {
                                    let err4 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
                                  }
                                  var _valid2 = _errs31 === errors;
                                  valid4 = valid4 || _valid2;
                                }
                                if (valid4)
                                  errors = _errs29, vErrors !== null && (_errs29 ? vErrors.length = _errs29 : vErrors = null);
                                else {
                                  let err5 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                  return vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++, validate310.errors = vErrors, !1;
                                }
                                var valid0 = _errs28 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.tools !== void 0) {
                                  let data12 = data.tools, _errs33 = errors;
                                  if (errors === _errs33)
                                    if (Array.isArray(data12)) {
                                      var valid5 = !0;
                                      let len1 = data12.length;
                                      for (let i1 = 0; i1 < len1; i1++) {
                                        let _errs35 = errors;
                                        validate290(data12[i1], { instancePath: instancePath + "/tools/" + i1, parentData: data12, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length);
                                        var valid5 = _errs35 === errors;
                                        if (!valid5)
                                          break;
                                      }
                                    } else
                                      return validate310.errors = [{ instancePath: instancePath + "/tools", schemaPath: "#/properties/tools/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                                  var valid0 = _errs33 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.tool_choice !== void 0) {
                                    let data14 = data.tool_choice, _errs36 = errors, _errs37 = errors, valid6 = !1, _errs38 = errors;
                                    validate259(data14, { instancePath: instancePath + "/tool_choice", parentData: data, parentDataProperty: "tool_choice", rootData }) || (vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors), errors = vErrors.length);
                                    var _valid3 = _errs38 === errors;
                                    if (valid6 = valid6 || _valid3, !valid6) {
                                      let _errs39 = errors;
                                      validate54(data14, { instancePath: instancePath + "/tool_choice", parentData: data, parentDataProperty: "tool_choice", rootData }) || (vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors), errors = vErrors.length);
                                      var _valid3 = _errs39 === errors;
                                      if (valid6 = valid6 || _valid3, !valid6) {
                                        let _errs40 = errors;
                                        validate53(data14, { instancePath: instancePath + "/tool_choice", parentData: data, parentDataProperty: "tool_choice", rootData }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length);
                                        var _valid3 = _errs40 === errors;
                                        valid6 = valid6 || _valid3;
                                      }
                                    }
                                    if (valid6)
                                      errors = _errs37, vErrors !== null && (_errs37 ? vErrors.length = _errs37 : vErrors = null);
                                    else {
                                      let err6 = { instancePath: instancePath + "/tool_choice", schemaPath: "#/properties/tool_choice/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                      return vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++, validate310.errors = vErrors, !1;
                                    }
                                    var valid0 = _errs36 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.parallel_tool_calls !== void 0) {
                                      let _errs41 = errors;
                                      if (typeof data.parallel_tool_calls != "boolean")
                                        return validate310.errors = [{ instancePath: instancePath + "/parallel_tool_calls", schemaPath: "#/properties/parallel_tool_calls/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                      var valid0 = _errs41 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.max_tool_calls !== void 0) {
                                        let data16 = data.max_tool_calls, _errs43 = errors;
                                        if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16)) && data16 !== null)
                                          return validate310.errors = [{ instancePath: instancePath + "/max_tool_calls", schemaPath: "#/properties/max_tool_calls/type", keyword: "type", params: { type: schema144.properties.max_tool_calls.type }, message: "must be integer,null" }], !1;
                                        var valid0 = _errs43 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.text !== void 0) {
                                          let _errs45 = errors;
                                          validate353(data.text, { instancePath: instancePath + "/text", parentData: data, parentDataProperty: "text", rootData }) || (vErrors = vErrors === null ? validate353.errors : vErrors.concat(validate353.errors), errors = vErrors.length);
                                          var valid0 = _errs45 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0) {
                                          if (data.reasoning !== void 0) {
                                            let data18 = data.reasoning, _errs46 = errors, _errs47 = errors, valid7 = !1, _errs48 = errors;
                                            validate308(data18, { instancePath: instancePath + "/reasoning", parentData: data, parentDataProperty: "reasoning", rootData }) || (vErrors = vErrors === null ? validate308.errors : vErrors.concat(validate308.errors), errors = vErrors.length);
                                            var _valid4 = _errs48 === errors;
                                            if (valid7 = valid7 || _valid4, !valid7) {
                                              let _errs49 = errors;
                                              if (data18 !== null) {
                                                let err7 = { instancePath: instancePath + "/reasoning", schemaPath: "#/properties/reasoning/anyOf/1/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                                vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
                                              }
                                              var _valid4 = _errs49 === errors;
                                              valid7 = valid7 || _valid4;
                                            }
                                            if (valid7)
                                              errors = _errs47, vErrors !== null && (_errs47 ? vErrors.length = _errs47 : vErrors = null);
                                            else {
                                              let err8 = { instancePath: instancePath + "/reasoning", schemaPath: "#/properties/reasoning/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                                              return vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++, validate310.errors = vErrors, !1;
                                            }
                                            var valid0 = _errs46 === errors;
                                          } else
                                            var valid0 = !0;
                                          if (valid0) {
                                            if (data.max_output_tokens !== void 0) {
                                              let data19 = data.max_output_tokens, _errs51 = errors;
                                              if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19)) && data19 !== null)
                                                return validate310.errors = [{ instancePath: instancePath + "/max_output_tokens", schemaPath: "#/properties/max_output_tokens/type", keyword: "type", params: { type: schema144.properties.max_output_tokens.type }, message: "must be integer,null" }], !1;
                                              var valid0 = _errs51 === errors;
                                            } else
                                              var valid0 = !0;
                                            if (valid0) {
                                              if (data.temperature !== void 0) {
                                                let data20 = data.temperature, _errs53 = errors;
                                                if (!(typeof data20 == "number" && isFinite(data20)))
                                                  return validate310.errors = [{ instancePath: instancePath + "/temperature", schemaPath: "#/properties/temperature/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                                                var valid0 = _errs53 === errors;
                                              } else
                                                var valid0 = !0;
                                              if (valid0) {
                                                if (data.top_p !== void 0) {
                                                  let data21 = data.top_p, _errs55 = errors;
                                                  if (!(typeof data21 == "number" && isFinite(data21)))
                                                    return validate310.errors = [{ instancePath: instancePath + "/top_p", schemaPath: "#/properties/top_p/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                                                  var valid0 = _errs55 === errors;
                                                } else
                                                  var valid0 = !0;
                                                if (valid0) {
                                                  if (data.presence_penalty !== void 0) {
                                                    let data22 = data.presence_penalty, _errs57 = errors;
                                                    if (!(typeof data22 == "number" && isFinite(data22)))
                                                      return validate310.errors = [{ instancePath: instancePath + "/presence_penalty", schemaPath: "#/properties/presence_penalty/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                                                    var valid0 = _errs57 === errors;
                                                  } else
                                                    var valid0 = !0;
                                                  if (valid0) {
                                                    if (data.frequency_penalty !== void 0) {
                                                      let data23 = data.frequency_penalty, _errs59 = errors;
                                                      if (!(typeof data23 == "number" && isFinite(data23)))
                                                        return validate310.errors = [{ instancePath: instancePath + "/frequency_penalty", schemaPath: "#/properties/frequency_penalty/type", keyword: "type", params: { type: "number" }, message: "must be number" }], !1;
                                                      var valid0 = _errs59 === errors;
                                                    } else
                                                      var valid0 = !0;
                                                    if (valid0) {
                                                      if (data.top_logprobs !== void 0) {
                                                        let data24 = data.top_logprobs, _errs61 = errors;
                                                        if (!(typeof data24 == "number" && !(data24 % 1) && !isNaN(data24) && isFinite(data24)))
                                                          return validate310.errors = [{ instancePath: instancePath + "/top_logprobs", schemaPath: "#/properties/top_logprobs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                                                        var valid0 = _errs61 === errors;
                                                      } else
                                                        var valid0 = !0;
                                                      if (valid0) {
                                                        if (data.truncation !== void 0) {
                                                          let data25 = data.truncation, _errs63 = errors;
                                                          if (typeof data25 != "string")
                                                            return validate310.errors = [{ instancePath: instancePath + "/truncation", schemaPath: "#/properties/truncation/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                          if (!(data25 === "disabled" || data25 === "auto"))
                                                            return validate310.errors = [{ instancePath: instancePath + "/truncation", schemaPath: "#/properties/truncation/enum", keyword: "enum", params: { allowedValues: schema144.properties.truncation.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                          var valid0 = _errs63 === errors;
                                                        } else
                                                          var valid0 = !0;
                                                        if (valid0) {
                                                          if (data.store !== void 0) {
                                                            let _errs65 = errors;
                                                            if (typeof data.store != "boolean")
                                                              return validate310.errors = [{ instancePath: instancePath + "/store", schemaPath: "#/properties/store/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                                            var valid0 = _errs65 === errors;
                                                          } else
                                                            var valid0 = !0;
                                                          if (valid0) {
                                                            if (data.background !== void 0) {
                                                              let _errs67 = errors;
                                                              if (typeof data.background != "boolean")
                                                                return validate310.errors = [{ instancePath: instancePath + "/background", schemaPath: "#/properties/background/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                                                              var valid0 = _errs67 === errors;
                                                            } else
                                                              var valid0 = !0;
                                                            if (valid0) {
                                                              if (data.previous_response_id !== void 0) {
                                                                let data28 = data.previous_response_id, _errs69 = errors;
                                                                if (typeof data28 != "string" && data28 !== null)
                                                                  return validate310.errors = [{ instancePath: instancePath + "/previous_response_id", schemaPath: "#/properties/previous_response_id/type", keyword: "type", params: { type: schema144.properties.previous_response_id.type }, message: "must be string,null" }], !1;
                                                                var valid0 = _errs69 === errors;
                                                              } else
                                                                var valid0 = !0;
                                                              if (valid0) {
                                                                if (data.service_tier !== void 0) {
                                                                  let data29 = data.service_tier, _errs71 = errors;
                                                                  if (typeof data29 != "string")
                                                                    return validate310.errors = [{ instancePath: instancePath + "/service_tier", schemaPath: "#/properties/service_tier/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                  if (!(data29 === "auto" || data29 === "default" || data29 === "flex" || data29 === "scale" || data29 === "priority" || data29 === "fast" || data29 === "ultrafast"))
                                                                    return validate310.errors = [{ instancePath: instancePath + "/service_tier", schemaPath: "#/properties/service_tier/enum", keyword: "enum", params: { allowedValues: schema144.properties.service_tier.enum }, message: "must be equal to one of the allowed values" }], !1;
                                                                  var valid0 = _errs71 === errors;
                                                                } else
                                                                  var valid0 = !0;
                                                                if (valid0) {
                                                                  if (data.metadata !== void 0) {
                                                                    let data30 = data.metadata, _errs73 = errors;
                                                                    if (errors === _errs73)
                                                                      if (data30 && typeof data30 == "object" && !Array.isArray(data30))
                                                                        for (let key1 in data30) {
                                                                          let _errs76 = errors;
                                                                          if (typeof data30[key1] != "string")
                                                                            return validate310.errors = [{ instancePath: instancePath + "/metadata/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/metadata/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                                                                          var valid8 = _errs76 === errors;
                                                                          if (!valid8)
                                                                            break;
                                                                        }
                                                                      else
                                                                        return validate310.errors = [{ instancePath: instancePath + "/metadata", schemaPath: "#/properties/metadata/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                                                                    var valid0 = _errs73 === errors;
                                                                  } else
                                                                    var valid0 = !0;
                                                                  if (valid0) {
                                                                    if (data.prompt_cache_key !== void 0) {
                                                                      let data32 = data.prompt_cache_key, _errs78 = errors;
                                                                      if (typeof data32 != "string" && data32 !== null)
                                                                        return validate310.errors = [{ instancePath: instancePath + "/prompt_cache_key", schemaPath: "#/properties/prompt_cache_key/type", keyword: "type", params: { type: schema144.properties.prompt_cache_key.type }, message: "must be string,null" }], !1;
                                                                      var valid0 = _errs78 === errors;
                                                                    } else
                                                                      var valid0 = !0;
                                                                    if (valid0) {
                                                                      if (data.safety_identifier !== void 0) {
                                                                        let data33 = data.safety_identifier, _errs80 = errors;
                                                                        if (typeof data33 != "string" && data33 !== null)
                                                                          return validate310.errors = [{ instancePath: instancePath + "/safety_identifier", schemaPath: "#/properties/safety_identifier/type", keyword: "type", params: { type: schema144.properties.safety_identifier.type }, message: "must be string,null" }], !1;
                                                                        var valid0 = _errs80 === errors;
                                                                      } else
                                                                        var valid0 = !0;
                                                                      if (valid0)
                                                                        if (data.access_programs !== void 0) {
                                                                          let _errs82 = errors;
                                                                          if (data.access_programs !== null)
                                                                            return validate310.errors = [{ instancePath: instancePath + "/access_programs", schemaPath: "#/properties/access_programs/type", keyword: "type", params: { type: "null" }, message: "must be null" }], !1;
                                                                          var valid0 = _errs82 === errors;
                                                                        } else
                                                                          var valid0 = !0;
                                                                    }
                                                                  }
                                                                }
                                                              }
                                                            }
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate310.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate310.errors = vErrors, errors === 0;
}
var ResponseCompletedEvent = validate364;
function validate364(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.response === void 0 && (missing0 = "response"))
        return validate364.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "response")) {
            return validate364.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate364.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.completed")
              return validate364.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.completed" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate364.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate364.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.response !== void 0) {
                let _errs6 = errors;
                validate310(data.response, { instancePath: instancePath + "/response", parentData: data, parentDataProperty: "response", rootData }) || (vErrors = vErrors === null ? validate310.errors : vErrors.concat(validate310.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate364.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate364.errors = vErrors, errors === 0;
}
var ResponseContentPartAddedEvent = validate366;
function validate366(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.content_index === void 0 && (missing0 = "content_index") || data.part === void 0 && (missing0 = "part"))
        return validate366.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "content_index" || key0 === "part")) {
            return validate366.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate366.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.content_part.added")
              return validate366.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.content_part.added" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate366.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate366.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate366.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate366.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate366.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.content_index !== void 0) {
                    let data4 = data.content_index, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate366.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate366.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.part !== void 0) {
                      let _errs12 = errors;
                      validate321(data.part, { instancePath: instancePath + "/part", parentData: data, parentDataProperty: "part", rootData }) || (vErrors = vErrors === null ? validate321.errors : vErrors.concat(validate321.errors), errors = vErrors.length);
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate366.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate366.errors = vErrors, errors === 0;
}
var ResponseContentPartDoneEvent = validate368;
function validate368(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.content_index === void 0 && (missing0 = "content_index") || data.part === void 0 && (missing0 = "part"))
        return validate368.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "content_index" || key0 === "part")) {
            return validate368.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate368.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.content_part.done")
              return validate368.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.content_part.done" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate368.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate368.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate368.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate368.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate368.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.content_index !== void 0) {
                    let data4 = data.content_index, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate368.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate368.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.part !== void 0) {
                      let _errs12 = errors;
                      validate321(data.part, { instancePath: instancePath + "/part", parentData: data, parentDataProperty: "part", rootData }) || (vErrors = vErrors === null ? validate321.errors : vErrors.concat(validate321.errors), errors = vErrors.length);
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate368.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate368.errors = vErrors, errors === 0;
}
var ResponseCreatedEvent = validate370;
function validate370(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.response === void 0 && (missing0 = "response"))
        return validate370.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "response")) {
            return validate370.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate370.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.created")
              return validate370.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.created" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate370.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate370.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.response !== void 0) {
                let _errs6 = errors;
                validate310(data.response, { instancePath: instancePath + "/response", parentData: data, parentDataProperty: "response", rootData }) || (vErrors = vErrors === null ? validate310.errors : vErrors.concat(validate310.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate370.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate370.errors = vErrors, errors === 0;
}
var ResponseError = validate313, ResponseErrorEvent = validate372, schema172 = { $id: "ResponseErrorEvent", type: "object", additionalProperties: !1, required: ["type", "sequence_number", "code", "message", "param", "error"], properties: { type: { type: "string", const: "error" }, sequence_number: { type: "integer", minimum: 0 }, code: { type: "string" }, message: { type: "string" }, param: { type: ["string", "null"] }, error: { $ref: "ErrorObject" } } };
function validate372(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.code === void 0 && (missing0 = "code") || data.message === void 0 && (missing0 = "message") || data.param === void 0 && (missing0 = "param") || data.error === void 0 && (missing0 = "error"))
        return validate372.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "code" || key0 === "message" || key0 === "param" || key0 === "error")) {
            return validate372.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate372.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "error")
              return validate372.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "error" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate372.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate372.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.code !== void 0) {
                let _errs6 = errors;
                if (typeof data.code != "string")
                  return validate372.errors = [{ instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.message !== void 0) {
                  let _errs8 = errors;
                  if (typeof data.message != "string")
                    return validate372.errors = [{ instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.param !== void 0) {
                    let data4 = data.param, _errs10 = errors;
                    if (typeof data4 != "string" && data4 !== null)
                      return validate372.errors = [{ instancePath: instancePath + "/param", schemaPath: "#/properties/param/type", keyword: "type", params: { type: schema172.properties.param.type }, message: "must be string,null" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.error !== void 0) {
                      let _errs12 = errors;
                      validate137(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors), errors = vErrors.length);
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate372.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate372.errors = vErrors, errors === 0;
}
var ResponseFailedEvent = validate374;
function validate374(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.response === void 0 && (missing0 = "response"))
        return validate374.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "response")) {
            return validate374.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate374.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.failed")
              return validate374.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.failed" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate374.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate374.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.response !== void 0) {
                let _errs6 = errors;
                validate310(data.response, { instancePath: instancePath + "/response", parentData: data, parentDataProperty: "response", rootData }) || (vErrors = vErrors === null ? validate310.errors : vErrors.concat(validate310.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate374.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate374.errors = vErrors, errors === 0;
}
var ResponseFormatJSONObject = validate163, ResponseFormatJSONSchema = validate164, ResponseFormatJSONSchemaDefinition = validate165, ResponseFormatText = validate167, ResponseFormatTextConfig = validate269, ResponseFunctionCallArgumentsDeltaEvent = validate376;
function validate376(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.delta === void 0 && (missing0 = "delta"))
        return validate376.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "delta")) {
            return validate376.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate376.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.function_call_arguments.delta")
              return validate376.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.function_call_arguments.delta" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate376.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate376.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate376.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate376.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate376.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.delta !== void 0) {
                    let _errs10 = errors;
                    if (typeof data.delta != "string")
                      return validate376.errors = [{ instancePath: instancePath + "/delta", schemaPath: "#/properties/delta/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate376.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate376.errors = vErrors, errors === 0;
}
var ResponseFunctionCallArgumentsDoneEvent = validate377;
function validate377(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.name === void 0 && (missing0 = "name") || data.arguments === void 0 && (missing0 = "arguments"))
        return validate377.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "name" || key0 === "arguments")) {
            return validate377.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate377.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.function_call_arguments.done")
              return validate377.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.function_call_arguments.done" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate377.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate377.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate377.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate377.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate377.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.name !== void 0) {
                    let _errs10 = errors;
                    if (typeof data.name != "string")
                      return validate377.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.arguments !== void 0) {
                      let _errs12 = errors;
                      if (typeof data.arguments != "string")
                        return validate377.errors = [{ instancePath: instancePath + "/arguments", schemaPath: "#/properties/arguments/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate377.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate377.errors = vErrors, errors === 0;
}
var ResponseFunctionOutputContent = validate219, ResponseFunctionToolCall = validate333, ResponseIdPath = validate378;
function validate378(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (typeof data == "string") {
      if (func1(data) < 1)
        return validate378.errors = [{ instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
    } else
      return validate378.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
  return validate378.errors = vErrors, errors === 0;
}
var ResponseInProgressEvent = validate379;
function validate379(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.response === void 0 && (missing0 = "response"))
        return validate379.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "response")) {
            return validate379.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate379.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.in_progress")
              return validate379.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.in_progress" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate379.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate379.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.response !== void 0) {
                let _errs6 = errors;
                validate310(data.response, { instancePath: instancePath + "/response", parentData: data, parentDataProperty: "response", rootData }) || (vErrors = vErrors === null ? validate310.errors : vErrors.concat(validate310.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate379.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate379.errors = vErrors, errors === 0;
}
var ResponseIncompleteDetails = validate315, ResponseIncompleteEvent = validate381;
function validate381(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.response === void 0 && (missing0 = "response"))
        return validate381.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "response")) {
            return validate381.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate381.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.incomplete")
              return validate381.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.incomplete" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate381.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate381.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.response !== void 0) {
                let _errs6 = errors;
                validate310(data.response, { instancePath: instancePath + "/response", parentData: data, parentDataProperty: "response", rootData }) || (vErrors = vErrors === null ? validate310.errors : vErrors.concat(validate310.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate381.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate381.errors = vErrors, errors === 0;
}
var ResponseInputFile = validate205, ResponseInputImage = validate198, ResponseInputItem = validate194, ResponseInputSource = validate199, ResponseInputSourceBase64 = validate201, ResponseInputSourceUrl = validate200, ResponseInputText = validate197, ResponseInputTokensDetails = validate344, ResponseItem = validate383;
var schema180 = { $id: "StoredInputMessage", type: "object", additionalProperties: !1, required: ["type", "id", "status", "role", "content"], properties: { type: { type: "string", const: "message" }, id: { type: "string", minLength: 1 }, status: { $ref: "ResponseItemStatus" }, role: { type: "string", enum: ["user", "system", "developer"] }, content: { type: "array", items: { $ref: "StoredInputContent" } } } };
function validate387(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.text === void 0 && (missing0 = "text"))
        return validate387.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "text")) {
            return validate387.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate387.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "input_text")
              return validate387.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "input_text" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.text !== void 0) {
              let _errs4 = errors;
              if (typeof data.text != "string")
                return validate387.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate387.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate387.errors = vErrors, errors === 0;
}
var schema183 = { $id: "StoredInputImage", type: "object", additionalProperties: !1, required: ["type", "image_url", "file_id", "detail"], properties: { type: { type: "string", const: "input_image" }, image_url: { type: ["string", "null"] }, file_id: { type: "null" }, detail: { type: "string", enum: ["low", "high", "auto"] } } };
function validate388(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.image_url === void 0 && (missing0 = "image_url") || data.file_id === void 0 && (missing0 = "file_id") || data.detail === void 0 && (missing0 = "detail"))
        return validate388.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "image_url" || key0 === "file_id" || key0 === "detail")) {
            return validate388.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate388.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "input_image")
              return validate388.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "input_image" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.image_url !== void 0) {
              let data1 = data.image_url, _errs4 = errors;
              if (typeof data1 != "string" && data1 !== null)
                return validate388.errors = [{ instancePath: instancePath + "/image_url", schemaPath: "#/properties/image_url/type", keyword: "type", params: { type: schema183.properties.image_url.type }, message: "must be string,null" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.file_id !== void 0) {
                let _errs6 = errors;
                if (data.file_id !== null)
                  return validate388.errors = [{ instancePath: instancePath + "/file_id", schemaPath: "#/properties/file_id/type", keyword: "type", params: { type: "null" }, message: "must be null" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.detail !== void 0) {
                  let data3 = data.detail, _errs8 = errors;
                  if (typeof data3 != "string")
                    return validate388.errors = [{ instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  if (!(data3 === "low" || data3 === "high" || data3 === "auto"))
                    return validate388.errors = [{ instancePath: instancePath + "/detail", schemaPath: "#/properties/detail/enum", keyword: "enum", params: { allowedValues: schema183.properties.detail.enum }, message: "must be equal to one of the allowed values" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate388.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate388.errors = vErrors, errors === 0;
}
function validate389(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type"))
        return validate389.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "filename" || key0 === "file_url")) {
            return validate389.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate389.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "input_file")
              return validate389.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "input_file" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.filename !== void 0) {
              let _errs4 = errors;
              if (typeof data.filename != "string")
                return validate389.errors = [{ instancePath: instancePath + "/filename", schemaPath: "#/properties/filename/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.file_url !== void 0) {
                let _errs6 = errors;
                if (typeof data.file_url != "string")
                  return validate389.errors = [{ instancePath: instancePath + "/file_url", schemaPath: "#/properties/file_url/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate389.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate389.errors = vErrors, errors === 0;
}
function validate386(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "input_text")
          validate387(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate387.errors : vErrors.concat(validate387.errors), errors = vErrors.length);
        else if (tag0 === "input_image")
          validate388(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate388.errors : vErrors.concat(validate388.errors), errors = vErrors.length);
        else if (tag0 === "input_file")
          validate389(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate389.errors : vErrors.concat(validate389.errors), errors = vErrors.length);
        else
          return validate386.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate386.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate386.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate386.errors = vErrors, errors === 0;
}
function validate384(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.id === void 0 && (missing0 = "id") || data.status === void 0 && (missing0 = "status") || data.role === void 0 && (missing0 = "role") || data.content === void 0 && (missing0 = "content"))
        return validate384.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "id" || key0 === "status" || key0 === "role" || key0 === "content")) {
            return validate384.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate384.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "message")
              return validate384.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "message" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func1(data1) < 1)
                    return validate384.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate384.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.status !== void 0) {
                let _errs6 = errors;
                validate319(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData }) || (vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.role !== void 0) {
                  let data3 = data.role, _errs7 = errors;
                  if (typeof data3 != "string")
                    return validate384.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  if (!(data3 === "user" || data3 === "system" || data3 === "developer"))
                    return validate384.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/enum", keyword: "enum", params: { allowedValues: schema180.properties.role.enum }, message: "must be equal to one of the allowed values" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.content !== void 0) {
                    let data4 = data.content, _errs9 = errors;
                    if (errors === _errs9)
                      if (Array.isArray(data4)) {
                        var valid1 = !0;
                        let len0 = data4.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let _errs11 = errors;
                          validate386(data4[i0], { instancePath: instancePath + "/content/" + i0, parentData: data4, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate386.errors : vErrors.concat(validate386.errors), errors = vErrors.length);
                          var valid1 = _errs11 === errors;
                          if (!valid1)
                            break;
                        }
                      } else
                        return validate384.errors = [{ instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate384.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate384.errors = vErrors, errors === 0;
}
function validate395(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.id === void 0 && (missing0 = "id") || data.status === void 0 && (missing0 = "status") || data.role === void 0 && (missing0 = "role") || data.content === void 0 && (missing0 = "content"))
        return validate395.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "id" || key0 === "status" || key0 === "role" || key0 === "content")) {
            return validate395.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate395.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "message")
              return validate395.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "message" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func1(data1) < 1)
                    return validate395.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate395.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.status !== void 0) {
                let _errs6 = errors;
                validate319(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData }) || (vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.role !== void 0) {
                  let data3 = data.role, _errs7 = errors;
                  if (typeof data3 != "string")
                    return validate395.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  if (data3 !== "assistant")
                    return validate395.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/const", keyword: "const", params: { allowedValue: "assistant" }, message: "must be equal to constant" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.content !== void 0) {
                    let data4 = data.content, _errs9 = errors;
                    if (errors === _errs9)
                      if (Array.isArray(data4)) {
                        var valid1 = !0;
                        let len0 = data4.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let _errs11 = errors;
                          validate321(data4[i0], { instancePath: instancePath + "/content/" + i0, parentData: data4, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate321.errors : vErrors.concat(validate321.errors), errors = vErrors.length);
                          var valid1 = _errs11 === errors;
                          if (!valid1)
                            break;
                        }
                      } else
                        return validate395.errors = [{ instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate395.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate395.errors = vErrors, errors === 0;
}
function validate399(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.id === void 0 && (missing0 = "id") || data.status === void 0 && (missing0 = "status") || data.call_id === void 0 && (missing0 = "call_id") || data.name === void 0 && (missing0 = "name") || data.arguments === void 0 && (missing0 = "arguments"))
        return validate399.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "id" || key0 === "status" || key0 === "call_id" || key0 === "name" || key0 === "arguments")) {
            return validate399.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate399.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "function_call")
              return validate399.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function_call" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func1(data1) < 1)
                    return validate399.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate399.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.status !== void 0) {
                let _errs6 = errors;
                validate319(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData }) || (vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.call_id !== void 0) {
                  let data3 = data.call_id, _errs7 = errors;
                  if (errors === _errs7)
                    if (typeof data3 == "string") {
                      if (func1(data3) < 1)
                        return validate399.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate399.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.name !== void 0) {
                    let _errs9 = errors;
                    if (typeof data.name != "string")
                      return validate399.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.arguments !== void 0) {
                      let _errs11 = errors;
                      if (typeof data.arguments != "string")
                        return validate399.errors = [{ instancePath: instancePath + "/arguments", schemaPath: "#/properties/arguments/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs11 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate399.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate399.errors = vErrors, errors === 0;
}
function validate402(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.id === void 0 && (missing0 = "id") || data.status === void 0 && (missing0 = "status") || data.call_id === void 0 && (missing0 = "call_id") || data.output === void 0 && (missing0 = "output"))
        return validate402.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "id" || key0 === "status" || key0 === "call_id" || key0 === "output")) {
            return validate402.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate402.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "function_call_output")
              return validate402.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "function_call_output" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func1(data1) < 1)
                    return validate402.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate402.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.status !== void 0) {
                let _errs6 = errors;
                validate319(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData }) || (vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.call_id !== void 0) {
                  let data3 = data.call_id, _errs7 = errors;
                  if (errors === _errs7)
                    if (typeof data3 == "string") {
                      if (func1(data3) < 1)
                        return validate402.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                    } else
                      return validate402.errors = [{ instancePath: instancePath + "/call_id", schemaPath: "#/properties/call_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.output !== void 0) {
                    let data4 = data.output, _errs9 = errors, _errs10 = errors, valid1 = !1, _errs11 = errors;
                    if (typeof data4 != "string") {
                      let err0 = { instancePath: instancePath + "/output", schemaPath: "#/properties/output/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
                    }
                    var _valid0 = _errs11 === errors;
                    if (valid1 = valid1 || _valid0, !valid1) {
                      let _errs13 = errors;
                      if (errors === _errs13)
                        if (Array.isArray(data4)) {
                          var valid2 = !0;
                          let len0 = data4.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let _errs15 = errors;
                            validate386(data4[i0], { instancePath: instancePath + "/output/" + i0, parentData: data4, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate386.errors : vErrors.concat(validate386.errors), errors = vErrors.length);
                            var valid2 = _errs15 === errors;
                            if (!valid2)
                              break;
                          }
                        } else {
                          let err1 = { instancePath: instancePath + "/output", schemaPath: "#/properties/output/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                          vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
                        }
                      var _valid0 = _errs13 === errors;
                      valid1 = valid1 || _valid0;
                    }
                    if (valid1)
                      errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
                    else {
                      let err2 = { instancePath: instancePath + "/output", schemaPath: "#/properties/output/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
                      return vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++, validate402.errors = vErrors, !1;
                    }
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate402.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate402.errors = vErrors, errors === 0;
}
function validate409(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.text === void 0 && (missing0 = "text"))
        return validate409.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "text")) {
            return validate409.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate409.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "reasoning_text")
              return validate409.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "reasoning_text" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.text !== void 0) {
              let _errs4 = errors;
              if (typeof data.text != "string")
                return validate409.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate409.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate409.errors = vErrors, errors === 0;
}
function validate406(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.id === void 0 && (missing0 = "id") || data.status === void 0 && (missing0 = "status") || data.summary === void 0 && (missing0 = "summary"))
        return validate406.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "id" || key0 === "status" || key0 === "summary" || key0 === "content" || key0 === "encrypted_content")) {
            return validate406.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate406.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "reasoning")
              return validate406.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "reasoning" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0) {
              let data1 = data.id, _errs4 = errors;
              if (errors === _errs4)
                if (typeof data1 == "string") {
                  if (func1(data1) < 1)
                    return validate406.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }], !1;
                } else
                  return validate406.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.status !== void 0) {
                let _errs6 = errors;
                validate319(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData }) || (vErrors = vErrors === null ? validate319.errors : vErrors.concat(validate319.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.summary !== void 0) {
                  let data3 = data.summary, _errs7 = errors;
                  if (errors === _errs7)
                    if (Array.isArray(data3)) {
                      var valid1 = !0;
                      let len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let _errs9 = errors;
                        validate337(data3[i0], { instancePath: instancePath + "/summary/" + i0, parentData: data3, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate337.errors : vErrors.concat(validate337.errors), errors = vErrors.length);
                        var valid1 = _errs9 === errors;
                        if (!valid1)
                          break;
                      }
                    } else
                      return validate406.errors = [{ instancePath: instancePath + "/summary", schemaPath: "#/properties/summary/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.content !== void 0) {
                    let data5 = data.content, _errs10 = errors;
                    if (errors === _errs10)
                      if (Array.isArray(data5)) {
                        var valid2 = !0;
                        let len1 = data5.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let _errs12 = errors;
                          validate409(data5[i1], { instancePath: instancePath + "/content/" + i1, parentData: data5, parentDataProperty: i1, rootData }) || (vErrors = vErrors === null ? validate409.errors : vErrors.concat(validate409.errors), errors = vErrors.length);
                          var valid2 = _errs12 === errors;
                          if (!valid2)
                            break;
                        }
                      } else
                        return validate406.errors = [{ instancePath: instancePath + "/content", schemaPath: "#/properties/content/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.encrypted_content !== void 0) {
                      let _errs13 = errors;
                      if (typeof data.encrypted_content != "string")
                        return validate406.errors = [{ instancePath: instancePath + "/encrypted_content", schemaPath: "#/properties/encrypted_content/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs13 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate406.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate406.errors = vErrors, errors === 0;
}
function validate383(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0, _errs0 = errors, valid0 = !1, _errs1 = errors;
  validate384(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate384.errors : vErrors.concat(validate384.errors), errors = vErrors.length);
  var _valid0 = _errs1 === errors;
  if (valid0 = valid0 || _valid0, !valid0) {
    let _errs2 = errors;
    validate395(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate395.errors : vErrors.concat(validate395.errors), errors = vErrors.length);
    var _valid0 = _errs2 === errors;
    if (valid0 = valid0 || _valid0, !valid0) {
      let _errs3 = errors;
      validate399(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate399.errors : vErrors.concat(validate399.errors), errors = vErrors.length);
      var _valid0 = _errs3 === errors;
      if (valid0 = valid0 || _valid0, !valid0) {
        let _errs4 = errors;
        validate402(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate402.errors : vErrors.concat(validate402.errors), errors = vErrors.length);
        var _valid0 = _errs4 === errors;
        if (valid0 = valid0 || _valid0, !valid0) {
          let _errs5 = errors;
          validate406(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate406.errors : vErrors.concat(validate406.errors), errors = vErrors.length);
          var _valid0 = _errs5 === errors;
          valid0 = valid0 || _valid0;
        }
      }
    }
  }
  if (valid0)
    errors = _errs0, vErrors !== null && (_errs0 ? vErrors.length = _errs0 : vErrors = null);
  else {
    let err0 = { instancePath, schemaPath: "#/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
    return vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++, validate383.errors = vErrors, !1;
  }
  return validate383.errors = vErrors, errors === 0;
}
var ResponseItemList = validate412, schema190 = { $id: "ResponseItemList", type: "object", additionalProperties: !1, required: ["object", "data", "first_id", "last_id", "has_more"], properties: { object: { type: "string", const: "list" }, data: { type: "array", items: { $ref: "ResponseItem" } }, first_id: { type: ["string", "null"] }, last_id: { type: ["string", "null"] }, has_more: { type: "boolean" } } };
function validate412(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.object === void 0 && (missing0 = "object") || data.data === void 0 && (missing0 = "data") || data.first_id === void 0 && (missing0 = "first_id") || data.last_id === void 0 && (missing0 = "last_id") || data.has_more === void 0 && (missing0 = "has_more"))
        return validate412.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "object" || key0 === "data" || key0 === "first_id" || key0 === "last_id" || key0 === "has_more")) {
            return validate412.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.object !== void 0) {
            let data0 = data.object, _errs2 = errors;
            if (typeof data0 != "string")
              return validate412.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "list")
              return validate412.errors = [{ instancePath: instancePath + "/object", schemaPath: "#/properties/object/const", keyword: "const", params: { allowedValue: "list" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.data !== void 0) {
              let data1 = data.data, _errs4 = errors;
              if (errors === _errs4)
                if (Array.isArray(data1)) {
                  var valid1 = !0;
                  let len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let _errs6 = errors;
                    validate383(data1[i0], { instancePath: instancePath + "/data/" + i0, parentData: data1, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate383.errors : vErrors.concat(validate383.errors), errors = vErrors.length);
                    var valid1 = _errs6 === errors;
                    if (!valid1)
                      break;
                  }
                } else
                  return validate412.errors = [{ instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.first_id !== void 0) {
                let data3 = data.first_id, _errs7 = errors;
                if (typeof data3 != "string" && data3 !== null)
                  return validate412.errors = [{ instancePath: instancePath + "/first_id", schemaPath: "#/properties/first_id/type", keyword: "type", params: { type: schema190.properties.first_id.type }, message: "must be string,null" }], !1;
                var valid0 = _errs7 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.last_id !== void 0) {
                  let data4 = data.last_id, _errs9 = errors;
                  if (typeof data4 != "string" && data4 !== null)
                    return validate412.errors = [{ instancePath: instancePath + "/last_id", schemaPath: "#/properties/last_id/type", keyword: "type", params: { type: schema190.properties.last_id.type }, message: "must be string,null" }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.has_more !== void 0) {
                    let _errs11 = errors;
                    if (typeof data.has_more != "boolean")
                      return validate412.errors = [{ instancePath: instancePath + "/has_more", schemaPath: "#/properties/has_more/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }], !1;
                    var valid0 = _errs11 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate412.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate412.errors = vErrors, errors === 0;
}
var ResponseItemStatus = validate319, ResponseLogprob = validate325, ResponseMessageContent = validate196, ResponseOutputContent = validate321, ResponseOutputItem = validate317, ResponseOutputItemAddedEvent = validate414;
function validate414(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.output_index === void 0 && (missing0 = "output_index") || data.item === void 0 && (missing0 = "item"))
        return validate414.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "output_index" || key0 === "item")) {
            return validate414.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate414.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.output_item.added")
              return validate414.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.output_item.added" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate414.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate414.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.output_index !== void 0) {
                let data2 = data.output_index, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate414.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2) && (data2 < 0 || isNaN(data2)))
                  return validate414.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.item !== void 0) {
                  let _errs8 = errors;
                  validate317(data.item, { instancePath: instancePath + "/item", parentData: data, parentDataProperty: "item", rootData }) || (vErrors = vErrors === null ? validate317.errors : vErrors.concat(validate317.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate414.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate414.errors = vErrors, errors === 0;
}
var ResponseOutputItemDoneEvent = validate416;
function validate416(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.output_index === void 0 && (missing0 = "output_index") || data.item === void 0 && (missing0 = "item"))
        return validate416.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "output_index" || key0 === "item")) {
            return validate416.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate416.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.output_item.done")
              return validate416.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.output_item.done" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate416.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate416.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.output_index !== void 0) {
                let data2 = data.output_index, _errs6 = errors;
                if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2)))
                  return validate416.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                if (errors === _errs6 && typeof data2 == "number" && isFinite(data2) && (data2 < 0 || isNaN(data2)))
                  return validate416.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.item !== void 0) {
                  let _errs8 = errors;
                  validate317(data.item, { instancePath: instancePath + "/item", parentData: data, parentDataProperty: "item", rootData }) || (vErrors = vErrors === null ? validate317.errors : vErrors.concat(validate317.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate416.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate416.errors = vErrors, errors === 0;
}
var ResponseOutputMessage = validate318, ResponseOutputRefusal = validate329, ResponseOutputRefusalParam = validate208, ResponseOutputText = validate322, ResponseOutputTextParam = validate207, ResponseOutputTokensDetails = validate346, ResponseQueuedEvent = validate418;
function validate418(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.response === void 0 && (missing0 = "response"))
        return validate418.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "response")) {
            return validate418.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate418.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.queued")
              return validate418.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.queued" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate418.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate418.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.response !== void 0) {
                let _errs6 = errors;
                validate310(data.response, { instancePath: instancePath + "/response", parentData: data, parentDataProperty: "response", rootData }) || (vErrors = vErrors === null ? validate310.errors : vErrors.concat(validate310.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate418.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate418.errors = vErrors, errors === 0;
}
var ResponseReasoningItem = validate335, ResponseReasoningSummaryPartAddedEvent = validate420;
function validate420(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.summary_index === void 0 && (missing0 = "summary_index") || data.part === void 0 && (missing0 = "part"))
        return validate420.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "summary_index" || key0 === "part")) {
            return validate420.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate420.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.reasoning_summary_part.added")
              return validate420.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.reasoning_summary_part.added" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate420.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate420.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate420.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate420.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate420.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.summary_index !== void 0) {
                    let data4 = data.summary_index, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate420.errors = [{ instancePath: instancePath + "/summary_index", schemaPath: "#/properties/summary_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate420.errors = [{ instancePath: instancePath + "/summary_index", schemaPath: "#/properties/summary_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.part !== void 0) {
                      let _errs12 = errors;
                      validate337(data.part, { instancePath: instancePath + "/part", parentData: data, parentDataProperty: "part", rootData }) || (vErrors = vErrors === null ? validate337.errors : vErrors.concat(validate337.errors), errors = vErrors.length);
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate420.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate420.errors = vErrors, errors === 0;
}
var ResponseReasoningSummaryPartDoneEvent = validate422;
function validate422(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.summary_index === void 0 && (missing0 = "summary_index") || data.part === void 0 && (missing0 = "part"))
        return validate422.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "summary_index" || key0 === "part")) {
            return validate422.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate422.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.reasoning_summary_part.done")
              return validate422.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.reasoning_summary_part.done" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate422.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate422.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate422.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate422.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate422.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.summary_index !== void 0) {
                    let data4 = data.summary_index, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate422.errors = [{ instancePath: instancePath + "/summary_index", schemaPath: "#/properties/summary_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate422.errors = [{ instancePath: instancePath + "/summary_index", schemaPath: "#/properties/summary_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.part !== void 0) {
                      let _errs12 = errors;
                      validate337(data.part, { instancePath: instancePath + "/part", parentData: data, parentDataProperty: "part", rootData }) || (vErrors = vErrors === null ? validate337.errors : vErrors.concat(validate337.errors), errors = vErrors.length);
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate422.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate422.errors = vErrors, errors === 0;
}
var ResponseReasoningSummaryText = validate337, ResponseReasoningSummaryTextDeltaEvent = validate424;
function validate424(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.summary_index === void 0 && (missing0 = "summary_index") || data.delta === void 0 && (missing0 = "delta"))
        return validate424.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "summary_index" || key0 === "delta")) {
            return validate424.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate424.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.reasoning_summary_text.delta")
              return validate424.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.reasoning_summary_text.delta" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate424.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate424.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate424.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate424.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate424.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.summary_index !== void 0) {
                    let data4 = data.summary_index, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate424.errors = [{ instancePath: instancePath + "/summary_index", schemaPath: "#/properties/summary_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate424.errors = [{ instancePath: instancePath + "/summary_index", schemaPath: "#/properties/summary_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.delta !== void 0) {
                      let _errs12 = errors;
                      if (typeof data.delta != "string")
                        return validate424.errors = [{ instancePath: instancePath + "/delta", schemaPath: "#/properties/delta/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate424.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate424.errors = vErrors, errors === 0;
}
var ResponseReasoningSummaryTextDoneEvent = validate425;
function validate425(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.summary_index === void 0 && (missing0 = "summary_index") || data.text === void 0 && (missing0 = "text"))
        return validate425.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "summary_index" || key0 === "text")) {
            return validate425.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate425.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.reasoning_summary_text.done")
              return validate425.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.reasoning_summary_text.done" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate425.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate425.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate425.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate425.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate425.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.summary_index !== void 0) {
                    let data4 = data.summary_index, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate425.errors = [{ instancePath: instancePath + "/summary_index", schemaPath: "#/properties/summary_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate425.errors = [{ instancePath: instancePath + "/summary_index", schemaPath: "#/properties/summary_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.text !== void 0) {
                      let _errs12 = errors;
                      if (typeof data.text != "string")
                        return validate425.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate425.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate425.errors = vErrors, errors === 0;
}
var ResponseRefusalDeltaEvent = validate426;
function validate426(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.content_index === void 0 && (missing0 = "content_index") || data.delta === void 0 && (missing0 = "delta"))
        return validate426.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "content_index" || key0 === "delta")) {
            return validate426.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate426.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.refusal.delta")
              return validate426.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.refusal.delta" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate426.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate426.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate426.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate426.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate426.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.content_index !== void 0) {
                    let data4 = data.content_index, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate426.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate426.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.delta !== void 0) {
                      let _errs12 = errors;
                      if (typeof data.delta != "string")
                        return validate426.errors = [{ instancePath: instancePath + "/delta", schemaPath: "#/properties/delta/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate426.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate426.errors = vErrors, errors === 0;
}
var ResponseRefusalDoneEvent = validate427;
function validate427(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.content_index === void 0 && (missing0 = "content_index") || data.refusal === void 0 && (missing0 = "refusal"))
        return validate427.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "content_index" || key0 === "refusal")) {
            return validate427.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate427.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.refusal.done")
              return validate427.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.refusal.done" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate427.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate427.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate427.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate427.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate427.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.content_index !== void 0) {
                    let data4 = data.content_index, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate427.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate427.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0)
                    if (data.refusal !== void 0) {
                      let _errs12 = errors;
                      if (typeof data.refusal != "string")
                        return validate427.errors = [{ instancePath: instancePath + "/refusal", schemaPath: "#/properties/refusal/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                }
              }
            }
          }
        }
      }
    } else
      return validate427.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate427.errors = vErrors, errors === 0;
}
var ResponseSocketError = validate428;
function validate428(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.status === void 0 && (missing0 = "status") || data.error === void 0 && (missing0 = "error"))
        return validate428.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "status" || key0 === "error" || key0 === "headers")) {
            return validate428.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate428.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "error")
              return validate428.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "error" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.status !== void 0) {
              let data1 = data.status, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate428.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 599 || isNaN(data1))
                  return validate428.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/maximum", keyword: "maximum", params: { comparison: "<=", limit: 599 }, message: "must be <= 599" }], !1;
                if (data1 < 400 || isNaN(data1))
                  return validate428.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/minimum", keyword: "minimum", params: { comparison: ">=", limit: 400 }, message: "must be >= 400" }], !1;
              }
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.error !== void 0) {
                let _errs6 = errors;
                validate137(data.error, { instancePath: instancePath + "/error", parentData: data, parentDataProperty: "error", rootData }) || (vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors), errors = vErrors.length);
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.headers !== void 0) {
                  let data3 = data.headers, _errs7 = errors;
                  if (errors === _errs7)
                    if (data3 && typeof data3 == "object" && !Array.isArray(data3))
                      for (let key1 in data3) {
                        let _errs10 = errors;
                        if (typeof data3[key1] != "string")
                          return validate428.errors = [{ instancePath: instancePath + "/headers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/headers/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                        var valid1 = _errs10 === errors;
                        if (!valid1)
                          break;
                      }
                    else
                      return validate428.errors = [{ instancePath: instancePath + "/headers", schemaPath: "#/properties/headers/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
                  var valid0 = _errs7 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate428.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate428.errors = vErrors, errors === 0;
}
var ResponseStatus = validate311, ResponseStreamEvent = validate430;
function validate431(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.content_index === void 0 && (missing0 = "content_index") || data.delta === void 0 && (missing0 = "delta") || data.logprobs === void 0 && (missing0 = "logprobs"))
        return validate431.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "content_index" || key0 === "delta" || key0 === "logprobs")) {
            return validate431.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate431.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.output_text.delta")
              return validate431.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.output_text.delta" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate431.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate431.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate431.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate431.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate431.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.content_index !== void 0) {
                    let data4 = data.content_index, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate431.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate431.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.delta !== void 0) {
                      let _errs12 = errors;
                      if (typeof data.delta != "string")
                        return validate431.errors = [{ instancePath: instancePath + "/delta", schemaPath: "#/properties/delta/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.logprobs !== void 0) {
                        let data6 = data.logprobs, _errs14 = errors;
                        if (errors === _errs14)
                          if (Array.isArray(data6)) {
                            var valid1 = !0;
                            let len0 = data6.length;
                            for (let i0 = 0; i0 < len0; i0++) {
                              let _errs16 = errors;
                              validate325(data6[i0], { instancePath: instancePath + "/logprobs/" + i0, parentData: data6, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate325.errors : vErrors.concat(validate325.errors), errors = vErrors.length);
                              var valid1 = _errs16 === errors;
                              if (!valid1)
                                break;
                            }
                          } else
                            return validate431.errors = [{ instancePath: instancePath + "/logprobs", schemaPath: "#/properties/logprobs/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                        var valid0 = _errs14 === errors;
                      } else
                        var valid0 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate431.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate431.errors = vErrors, errors === 0;
}
function validate433(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.type === void 0 && (missing0 = "type") || data.sequence_number === void 0 && (missing0 = "sequence_number") || data.item_id === void 0 && (missing0 = "item_id") || data.output_index === void 0 && (missing0 = "output_index") || data.content_index === void 0 && (missing0 = "content_index") || data.text === void 0 && (missing0 = "text") || data.logprobs === void 0 && (missing0 = "logprobs"))
        return validate433.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }], !1;
      {
        let _errs1 = errors;
        for (let key0 in data)
          if (!(key0 === "type" || key0 === "sequence_number" || key0 === "item_id" || key0 === "output_index" || key0 === "content_index" || key0 === "text" || key0 === "logprobs")) {
            return validate433.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.type !== void 0) {
            let data0 = data.type, _errs2 = errors;
            if (typeof data0 != "string")
              return validate433.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
            if (data0 !== "response.output_text.done")
              return validate433.errors = [{ instancePath: instancePath + "/type", schemaPath: "#/properties/type/const", keyword: "const", params: { allowedValue: "response.output_text.done" }, message: "must be equal to constant" }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.sequence_number !== void 0) {
              let data1 = data.sequence_number, _errs4 = errors;
              if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1)))
                return validate433.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
              if (errors === _errs4 && typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1)))
                return validate433.errors = [{ instancePath: instancePath + "/sequence_number", schemaPath: "#/properties/sequence_number/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.item_id !== void 0) {
                let _errs6 = errors;
                if (typeof data.item_id != "string")
                  return validate433.errors = [{ instancePath: instancePath + "/item_id", schemaPath: "#/properties/item_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.output_index !== void 0) {
                  let data3 = data.output_index, _errs8 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate433.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                  if (errors === _errs8 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate433.errors = [{ instancePath: instancePath + "/output_index", schemaPath: "#/properties/output_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.content_index !== void 0) {
                    let data4 = data.content_index, _errs10 = errors;
                    if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4)))
                      return validate433.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }], !1;
                    if (errors === _errs10 && typeof data4 == "number" && isFinite(data4) && (data4 < 0 || isNaN(data4)))
                      return validate433.errors = [{ instancePath: instancePath + "/content_index", schemaPath: "#/properties/content_index/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }], !1;
                    var valid0 = _errs10 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.text !== void 0) {
                      let _errs12 = errors;
                      if (typeof data.text != "string")
                        return validate433.errors = [{ instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
                      var valid0 = _errs12 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.logprobs !== void 0) {
                        let data6 = data.logprobs, _errs14 = errors;
                        if (errors === _errs14)
                          if (Array.isArray(data6)) {
                            var valid1 = !0;
                            let len0 = data6.length;
                            for (let i0 = 0; i0 < len0; i0++) {
                              let _errs16 = errors;
                              validate325(data6[i0], { instancePath: instancePath + "/logprobs/" + i0, parentData: data6, parentDataProperty: i0, rootData }) || (vErrors = vErrors === null ? validate325.errors : vErrors.concat(validate325.errors), errors = vErrors.length);
                              var valid1 = _errs16 === errors;
                              if (!valid1)
                                break;
                            }
                          } else
                            return validate433.errors = [{ instancePath: instancePath + "/logprobs", schemaPath: "#/properties/logprobs/type", keyword: "type", params: { type: "array" }, message: "must be array" }], !1;
                        var valid0 = _errs14 === errors;
                      } else
                        var valid0 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate433.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate433.errors = vErrors, errors === 0;
}
function validate430(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let tag0 = data.type;
      if (typeof tag0 == "string")
        if (tag0 === "response.created")
          validate370(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate370.errors : vErrors.concat(validate370.errors), errors = vErrors.length);
        else if (tag0 === "response.queued")
          validate418(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate418.errors : vErrors.concat(validate418.errors), errors = vErrors.length);
        else if (tag0 === "response.in_progress")
          validate379(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate379.errors : vErrors.concat(validate379.errors), errors = vErrors.length);
        else if (tag0 === "response.output_item.added")
          validate414(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate414.errors : vErrors.concat(validate414.errors), errors = vErrors.length);
        else if (tag0 === "response.reasoning_summary_part.added")
          validate420(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate420.errors : vErrors.concat(validate420.errors), errors = vErrors.length);
        else if (tag0 === "response.reasoning_summary_text.delta")
          validate424(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate424.errors : vErrors.concat(validate424.errors), errors = vErrors.length);
        else if (tag0 === "response.reasoning_summary_text.done")
          validate425(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate425.errors : vErrors.concat(validate425.errors), errors = vErrors.length);
        else if (tag0 === "response.reasoning_summary_part.done")
          validate422(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate422.errors : vErrors.concat(validate422.errors), errors = vErrors.length);
        else if (tag0 === "response.content_part.added")
          validate366(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate366.errors : vErrors.concat(validate366.errors), errors = vErrors.length);
        else if (tag0 === "response.output_text.delta")
          validate431(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate431.errors : vErrors.concat(validate431.errors), errors = vErrors.length);
        else if (tag0 === "response.output_text.done")
          validate433(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate433.errors : vErrors.concat(validate433.errors), errors = vErrors.length);
        else if (tag0 === "response.refusal.delta")
          validate426(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate426.errors : vErrors.concat(validate426.errors), errors = vErrors.length);
        else if (tag0 === "response.refusal.done")
          validate427(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate427.errors : vErrors.concat(validate427.errors), errors = vErrors.length);
        else if (tag0 === "response.content_part.done")
          validate368(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate368.errors : vErrors.concat(validate368.errors), errors = vErrors.length);
        else if (tag0 === "response.function_call_arguments.delta")
          validate376(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate376.errors : vErrors.concat(validate376.errors), errors = vErrors.length);
        else if (tag0 === "response.function_call_arguments.done")
          validate377(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate377.errors : vErrors.concat(validate377.errors), errors = vErrors.length);
        else if (tag0 === "response.output_item.done")
          validate416(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate416.errors : vErrors.concat(validate416.errors), errors = vErrors.length);
        else if (tag0 === "response.completed")
          validate364(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate364.errors : vErrors.concat(validate364.errors), errors = vErrors.length);
        else if (tag0 === "response.incomplete")
          validate381(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate381.errors : vErrors.concat(validate381.errors), errors = vErrors.length);
        else if (tag0 === "response.failed")
          validate374(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate374.errors : vErrors.concat(validate374.errors), errors = vErrors.length);
        else if (tag0 === "error")
          validate372(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate372.errors : vErrors.concat(validate372.errors), errors = vErrors.length);
        else if (tag0 === "clawgate:tool_call.started")
          validate180(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate180.errors : vErrors.concat(validate180.errors), errors = vErrors.length);
        else if (tag0 === "clawgate:tool_call.done")
          validate179(data, { instancePath, parentData, parentDataProperty, rootData }) || (vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors), errors = vErrors.length);
        else
          return validate430.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "type", tagValue: tag0 }, message: 'value of tag "type" must be in oneOf' }], !1;
      else
        return validate430.errors = [{ instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "type", tagValue: tag0 }, message: 'tag "type" must be string' }], !1;
    } else
      return validate430.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }], !1;
  return validate430.errors = vErrors, errors === 0;
}
var ResponseStreamOptions = validate280, ResponseTextConfig = validate268, ResponseTextDeltaEvent = validate431, ResponseTextDoneEvent = validate433, ResponseTool = validate236, ResponseTopLogprob = validate326, ResponseUrlCitation = validate323, ResponseUsage = validate343, ScopesHeader = validate458;
function validate458(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate458.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : (validate458.errors = vErrors, errors === 0);
}
var SequenceNumberQuery = validate459;
var pattern11 = new RegExp("^(?:0|[1-9][0-9]{0,14})$", "u");
function validate459(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  if (errors === 0)
    if (typeof data == "string") {
      if (!pattern11.test(data))
        return validate459.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(?:0|[1-9][0-9]{0,14})$" }, message: 'must match pattern "^(?:0|[1-9][0-9]{0,14})$"' }], !1;
    } else
      return validate459.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1;
  return validate459.errors = vErrors, errors === 0;
}
var ServerToolCall = validate85, ServerToolResult = validate89, SessionKeyHeader = validate460;
function validate460(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate460.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : (validate460.errors = vErrors, errors === 0);
}
var SortOrderQuery = validate461, schema207 = { $id: "SortOrderQuery", type: "string", enum: ["asc", "desc"] };
function validate461(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null, errors = 0;
  return typeof data != "string" ? (validate461.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, message: "must be string" }], !1) : data === "asc" || data === "desc" ? (validate461.errors = vErrors, errors === 0) : (validate461.errors = [{ instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema207.enum }, message: "must be equal to one of the allowed values" }], !1);
}
var StoredAssistantMessage = validate395, StoredFunctionCall = validate399, StoredFunctionCallOutput = validate402, StoredInputContent = validate386, StoredInputFile = validate389, StoredInputImage = validate388, StoredInputMessage = validate384, StoredInputText = validate387, StoredReasoning = validate406, StoredReasoningText = validate409, TextField = validate353, TextFormat = validate354, TextFormatJsonObject = validate356, TextFormatJsonObjectParam = validate271, TextFormatJsonSchema = validate357, TextFormatJsonSchemaParam = validate272, TextFormatText = validate355, TextFormatTextParam = validate270, ToolActivity = validate83, ToolCallActivity = validate84, ToolChoiceAllowed = validate263, ToolChoiceFunction = validate261, ToolChoiceOptions = validate259, ToolResultActivity = validate88, UnsupportedItemParam = validate233, UnsupportedTool = validate238, UnsupportedToolChoice = validate266;

// <stdin>
var validators = { AgentIdHeader, AllowedToolChoice, BackendModelHeader, BooleanQuery, ChatCompletion, ChatCompletionAnswerFunction, ChatCompletionAnswerToolCall, ChatCompletionAssistantContentPart, ChatCompletionAssistantMessageParam, ChatCompletionCalledFunction, ChatCompletionChoice, ChatCompletionChunk, ChatCompletionChunkChoice, ChatCompletionChunkDelta, ChatCompletionChunkFunction, ChatCompletionChunkToolCall, ChatCompletionContentPart, ChatCompletionContentPartFile, ChatCompletionContentPartImage, ChatCompletionContentPartInputAudio, ChatCompletionContentPartRefusal, ChatCompletionContentPartText, ChatCompletionDeveloperMessageParam, ChatCompletionErrorFrame, ChatCompletionExtension, ChatCompletionFile, ChatCompletionFinishReason, ChatCompletionFunctionCall, ChatCompletionFunctionMessageParam, ChatCompletionFunctionName, ChatCompletionFunctionTool, ChatCompletionImageUrl, ChatCompletionLogprobs, ChatCompletionMessage, ChatCompletionMessageFunctionToolCall, ChatCompletionMessageParam, ChatCompletionMessageToolCall, ChatCompletionNamedToolChoice, ChatCompletionPredictionContent, ChatCompletionPromptCacheOptions, ChatCompletionResponseFormat, ChatCompletionStreamFrame, ChatCompletionStreamOptions, ChatCompletionSystemMessageParam, ChatCompletionTokenLogprob, ChatCompletionTool, ChatCompletionToolChoiceObject, ChatCompletionToolMessageParam, ChatCompletionTopLogprob, ChatCompletionUserMessageParam, ClawgateToolCallDoneEvent, ClawgateToolCallStartedEvent, CompletionTokensDetails, CompletionUsage, CreateChatCompletionRequest, CreateEmbeddingRequest, CreateResponseRequest, DeletedResponse, EasyInputMessage, Embedding, EmbeddingList, EmbeddingTokens, EmbeddingUsage, ErrorObject, ErrorResponse, FunctionCallItemParam, FunctionCallOutputItemParam, FunctionDefinition, FunctionTool, FunctionToolChoice, FunctionToolParam, Health, HealthDetails, HistoryHeader, IncludeQuery, ItemIdQuery, ItemReferenceParam, MessageChannelHeader, Model, ModelIdPath, ModelList, PageSizeQuery, PromptTokensDetails, Readiness, ReadinessCheck, ReadinessDetails, Reasoning, ReasoningItemParam, ReasoningParam, ReasoningSummaryTextParam, ReasoningTextParam, RequestIdHeader, Response, ResponseCompletedEvent, ResponseContentPartAddedEvent, ResponseContentPartDoneEvent, ResponseCreatedEvent, ResponseError, ResponseErrorEvent, ResponseFailedEvent, ResponseFormatJSONObject, ResponseFormatJSONSchema, ResponseFormatJSONSchemaDefinition, ResponseFormatText, ResponseFormatTextConfig, ResponseFunctionCallArgumentsDeltaEvent, ResponseFunctionCallArgumentsDoneEvent, ResponseFunctionOutputContent, ResponseFunctionToolCall, ResponseIdPath, ResponseInProgressEvent, ResponseIncompleteDetails, ResponseIncompleteEvent, ResponseInputFile, ResponseInputImage, ResponseInputItem, ResponseInputSource, ResponseInputSourceBase64, ResponseInputSourceUrl, ResponseInputText, ResponseInputTokensDetails, ResponseItem, ResponseItemList, ResponseItemStatus, ResponseLogprob, ResponseMessageContent, ResponseOutputContent, ResponseOutputItem, ResponseOutputItemAddedEvent, ResponseOutputItemDoneEvent, ResponseOutputMessage, ResponseOutputRefusal, ResponseOutputRefusalParam, ResponseOutputText, ResponseOutputTextParam, ResponseOutputTokensDetails, ResponseQueuedEvent, ResponseReasoningItem, ResponseReasoningSummaryPartAddedEvent, ResponseReasoningSummaryPartDoneEvent, ResponseReasoningSummaryText, ResponseReasoningSummaryTextDeltaEvent, ResponseReasoningSummaryTextDoneEvent, ResponseRefusalDeltaEvent, ResponseRefusalDoneEvent, ResponseSocketError, ResponseStatus, ResponseStreamEvent, ResponseStreamOptions, ResponseTextConfig, ResponseTextDeltaEvent, ResponseTextDoneEvent, ResponseTool, ResponseTopLogprob, ResponseUrlCitation, ResponseUsage, ScopesHeader, SequenceNumberQuery, ServerToolCall, ServerToolResult, SessionKeyHeader, SortOrderQuery, StoredAssistantMessage, StoredFunctionCall, StoredFunctionCallOutput, StoredInputContent, StoredInputFile, StoredInputImage, StoredInputMessage, StoredInputText, StoredReasoning, StoredReasoningText, TextField, TextFormat, TextFormatJsonObject, TextFormatJsonObjectParam, TextFormatJsonSchema, TextFormatJsonSchemaParam, TextFormatText, TextFormatTextParam, ToolActivity, ToolCallActivity, ToolChoiceAllowed, ToolChoiceFunction, ToolChoiceOptions, ToolResultActivity, UnsupportedItemParam, UnsupportedTool, UnsupportedToolChoice };
export {
  validators
};
