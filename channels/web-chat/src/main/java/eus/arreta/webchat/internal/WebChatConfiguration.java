package eus.arreta.webchat.internal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the web chat's sockets on one server. */
@ConfigMapping(prefix = "arreta.web-chat")
public interface WebChatConfiguration {

    /** Messages a second that one connection may send over a longer time. */
    @WithDefault("50")
    int messagesPerSecond();

    /** Messages that one connection may send at once after a pause. */
    @WithDefault("200")
    int messagesBurst();

    /** How often a connection looks for messages without having been told of any: a frame between replicas may be lost. */
    @WithDefault("PT60S")
    Duration lookAgain();

    /** Most connections of one server. */
    @WithDefault("20000")
    int connections();
}
