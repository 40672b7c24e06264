package eus.arreta.channelapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The published schemas in {@code docs/events/} are those of the records, and change only in ways that break nobody. To
 * publish a compatible change, run this test with {@code -Darreta.schemas.publish=true}.
 */
class EventSchemasTest {

    private final EventSchemas schemas = new EventSchemas();

    @ParameterizedTest
    @EnumSource(EventType.class)
    void thePublishedSchemaIsCompatibleAndUpToDate(EventType type) throws IOException {
        Path file = EventSchemas.published(type);
        JsonNode now = schemas.of(type);
        if (Files.exists(file)) {
            assertThat(SchemaChange.breaks(EventSchemas.read(Files.readString(file)), now))
                    .as("an incompatible change of %s needs a new version of the type", type.wireName())
                    .isEmpty();
        }
        if (Boolean.getBoolean("arreta.schemas.publish")) {
            Files.writeString(file, EventSchemas.write(now));
        }
        assertThat(file).exists();
        assertThat(EventSchemas.read(Files.readString(file))).isEqualTo(now);
    }

    @Test
    void whatBreaksReadersIsFound() {
        JsonNode published = schemas.of(EventType.MESSAGE_DELETED);
        assertThat(SchemaChange.breaks(published, published)).isEmpty();
        assertThat(changed("\"externalId\":{\"type\":\"string\"}", "\"externalId\":{\"type\":\"integer\"}"))
                .containsExactly("/properties/externalId/type was \"string\" and is \"integer\"");
        assertThat(changed("\"externalId\":{\"type\":\"string\"}", "\"external\":{\"type\":\"string\"}"))
                .containsExactly("/properties/externalId is gone");
        assertThat(changed("\"required\":[", "\"required\":[\"reason\","))
                .containsExactly("/required has become required: [reason]");
        assertThat(changed("\"properties\":{", "\"properties\":{\"reason\":{\"type\":\"string\"},"))
                .isEmpty();
    }

    private java.util.List<String> changed(String before, String after) {
        String published = schemas.of(EventType.MESSAGE_DELETED).toString();
        assertThat(published).contains(before);
        return SchemaChange.breaks(EventSchemas.read(published), EventSchemas.read(published.replace(before, after)));
    }
}
