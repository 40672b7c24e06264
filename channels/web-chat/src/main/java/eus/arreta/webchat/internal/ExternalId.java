package eus.arreta.webchat.internal;

/** A message's id in its account: the browser's own id is unique in the conversation only. */
final class ExternalId {

    private ExternalId() {}

    static String of(String conversation, String clientId) {
        return conversation + ":" + clientId;
    }

    /** The browser's own id in an external id; null when it is not of that conversation. */
    static String clientId(String conversation, String externalId) {
        String start = conversation + ":";
        return externalId != null && externalId.startsWith(start) ? externalId.substring(start.length()) : null;
    }
}
