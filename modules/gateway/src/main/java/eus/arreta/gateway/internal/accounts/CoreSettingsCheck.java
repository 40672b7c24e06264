package eus.arreta.gateway.internal.accounts;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.gateway.ChannelAccounts.CoreSettings;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks and writes what the core asks of an account. */
final class CoreSettingsCheck {

    private static final Set<String> FORMALITIES = Set.of("informal", "formal");
    private static final int MOST_HOURS = 720;
    private static final int MOST_DAYS = 365;
    private static final int MOST_TYPES = 50;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,60}/([a-z0-9.+-]{1,80}|\\*)");

    private CoreSettingsCheck() {}

    /** @throws InvalidInput naming the setting that is wrong */
    static void apply(AccountEntity account, CoreSettings wanted) {
        if (wanted == null) {
            return;
        }
        if (wanted.formality() != null) {
            if (!FORMALITIES.contains(wanted.formality())) {
                throw new InvalidInput("/formality", "invalid", "is neither informal nor formal");
            }
            account.formality = wanted.formality();
        }
        if (wanted.contactHours() != null) {
            account.contactHours = within(wanted.contactHours(), 1, MOST_HOURS, "/contactHours");
        }
        if (wanted.reopenDays() != null) {
            account.reopenDays = within(wanted.reopenDays(), 0, MOST_DAYS, "/reopenDays");
        }
        if (wanted.formUrl() != null) {
            account.formUrl = wanted.formUrl().isEmpty() ? null : web(wanted.formUrl());
        }
        if (wanted.largestFile() != null) {
            if (wanted.largestFile() < 0) {
                throw new InvalidInput("/largestFile", "out-of-range", "is negative");
            }
            account.largestFile = wanted.largestFile() == 0 ? null : wanted.largestFile();
        }
        if (wanted.fileTypes() != null) {
            account.fileTypes = types(wanted.fileTypes());
        }
    }

    private static String types(List<String> types) {
        for (String type : types) {
            if (type == null || !MEDIA_TYPE.matcher(type).matches()) {
                throw new InvalidInput("/fileTypes", "invalid", "holds something that is no media type");
            }
        }
        if (types.size() > MOST_TYPES) {
            throw new InvalidInput("/fileTypes", "too-many", "holds more than " + MOST_TYPES);
        }
        return types.isEmpty() ? null : String.join(",", types);
    }

    private static int within(int value, int least, int most, String pointer) {
        if (value < least || value > most) {
            throw new InvalidInput(pointer, "out-of-range", "is not between " + least + " and " + most);
        }
        return value;
    }

    private static String web(String text) {
        try {
            URI uri = URI.create(text);
            if ("https".equals(uri.getScheme()) && uri.getHost() != null && text.length() <= 500) {
                return text;
            }
        } catch (IllegalArgumentException noAddress) {
            // falls through to the one answer for every bad address
        }
        throw new InvalidInput("/formUrl", "invalid", "is no https address of at most 500 characters");
    }
}
