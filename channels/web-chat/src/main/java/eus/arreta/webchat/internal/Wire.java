package eus.arreta.webchat.internal;

import java.util.concurrent.CompletionStage;

/** The socket, as the protocol sees it. */
interface Wire {

    /** Completes when the text has left for the network; exceptionally when the connection is gone. */
    CompletionStage<Void> send(String text);

    /** Closes the connection; a second time does nothing. */
    void close(Closing closing);
}
