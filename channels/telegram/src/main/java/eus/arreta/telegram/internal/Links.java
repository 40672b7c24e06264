package eus.arreta.telegram.internal;

import eus.arreta.channelapi.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the links to a bot are about, by what they carry along ({@code t.me/<bot>?start=<payload>}). Anybody can type any of them:
 * they say what somebody came for, never who they are.
 */
record Links(Map<String, Meaning> meanings) {

    /** No link means anything. */
    static final Links NONE = new Links(Map.of());

    private static final Pattern LINE = Pattern.compile(
            "\\s*([A-Za-z0-9_-]{1,64})\\s*=\\s*(topic|campaign)\\s*:\\s*([\\p{L}\\p{N}][\\p{L}\\p{N} _.:/-]{0,49})");

    private static final Meaning NOTHING = new Meaning(null, null);

    /** What a case gets; either may be absent. */
    record Meaning(String topic, String campaign) {}

    /**
     * From lines such as {@code rates = topic:taxes} and {@code fair = campaign:Fair 2027}; a payload may have one of each.
     *
     * @throws InvalidInput naming the line that is none
     */
    static Links of(List<String> lines) {
        Map<String, Meaning> meanings = new HashMap<>();
        for (int index = 0; index < lines.size(); index++) {
            Matcher line = LINE.matcher(lines.get(index));
            if (!line.matches()) {
                throw new InvalidInput(
                        "/config/links/" + index,
                        "invalid",
                        "is not written as payload = topic:code or payload = campaign:label");
            }
            boolean topic = line.group(2).equals("topic");
            String value = line.group(3).strip();
            Meaning before = meanings.getOrDefault(line.group(1), NOTHING);
            meanings.put(line.group(1), new Meaning(topic ? value : before.topic(), topic ? before.campaign() : value));
        }
        return new Links(Map.copyOf(meanings));
    }

    Meaning meaning(String payload) {
        return meanings.getOrDefault(payload, NOTHING);
    }
}
