// What Node runs before jsii. Every change here has no effect if the file names differ.
"use strict";

const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const threads = require("node:worker_threads");

const EAGER_INDEX = /\/@cdktf\/provider-[a-z0-9]+\/lib\/index\.js$/;
const STACK_TRACE = "/cdktf/lib/tokens/private/stack-trace.js";
const INDEX_BUILDER = "runtime-index-worker.js";

// All bindings ship an index that loads types on demand, but do not use it.
function useLazyIndex() {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (...args) {
    const file = resolve.apply(this, args);
    if (!EAGER_INDEX.test(file)) return file;
    const lazy = path.join(path.dirname(file), "lazy-index.js");
    return fs.existsSync(lazy) ? lazy : file;
  };
}

// Only cdktf's assets need the archiver, and specgen makes none.
function loadArchiverOnFirstUse() {
  const load = Module._load;
  Module._load = function (request, parent, ...rest) {
    if (request !== "archiver" || !parent) return load.call(this, request, parent, ...rest);
    let loaded;
    const archiver = () => (loaded ??= load.call(this, request, parent, ...rest));
    return new Proxy(function () {}, {
      apply: (_target, _self, args) => archiver()(...args),
      get: (_target, name) => archiver()[name],
    });
  };
}

// A token records a JavaScript stack when it is made, for an error text that Python never shows.
function dropCreationStacks() {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (content, file, ...rest) {
    const result = compile.call(this, content, file, ...rest);
    if (file.endsWith(STACK_TRACE)) this.exports.captureStackTrace = () => [];
    return result;
  };
}

// jsii writes its index of types in a thread but does not wait for it when the process ends: a short
// program would never get the index, and would read 120 MB of JSON on every run.
function waitForIndexBuilders() {
  const building = new Set();
  threads.Worker = class extends threads.Worker {
    constructor(file, ...rest) {
      super(file, ...rest);
      if (!String(file).endsWith(INDEX_BUILDER)) return;
      building.add(this);
      this.once("exit", () => building.delete(this));
    }
  };
  const exit = process.exit;
  process.exit = (code) => {
    if (building.size === 0) exit.call(process, code);
    for (const worker of building) worker.once("exit", () => process.exit(code));
  };
}

if (threads.isMainThread) {
  useLazyIndex();
  loadArchiverOnFirstUse();
  dropCreationStacks();
  waitForIndexBuilders();
}
