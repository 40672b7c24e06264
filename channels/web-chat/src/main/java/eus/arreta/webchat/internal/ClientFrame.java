package eus.arreta.webchat.internal;

/** What a visitor's browser sends. */
sealed interface ClientFrame {

    /**
     * The first frame.
     *
     * @param resume   token of an earlier welcome; absent for a new conversation
     * @param after    the last cursor that the browser has; 0 for the beginning
     * @param language ISO 639; absent when unknown
     * @param chosen   whether the visitor chose the language; else it is the page's
     */
    record Hello(String resume, long after, String language, boolean chosen) implements ClientFrame {
        @Override
        public String toString() {
            return "Hello[]";
        }
    }

    /** What becomes a message; {@code clientId} is the browser's own id of it, unique in the conversation. */
    sealed interface Said extends ClientFrame {
        String clientId();
    }

    /** A text. */
    record Message(String clientId, String text) implements Said {
        @Override
        public String toString() {
            return "Message[]";
        }
    }

    /** One of the choices that were offered, with the words on it; the words may be absent. */
    record Press(String clientId, String choiceId, String label) implements Said {
        @Override
        public String toString() {
            return "Press[]";
        }
    }

    /** All messages up to the cursor are on the device. */
    record Received(long cursor) implements ClientFrame {}

    /** All messages up to the cursor were seen. */
    record Read(long cursor) implements ClientFrame {}

    /** The visitor is writing. */
    record Typing() implements ClientFrame {}

    /** Answered by a pong with the same number. */
    record Ping(Long n) implements ClientFrame {}

    /** The visitor says that the conversation is over. */
    record End() implements ClientFrame {}
}
