// CDKTF resolves each element three times: to find references across stacks, for its fragment, and
// with the whole stack. The first is skipped if nothing crosses; the others inspect only what holds
// a token.
"use strict";

const Module = require("node:module");
const threads = require("node:worker_threads");

const APP = "/cdktf/lib/app.js";
const CUSTOM_SYNTHESIS = Symbol.for("cdktf/customSynthesis");
const TOKEN = /TfToken\[|\de\+\d/; // how a text, list, map or number in a text represents one
const LARGEST_PLAIN = 1e99; // numbers that represent tokens are far larger
// The value in a map that is a token; alone it is a mistake, which CDKTF's own resolve reports.
const IN_MAP_TOKENS = new Set(["String Map Token Value", "Any Map Token Value", -123456789]);

class NotPlain extends Error {}

// None of the program's own code runs while the app is written: no aspect, no subclass's method.
function isPlain(app, { Aspects }) {
  return app.skipValidation && !app.hclOutput && app.node.findAll().every((construct) => {
    if (CUSTOM_SYNTHESIS in construct || Aspects.of(construct).all.length > 0) return false;
    return !hasOwnMethod(construct);
  });
}

// jsii puts methods that another language overrides on the object, not enumerable.
function hasOwnMethod(object) {
  return Object.getOwnPropertyNames(object).some((name) => {
    if (Object.prototype.propertyIsEnumerable.call(object, name)) return false;
    const { value, get } = Object.getOwnPropertyDescriptor(object, name);
    return typeof (value ?? get) === "function";
  });
}

// What CDKTF's own resolve makes of a value. That is called only if there may be a token; any other
// value is copied without its undefined parts.
function resolved(value, resolve) {
  switch (typeof value) {
    case "string":
    case "number":
      return mayBeToken(value) || IN_MAP_TOKENS.has(value) ? resolve(value) : value;
    case "boolean":
    case "undefined":
      return value;
    case "object":
      if (value === null) return null;
      if (Array.isArray(value)) return resolvedList(value, resolve);
      return isData(value) ? resolvedMap(value, resolve) : resolve(value);
    default:
      return resolve(value);
  }
}

function resolvedList(list, resolve) {
  if (list.some(mayBeToken)) return resolve(list);
  return list.map((item) => resolved(item, resolve)).filter((item) => item !== undefined);
}

function resolvedMap(map, resolve) {
  const result = {};
  for (const key of Object.keys(map)) {
    if (TOKEN.test(key)) return resolve(map);
    const value = resolved(map[key], resolve);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function mayBeToken(item) {
  if (typeof item === "number") return Math.abs(item) > LARGEST_PLAIN;
  return typeof item === "string" && TOKEN.test(item);
}

// Neither a token nor a construct: an object literal or a map from Python.
function isData(object) {
  const prototype = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return typeof object.resolve !== "function" && object._children === undefined;
}

// What runs instead of CDKTF's own while a plain app is written; each may throw NotPlain.
function shortcuts({ TerraformStack, Intrinsic, LazyBase, DefaultTokenResolver, tokens, Reference }) {
  const isOfCdktf = (token) => {
    const isLazy = token instanceof LazyBase && !hasOwnMethod(token.producer);
    return (isLazy || token instanceof Intrinsic) && !hasOwnMethod(token);
  };
  const { resolve } = tokens;
  const { resolveToken } = DefaultTokenResolver.prototype;
  const resolveReference = Reference.prototype.resolve;
  return [
    [TerraformStack.prototype, "prepareStack", function () {
      this.ensureBackendExists();
    }],
    [Reference.prototype, "resolve", function (context) {
      if (this.originStack && this.originStack !== TerraformStack.of(context.scope)) throw new NotPlain();
      return resolveReference.call(this, context);
    }],
    [DefaultTokenResolver.prototype, "resolveToken", function (token, ...rest) {
      if (!isOfCdktf(token)) throw new NotPlain();
      return resolveToken.call(this, token, ...rest);
    }],
    [tokens, "resolve", (scope, value) => resolved(value, (part) => resolve(scope, part))],
  ];
}

function withShortcuts(parts, run) {
  const changed = shortcuts(parts).map(([owner, name, value]) => {
    const stock = owner[name];
    owner[name] = value;
    return () => (owner[name] = stock);
  });
  try {
    return run();
  } finally {
    for (const restore of changed) restore();
  }
}

function partsOf(app) {
  const { ref } = app.require("./tfExpression");
  return {
    ...app.require("./aspect"),
    ...app.require("./terraform-stack"),
    ...app.require("./tokens/lazy"),
    ...app.require("./tokens/resolvable"),
    ...app.require("./tokens/private/intrinsic"),
    tokens: app.require("./_tokens"),
    Reference: ref("none").constructor,
  };
}

// If anything goes wrong, the full way decides: it writes the same files again or reports the error.
function writeOnce(app) {
  const { prototype } = app.exports.App;
  const { synth } = prototype;
  prototype.synth = function () {
    const parts = partsOf(app);
    if (isPlain(this, parts)) {
      try {
        return withShortcuts(parts, () => synth.call(this));
      } catch {
        // a reference across stacks, a token of another kind, or a mistake
      }
    }
    return synth.call(this);
  };
}

if (threads.isMainThread) {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (content, file, ...rest) {
    const result = compile.call(this, content, file, ...rest);
    if (file.endsWith(APP)) writeOnce(this);
    return result;
  };
}
