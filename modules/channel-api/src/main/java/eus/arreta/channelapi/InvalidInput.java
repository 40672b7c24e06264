package eus.arreta.channelapi;

import java.util.List;

/**
 * Input that breaks a rule of the contract, with every place that is wrong. At an HTTP border it becomes a problem
 * with status 422; on Kafka it becomes a dead letter with cause {@code invalid}.
 */
public class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * One thing that is wrong.
     *
     * @param pointer JSON pointer to the value, such as {@code /content/0/text}
     * @param code    a stable word for programs, such as {@code required} or {@code too-long}
     * @param detail  a sentence for people, without the value itself, which may be personal
     */
    public record FieldError(String pointer, String code, String detail) implements java.io.Serializable {
        private static final long serialVersionUID = 1L;
    }

    private final transient List<FieldError> errors;

    public InvalidInput(List<FieldError> errors) {
        super(describe(errors));
        this.errors = List.copyOf(errors);
    }

    public InvalidInput(String pointer, String code, String detail) {
        this(List.of(new FieldError(pointer, code, detail)));
    }

    private static String describe(List<FieldError> errors) {
        if (errors.isEmpty()) {
            return "invalid input";
        }
        FieldError first = errors.get(0);
        return first.pointer().isEmpty() ? first.detail() : first.pointer() + ": " + first.detail();
    }

    /** Every place that is wrong, in the order of the input; at least one. */
    public List<FieldError> errors() {
        return errors;
    }
}
