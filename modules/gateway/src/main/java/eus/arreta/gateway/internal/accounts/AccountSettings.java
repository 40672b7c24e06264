package eus.arreta.gateway.internal.accounts;

import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.ConfigurationField;
import eus.arreta.channelapi.InvalidInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of an account, checked against the fields that its channel declares, secrets apart.
 *
 * @param configuration what is not secret
 * @param secrets       what is
 */
record AccountSettings(Map<String, Object> configuration, Map<String, String> secrets) {

    /**
     * Checks what somebody sent.
     *
     * @param earlierSecrets stay where {@code config} names none
     * @throws InvalidInput for each field that is wrong
     */
    static AccountSettings check(
            ChannelDescription channel, Map<String, Object> config, Map<String, String> earlierSecrets) {
        List<InvalidInput.FieldError> errors = new ArrayList<>();
        Map<String, Object> configuration = new HashMap<>();
        Map<String, String> secrets = new HashMap<>(earlierSecrets);
        Map<String, Object> unknown = new HashMap<>(config);
        for (ConfigurationField field : channel.fields()) {
            Object value = unknown.remove(field.name());
            boolean secret = field.type() == ConfigurationField.Type.SECRET;
            if (value == null) {
                if (field.required() && !(secret && secrets.containsKey(field.name()))) {
                    errors.add(error(field.name(), "required", "is required"));
                }
            } else if (!fits(field, value)) {
                errors.add(error(field.name(), "invalid", "is not of the kind " + field.type()));
            } else if (secret) {
                secrets.put(field.name(), (String) value);
            } else {
                configuration.put(field.name(), value);
            }
        }
        unknown.keySet().forEach(name -> errors.add(error(name, "unknown", "is no setting of this channel")));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new AccountSettings(configuration, secrets);
    }

    private static boolean fits(ConfigurationField field, Object value) {
        return switch (field.type()) {
            case TEXT, SECRET -> value instanceof String;
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case CHOICE -> value instanceof String choice && field.choices().contains(choice);
            case TEXT_LIST -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        };
    }

    private static InvalidInput.FieldError error(String field, String code, String detail) {
        return new InvalidInput.FieldError("/config/" + field, code, detail);
    }
}
