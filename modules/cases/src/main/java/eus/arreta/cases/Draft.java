package eus.arreta.cases;

import java.time.Instant;

/** What an agent has begun to write in a case; {@code kind} is {@code reply} or {@code note}. */
public record Draft(String kind, String text, Instant updatedAt) {

    /** Hides the text. */
    @Override
    public String toString() {
        return "Draft[" + kind + "]";
    }
}
