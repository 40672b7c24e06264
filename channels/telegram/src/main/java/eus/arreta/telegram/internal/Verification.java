package eus.arreta.telegram.internal;

import eus.arreta.channelapi.InvalidInput;
import org.telegram.telegrambots.meta.api.methods.GetMe;

/** Asks Telegram whether it knows a bot, before its account is saved. */
public final class Verification {

    private Verification() {}

    /** @throws InvalidInput when the token is refused, or when Telegram can't be reached */
    public static void check(BotSettings settings) {
        try (BotApi api = new BotApi(settings)) {
            api.askQuickly(client -> client.execute(new GetMe()));
        } catch (Trouble trouble) {
            if (trouble.isAboutTheToken()) {
                throw new InvalidInput("/config/token", "refused", "is refused by Telegram");
            }
            String setting = settings.ownServer() ? "/config/apiUrl" : "/config/token";
            throw new InvalidInput(setting, "unreachable", "can't be checked: the Bot API server gives no answer");
        }
    }
}
