package eus.arreta.events.internal.availability;

import eus.arreta.events.Availability.Part;
import java.time.Duration;

/** Asks one part whether it is there. */
public final class Probe {

    /** After this without an answer the part counts as away. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final String name;
    private final Question question;
    private volatile Part last;
    private volatile long answeredAt = System.nanoTime();

    /** Asks; answers {@code ok} or a word that says what is wrong; throws when nobody answers. */
    @FunctionalInterface
    interface Question {
        String ask() throws Exception;
    }

    Probe(String name, Question question) {
        this.name = name;
        this.question = question;
        this.last = new Part(name, false, "not-asked-yet");
    }

    /** Asks once; never throws. */
    public void ask() {
        String answer;
        try {
            answer = question.ask();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        } catch (Exception away) {
            answer = "no-answer";
        }
        last = new Part(name, answer.equals("ok"), answer);
        answeredAt = System.nanoTime();
    }

    /** What is known now. */
    public Part part() {
        Part known = last;
        boolean silent = System.nanoTime() - answeredAt > SILENCE.toNanos();
        return silent && known.up() ? new Part(name, false, "no-answer") : known;
    }
}
