// A client made of the npm package ws that compresses all it says, with context takeover:
// deflate_client.js URL MESSAGES COUNT. It says the messages of the JSON array, and "bye" once it has
// heard so many; then the server closes. What it hears goes to stdout, one JSON object a line.
"use strict";

const WebSocket = require("ws");

const [url, messages, count] = process.argv.slice(2);
let awaited = Number(count);

function say(object) {
    console.log(JSON.stringify(object));
}

const socket = new WebSocket(url, { perMessageDeflate: { threshold: 0 } });
socket.on("open", () => {
    for (const message of JSON.parse(messages))
        socket.send(message);
});
socket.on("message", (data) => {
    say({ heard: data.toString() });
    if (--awaited === 0)
        socket.send("bye");
});
socket.on("error", (error) => say({ error: error.message }));
socket.on("close", (code) => say({ closed: code, extensions: socket.extensions }));
