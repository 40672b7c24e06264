package eus.arreta.reception.internal.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A language in which reception speaks. */
public enum Tongue {
    EU("eu", "Euskara", "yyyy/MM/dd HH:mm"),
    ES("es", "Castellano", "d/M/yyyy HH:mm"),
    FR("fr", "Français", "d/M/yyyy HH:mm"),
    EN("en", "English", "d/M/yyyy HH:mm");

    private final String code;
    private final String ownName;
    private final String moment;

    Tongue(String code, String ownName, String moment) {
        this.code = code;
        this.ownName = ownName;
        this.moment = moment;
    }

    /** ISO 639 code. */
    public String code() {
        return code;
    }

    /** What the language calls itself. */
    public String ownName() {
        return ownName;
    }

    /** Pattern of a day with its time. */
    String moment() {
        return moment;
    }

    /** Empty for a language in which reception doesn't speak, and for none. */
    public static Optional<Tongue> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /**
     * In which languages to speak: in the one that the citizen has chosen, else in the one that they have written in; in the two
     * official ones until then, whatever their device is set to. That only adds French or English.
     *
     * @param chosen  stated wish; absent when there is none
     * @param written absent when nothing was written yet, or nobody knows in what
     * @param network what the network or the page says; absent when it doesn't
     */
    public static List<Tongue> toSpeak(String chosen, String written, String network) {
        Optional<Tongue> known = of(chosen).or(() -> of(written));
        if (known.isPresent()) {
            return List.of(known.get());
        }
        List<Tongue> tongues = new ArrayList<>(List.of(EU, ES));
        of(network).filter(one -> one == FR || one == EN).ifPresent(tongues::add);
        return tongues;
    }
}
