package eus.arreta.gateway.internal.delivery;

import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundCommand.EditMessage;
import eus.arreta.channelapi.OutboundContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an edit asks of the network. A message that went out in several is changed one by one; what a shorter text no longer
 * needs is taken back. A longer one can't be made room for: a new message would stand below all that was said since.
 *
 * @param commands what is to be done, in this order; the same every time
 * @param gone     places among the message's parts that are no more when it is done
 * @param refusal  why nothing is done; absent when it is
 */
record EditParts(List<OutboundCommand> commands, List<Integer> gone, String refusal) {

    /**
     * A message as it went out.
     *
     * @param parts its sends, as {@link MessageParts} made them
     * @param ids   what the network called them
     * @param at    when it was written
     */
    record Sent(List<OutboundCommand> parts, SentIds ids, Instant at) {

        /** The places of parts that say something and are there still. */
        private List<Integer> saying() {
            return IntStream.range(0, Math.min(parts.size(), ids.size()))
                    .filter(place -> !ids.parts().get(place).isEmpty())
                    .filter(place -> content(place).stream().anyMatch(EditParts::says))
                    .boxed()
                    .toList();
        }

        private List<OutboundContent> content(int place) {
            return ((OutboundCommand.SendMessage) parts.get(place)).content();
        }

        private String id(int place) {
            return ids.parts().get(place);
        }
    }

    static EditParts of(EditMessage edit, Sent sent, Capabilities can, Instant now) {
        List<Integer> saying = sent.saying();
        List<OutboundContent.Text> pieces =
                MessageParts.pieces(new OutboundContent.Text(edit.text(), null, edit.marks()), can.longestText());
        if (pieces.size() > Math.max(1, saying.size())) {
            return refused("too-long");
        }
        if (saying.size() <= 1) {
            String id = saying.isEmpty() ? sent.ids().first() : sent.id(saying.get(0));
            return new EditParts(List.of(id == null ? edit : edit.of(id)), List.of(), null);
        }
        if (saying.stream().anyMatch(place -> !sent.content(place).stream().allMatch(EditParts::says))) {
            // The words below a file are shorter than others, by how much only the adapter knows.
            return refused("in-parts");
        }
        // Answers to press are below the last one, so that one stays; else the first one, by which the message is
        // known.
        boolean lastStays = !edit.choices().isEmpty();
        List<Integer> gone = lastStays
                ? saying.subList(pieces.size() - 1, saying.size() - 1)
                : saying.subList(pieces.size(), saying.size());
        if (!gone.isEmpty() && !can.deletesStill(sent.at(), now)) {
            return refused("too-late");
        }
        List<Integer> staying =
                saying.stream().filter(place -> !gone.contains(place)).toList();
        return new EditParts(commands(edit, sent, pieces, staying, gone), gone, null);
    }

    private static List<OutboundCommand> commands(
            EditMessage edit, Sent sent, List<OutboundContent.Text> pieces, List<Integer> staying, List<Integer> gone) {
        List<OutboundCommand> commands = new ArrayList<>();
        for (int piece = 0; piece < pieces.size(); piece++) {
            boolean isLast = piece == pieces.size() - 1;
            commands.add(edit.of(sent.id(staying.get(piece)), pieces.get(piece), isLast ? edit.choices() : List.of()));
        }
        if (!gone.isEmpty()) {
            commands.add(new OutboundCommand.DeleteMessage(
                    edit.editId(),
                    edit.messageId(),
                    edit.accountId(),
                    edit.conversation(),
                    gone.stream().map(sent::id).toList()));
        }
        return List.copyOf(commands);
    }

    private static boolean says(OutboundContent content) {
        return content instanceof OutboundContent.Text || content instanceof OutboundContent.Choices;
    }

    private static EditParts refused(String why) {
        return new EditParts(List.of(), List.of(), why);
    }
}
