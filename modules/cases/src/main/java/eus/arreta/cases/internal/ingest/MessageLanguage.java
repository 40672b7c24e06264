package eus.arreta.cases.internal.ingest;

import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import eus.arreta.language.DetectedLanguage;
import eus.arreta.language.LanguageDetection;
import java.util.Objects;

/**
 * In which language a message is. What is stated beats what is found out, and only where nothing is stated is anything
 * looked for.
 *
 * @param stated by the network for this text, or by the citizen; absent when nobody said it
 * @param found  absent when it was stated, or when there are no words
 */
record MessageLanguage(String stated, DetectedLanguage found) {

    static MessageLanguage of(MessageReceived message, MessageText text) {
        String stated = message.content().stream()
                .filter(Content.Text.class::isInstance)
                .map(part -> ((Content.Text) part).language())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(message.language());
        return stated != null
                ? new MessageLanguage(stated, null)
                : new MessageLanguage(null, LanguageDetection.of(text.text()).orElse(null));
    }

    /** Its code; absent where nothing was stated and nothing sure was found. */
    String code() {
        return found == null ? stated : found.sure() ? found.code() : null;
    }
}
