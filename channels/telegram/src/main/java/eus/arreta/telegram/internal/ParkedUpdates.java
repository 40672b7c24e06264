package eus.arreta.telegram.internal;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.AccountState;

/** The last updates that belong to no chat and can't be read, for whoever looks into it: so many, then the oldest goes. */
final class ParkedUpdates {

    private static final int KEPT = 20;
    private static final int LONGEST = 10_000;

    private final AccountState state;

    ParkedUpdates(AccountState state) {
        this.state = state;
    }

    /** The same update has the same place, however often it comes. */
    void keep(JsonNode update) {
        long place = Math.floorMod(update.path("update_id").asLong(), KEPT);
        state.put("parked:" + place, PlainText.cut(PlainText.clean(update).toString(), LONGEST));
    }
}
