// A client made of the npm package ws: ws_client.js URL OPTIONS SCRIPT. It carries out SCRIPT, a
// JSON array of [method, ...arguments], and says what it sees, one JSON object a line. An argument
// {"hex": …, "times": n} stands for octets, repeated.
"use strict";

const WebSocket = require("ws");

const [url, options, script] = process.argv.slice(2);

function say(object) {
    console.log(JSON.stringify(object));
}

function octets(argument) {
    if (!argument || argument.hex === undefined)
        return argument;
    const once = Buffer.from(argument.hex, "hex");
    return Buffer.alloc(once.length * (argument.times || 1), once);
}

const { subprotocols = [], ...rest } = JSON.parse(options);
const socket = new WebSocket(url, subprotocols, rest);
socket.on("open", () => {
    say({ event: "open", subprotocol: socket.protocol, extensions: socket.extensions });
    for (const [method, ...methodArguments] of JSON.parse(script))
        socket[method](...methodArguments.map(octets));
});
socket.on("message", (data, isBinary) => {
    say({ event: "message", binary: isBinary, hex: data.toString("hex") });
});
socket.on("ping", (data) => say({ event: "ping", hex: data.toString("hex") }));
socket.on("pong", (data) => say({ event: "pong", hex: data.toString("hex") }));
socket.on("unexpected-response", (request, response) => {
    say({ event: "refused", status: response.statusCode });
    request.destroy();
});
socket.on("error", (error) => say({ event: "error", code: error.code }));
socket.on("close", (code, reason) => say({ event: "close", code, reason: reason.toString() }));
