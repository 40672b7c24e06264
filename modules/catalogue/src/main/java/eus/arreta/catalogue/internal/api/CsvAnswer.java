package eus.arreta.catalogue.internal.api;

import jakarta.ws.rs.core.Response;

/** A CSV file as an answer. */
final class CsvAnswer {

    static final String CSV = "text/csv";

    private CsvAnswer() {}

    /** @param name without ending; what a browser saves it as */
    static Response of(String name, byte[] csv) {
        return Response.ok(csv, CSV + "; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .build();
    }
}
