package eus.arreta.webui.internal.citizens;

import java.util.List;

/** Citizens that were found. */
public record CitizenRows(String words, List<Row> items, String next) {

    /** One citizen; {@code addresses} in short. */
    public record Row(String address, String name, String addresses, String language) {}
}
