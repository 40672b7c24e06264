package eus.arreta.catalogue.internal;

import eus.arreta.catalogue.Body;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.InvalidInput.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a body must be like. */
public final class BodyCheck {

    /**
     * Nine characters: letters that say what kind of unit it is, then digits.
     *
     * @see <a href="https://administracionelectronica.gob.es/ctt/dir3">Directorio Común de Unidades Orgánicas y Oficinas</a>
     */
    private static final Pattern DIR3 = Pattern.compile("[A-Z]{1,2}[0-9]{7,8}");

    private static final int DIR3_LENGTH = 9;

    private BodyCheck() {}

    /**
     * The body as it is stored.
     *
     * @throws InvalidInput with everything that is wrong
     */
    public static Body check(Body body) {
        List<FieldError> errors = new ArrayList<>();
        Body checked = new Body(
                attempt(errors, () -> Names.code(body.code())),
                attempt(errors, () -> Names.check(body.names())),
                attempt(errors, () -> dir3(body.dir3())),
                attempt(errors, () -> Names.optional(body.forwardTo(), "/forwardTo")),
                attempt(errors, () -> queue(body.queue())),
                body.active(),
                body.version());
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return checked;
    }

    private static <T> T attempt(List<FieldError> errors, Supplier<T> part) {
        try {
            return part.get();
        } catch (InvalidInput invalid) {
            errors.addAll(invalid.errors());
            return null;
        }
    }

    private static String dir3(String text) {
        String code = Names.optional(text, "/dir3");
        if (code != null && (code.length() != DIR3_LENGTH || !DIR3.matcher(code).matches())) {
            throw new InvalidInput("/dir3", "invalid", "has one or two capital letters, then digits, nine in all");
        }
        return code;
    }

    private static String queue(String text) {
        String queue = Names.optional(text, "/queue");
        return queue == null ? null : Names.slug(queue, "/queue");
    }
}
