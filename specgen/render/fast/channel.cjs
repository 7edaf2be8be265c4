// jsii writes each answer separately, which wakes the program for each. The program needs none of
// them before it has sent the next request, so they are sent together when jsii reads that.
"use strict";

const fs = require("node:fs");
const Module = require("node:module");
const threads = require("node:worker_threads");

const CHANNEL = 3; // the file descriptor on which jsii's program.js speaks; see process.py
const { readSync, writeSync } = fs;
const waiting = [];

function send() {
  const data = Buffer.concat(waiting.splice(0));
  for (let sent = 0; sent < data.length; ) {
    try {
      sent += writeSync(CHANNEL, data, sent);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

function gatherAnswers() {
  fs.writeSync = function (file, data, offset, length, ...rest) {
    if (file !== CHANNEL || !ArrayBuffer.isView(data)) {
      return writeSync.call(this, file, data, offset, length, ...rest);
    }
    const begin = offset ?? 0;
    const part = data.subarray(begin, length === undefined ? undefined : begin + length);
    waiting.push(Buffer.from(part)); // a copy: jsii may use the buffer again
    return part.length;
  };

  fs.readSync = function (file, ...rest) {
    if (file === CHANNEL) send();
    return readSync.call(this, file, ...rest);
  };

  process.on("exit", send);
}

// jsii asserts that type information is there, and builds the message for every value even if the
// assertion holds. It fails only for null and undefined, which read the same both ways.
const EAGER_MESSAGE = /(expected type information, got \$\{)\(0,\w+\.inspect\)\((\w+)\)\}/;

function wordMessagesPlainly() {
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (content, file, ...rest) {
    const isProgram = file === process.argv[1];
    const plain = isProgram ? content.replace(EAGER_MESSAGE, "$1$2 && typeof $2}") : content;
    return compile.call(this, plain, file, ...rest);
  };
}

// Elsewhere this descriptor may be anything.
if (threads.isMainThread && process.argv[1]?.endsWith("/lib/program.js")) {
  gatherAnswers();
  wordMessagesPlainly();
}
