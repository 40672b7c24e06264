package eus.arreta.channelapi;

import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import java.nio.file.Path;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The JSON Schemas of the contract's records. */
final class EventSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaGenerator generator;

    EventSchemas() {
        SchemaGeneratorConfigBuilder settings = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonSchemaModule(
                        JacksonOption.RESPECT_JSONPROPERTY_REQUIRED, JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
                .with(Option.NULLABLE_ALWAYS_AS_ANYOF);
        settings.forTypesInGeneral()
                .withStringFormatResolver(scope -> scope.getType().isInstanceOf(UUID.class) ? "uuid" : null);
        this.generator = new SchemaGenerator(settings.build());
    }

    JsonNode of(EventType type) {
        return JSON.readTree(generator.generateSchema(type.record()).toString());
    }

    /** Where the published schema of a type stands. */
    static Path published(EventType type) {
        return Path.of("..", "..", "docs", "events", type.wireName() + ".json");
    }

    static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    static String write(JsonNode schema) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }
}
