// A server made of the npm package ws. The path says what it does with a connection; what it sees
// goes to stdout, one JSON object a line, after {"port": …}.
"use strict";

const { WebSocketServer } = require("ws");

function say(object) {
    console.log(JSON.stringify(object));
}

const behaviors = {
    "/echo": (peer) =>
        peer.on("message", (data, isBinary) => peer.send(data, { binary: isBinary })),
    "/fragments": (peer) => {
        peer.send("Frag", { fin: false });
        peer.send("mented ", { fin: false });
        peer.ping("between");
        peer.send("text", { fin: true });
        peer.close(1000);
    },
    "/close": (peer) => peer.close(),
    "/close-4001": (peer) => peer.close(4001, "because"),
    "/vanish": (peer) => peer.terminate(),
};

const server = new WebSocketServer({
    host: "127.0.0.1",
    port: 0,
    perMessageDeflate: false,
    verifyClient: ({ req }, done) => done(req.url in behaviors, 403),
    handleProtocols: (offered) => (offered.has("chat") ? "chat" : false),
});
server.on("listening", () => say({ port: server.address().port }));
server.on("connection", (peer, request) => {
    say({ event: "open", url: request.url, subprotocol: peer.protocol });
    peer.on("message", (data, isBinary) =>
        say({ event: "message", binary: isBinary, hex: data.toString("hex") })
    );
    peer.on("pong", (data) => say({ event: "pong", hex: data.toString("hex") }));
    peer.on("error", (error) => say({ event: "error", code: error.code }));
    peer.on("close", (code, reason) => say({ event: "close", code, reason: reason.toString() }));
    behaviors[request.url](peer);
});
