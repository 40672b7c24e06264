package eus.arreta.telegramsimulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** What goes wrong now. Chance is drawn from a seed, so that a run can be repeated. */
public final class Faults {

    private static final class Standing {
        private final Fault fault;
        private int left;

        Standing(Fault fault) {
            this.fault = fault;
            this.left = fault.times() == 0 ? Integer.MAX_VALUE : fault.times();
        }
    }

    private final List<Standing> standing = new ArrayList<>();
    private final Random chance = new Random(7);

    /** From now on this goes wrong. */
    public synchronized void add(Fault fault) {
        standing.add(new Standing(fault));
    }

    /** Nothing goes wrong any more. */
    public synchronized void clear() {
        standing.clear();
    }

    /** Those that meet this call, in the order in which they were added. */
    synchronized List<Fault> meeting(String method, Long chat) {
        List<Fault> met = new ArrayList<>();
        Iterator<Standing> all = standing.iterator();
        while (all.hasNext()) {
            Standing one = all.next();
            if (meets(one.fault, method, chat) && chance.nextDouble() < one.fault.probability()) {
                met.add(one.fault);
                one.left--;
                if (one.left == 0) {
                    all.remove();
                }
            }
        }
        return met;
    }

    synchronized Random chance() {
        return chance;
    }

    private static boolean meets(Fault fault, String method, Long chat) {
        return (fault.method() == null || fault.method().equalsIgnoreCase(method))
                && (fault.chatId() == null || fault.chatId().equals(chat));
    }
}
