package eus.arreta.citizens.internal.api;

import eus.arreta.http.Problem;

/** What is sent along with a call. */
final class Bodies {

    private Bodies() {}

    /** @throws Problem 400 without a body */
    static void require(Object body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
    }
}
