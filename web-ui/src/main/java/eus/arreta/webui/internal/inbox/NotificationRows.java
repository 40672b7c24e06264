package eus.arreta.webui.internal.inbox;

import java.util.List;

/** What the reader is told. */
public record NotificationRows(List<Row> items, String next) {

    /** One line; {@code fresh} says that it wasn't read yet. */
    public record Row(String address, String words, String subject, String text, String when, boolean fresh) {}
}
