package eus.arreta.cases.internal.api;

import eus.arreta.channelapi.InvalidInput;

/** The version that a caller saw: in the body, or in {@code If-Match}. */
final class IfMatch {

    private IfMatch() {}

    /** @throws InvalidInput when the header holds no version, or another one than the body */
    static Integer version(Integer inBody, String header) {
        if (header == null || header.equals("*")) {
            return inBody;
        }
        String digits = header.replaceAll("^(W/)?\"?(\\d{1,9})\"?$", "$2");
        if (!digits.matches("\\d{1,9}")) {
            throw new InvalidInput("/version", "invalid", "If-Match holds no version");
        }
        int version = Integer.parseInt(digits);
        if (inBody != null && inBody != version) {
            throw new InvalidInput("/version", "invalid", "is another one than If-Match names");
        }
        return version;
    }
}
