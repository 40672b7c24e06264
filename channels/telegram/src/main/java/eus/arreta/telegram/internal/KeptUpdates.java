package eus.arreta.telegram.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.ApiResponse;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * {@code getUpdates} that keeps updates as they came. The library reads a batch as a whole: one update that it can't read
 * would keep back all that follow, for good.
 */
final class KeptUpdates extends GetUpdates {

    private static final long serialVersionUID = 1L;

    private final transient List<JsonNode> came = new ArrayList<>();

    /**
     * @param offset the first update id that isn't known yet; 0 for the oldest that waits
     * @param seconds to wait for one
     */
    KeptUpdates(int offset, int seconds) {
        super(offset == 0 ? null : offset, 100, seconds, UpdateReader.ASKED_FOR);
    }

    /** What came, once it was executed. */
    List<JsonNode> came() {
        return came;
    }

    @Override
    public ArrayList<Update> deserializeResponse(String answer) throws TelegramApiRequestException {
        try {
            JsonNode whole = BotApi.JSON.readTree(answer);
            if (!whole.path("ok").asBoolean()) {
                ApiResponse<?> refused = BotApi.JSON.convertValue(whole, ApiResponse.class);
                throw new TelegramApiRequestException("getUpdates was refused", refused);
            }
            whole.path("result").forEach(came::add);
            return new ArrayList<>();
        } catch (JsonProcessingException | IllegalArgumentException noJson) {
            throw new TelegramApiRequestException("getUpdates was answered with something else");
        }
    }
}
