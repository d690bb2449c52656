// A server made of the npm package ws that compresses all it says, with context takeover. It says
// the messages of the JSON array in its argument to its client, and closes once it has heard "bye".
// What it hears goes to stdout, one JSON object a line, after {"port": …}.
"use strict";

const { WebSocketServer } = require("ws");

const messages = JSON.parse(process.argv[2]);

function say(object) {
    console.log(JSON.stringify(object));
}

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: { threshold: 0 } });
server.on("listening", () => say({ port: server.address().port }));
server.on("connection", (peer) => {
    peer.on("message", (data) => {
        say({ heard: data.toString() });
        if (data.toString() === "bye")
            peer.close(1000);
    });
    peer.on("error", (error) => say({ error: error.message }));
    peer.on("close", (code) => {
        say({ closed: code, extensions: peer.extensions });
        process.exit(0);
    });
    for (const message of messages)
        peer.send(message);
});
