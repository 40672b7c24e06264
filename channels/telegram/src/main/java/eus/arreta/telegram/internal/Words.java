package eus.arreta.telegram.internal;

import eus.arreta.channelapi.Mark;
import eus.arreta.channelapi.OutboundContent;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;

/**
 * A text or caption with its formatting, as the Bot API takes it.
 *
 * @param text     absent for none
 * @param entities none for plain words
 */
record Words(String text, List<MessageEntity> entities) {

    static final Words NONE = new Words(null, List.of());

    static Words of(OutboundContent.Text text) {
        return of(text.text(), text.marks());
    }

    static Words of(String text, List<Mark> marks) {
        return new Words(text, marks.stream().map(Words::entity).toList());
    }

    /** Telegram counts as Java does, in UTF-16 units. */
    private static MessageEntity entity(Mark mark) {
        String type =
                switch (mark.kind()) {
                    case BOLD -> "bold";
                    case ITALIC -> "italic";
                    case CODE -> "code";
                    case LINK -> "text_link";
                };
        return MessageEntity.builder()
                .type(type)
                .offset(mark.offset())
                .length(mark.length())
                .url(mark.url())
                .build();
    }

    private Words plain() {
        return new Words(text, List.of());
    }

    /** A call that takes words. */
    @FunctionalInterface
    interface Call<T> {
        T make(Words words) throws Trouble;
    }

    /** Makes a call; where Telegram can't read the formatting the words go without it, since they matter more. */
    <T> T in(Call<T> call) throws Trouble {
        try {
            return call.make(this);
        } catch (Trouble trouble) {
            boolean unreadable = trouble.says("can't parse entities") || trouble.says("ENTITY_");
            if (entities.isEmpty() || trouble.kind() != Trouble.Kind.REFUSED || !unreadable) {
                throw trouble;
            }
            return call.make(plain());
        }
    }
}
