package eus.arreta.cases;

import eus.arreta.channelapi.InvalidInput;

/** In which order cases are listed. */
public enum CaseOrder {
    /** Newest activity first. */
    ACTIVITY,
    /** What is due soonest first, among it what is late; then that of which nothing is due, newest activity first. */
    DUE;

    /** @param word {@code activity} or {@code due}; absent for activity @throws InvalidInput {@code /sort} */
    public static CaseOrder of(String word) {
        if (word == null || word.equals("activity")) {
            return ACTIVITY;
        }
        if (word.equals("due")) {
            return DUE;
        }
        throw new InvalidInput("/sort", "invalid", "is neither activity nor due");
    }
}
