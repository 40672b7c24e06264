package eus.arreta.telegram.internal;

import eus.arreta.channelapi.OutboundContent;
import java.util.ArrayList;
import java.util.List;

/** Which parts of a message Telegram takes in one call: a text, a question with its buttons, a file or an album with its caption. */
final class SendPlan {

    static final int LONGEST_CAPTION = 1_024;
    private static final int LARGEST_ALBUM = 10;

    private final List<List<OutboundContent>> calls = new ArrayList<>();
    private List<OutboundContent> files = new ArrayList<>();
    private OutboundContent.Text text;

    private SendPlan() {}

    /** Each list is one call, in order. A caption stands before the files that it belongs to. */
    static List<List<OutboundContent>> of(List<OutboundContent> content) {
        SendPlan plan = new SendPlan();
        content.forEach(plan::add);
        plan.end();
        return List.copyOf(plan.calls);
    }

    private void add(OutboundContent part) {
        if (part instanceof OutboundContent.Attachment file) {
            if (!fits(file)) {
                end();
            }
            files.add(file);
        } else {
            end();
            if (part instanceof OutboundContent.Text words) {
                text = words;
            } else {
                calls.add(List.of(part));
            }
        }
    }

    /** Telegram mixes pictures and videos in an album; everything else only with its own kind. */
    private boolean fits(OutboundContent.Attachment file) {
        if (files.isEmpty()) {
            return true;
        }
        MediaKind last = MediaKind.of((OutboundContent.Attachment) files.get(files.size() - 1));
        return files.size() < LARGEST_ALBUM && last.mixesWith(MediaKind.of(file));
    }

    private void end() {
        if (text != null && (files.isEmpty() || text.text().length() > LONGEST_CAPTION)) {
            calls.add(List.of(text));
            text = null;
        }
        if (!files.isEmpty()) {
            List<OutboundContent> call = new ArrayList<>();
            if (text != null) {
                call.add(text);
                text = null;
            }
            call.addAll(files);
            calls.add(List.copyOf(call));
            files = new ArrayList<>();
        }
    }
}
