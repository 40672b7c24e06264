package eus.arreta.reception.internal.words;

import eus.arreta.access.Actor;
import eus.arreta.cases.Conversations;
import eus.arreta.cases.FrontDesk;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.OutboundContent.Choice;
import eus.arreta.reception.internal.settings.SettingsTable;
import eus.arreta.reception.internal.words.AwaitedTable.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Knows which messages are for reception: presses of what it has offered, commands, and what answers its last question. In doubt a
 * message is a request to the administration.
 */
@ApplicationScoped
public class Desk implements FrontDesk {

    private static final int LONGEST_COMMENT = 1_000;

    private final SettingsTable settings;
    private final AwaitedTable awaited;
    private final Conversations conversations;

    public Desk(SettingsTable settings, AwaitedTable awaited, Conversations conversations) {
        this.settings = settings;
        this.awaited = awaited;
        this.conversations = conversations;
    }

    @Override
    public Set<UUID> open(Actor actor, Collection<UUID> accounts) {
        return settings.enabled(accounts);
    }

    @Override
    public Map<UUID, Meaning> hear(Actor actor, List<Said> messages) {
        Map<UUID, Meaning> meanings = new HashMap<>();
        Map<UUID, Awaited> waiting =
                awaited.find(messages.stream().map(Said::conversationId).collect(Collectors.toSet()));
        Set<UUID> answered = new HashSet<>();
        for (Said said : messages) {
            // Whatever the citizen says next, the question isn't the last thing that was said any more.
            Awaited expected = waiting.remove(said.conversationId());
            if (expected != null) {
                answered.add(said.conversationId());
            }
            meaning(said)
                    .or(() -> answer(actor, said, expected))
                    .ifPresent(word -> meanings.put(
                            said.eventId(), new Meaning(word.text(), word.equals(new Word.Said(Command.PERSON)))));
        }
        if (!answered.isEmpty()) {
            awaited.forget(answered);
        }
        return meanings;
    }

    /** What a message means by itself. */
    private static Optional<Word> meaning(Said said) {
        List<Content> content = said.message().content();
        if (content.size() != 1) {
            return Optional.empty();
        }
        if (content.get(0) instanceof Content.ChoicePressed pressed) {
            return Word.ofChoice(pressed.choiceId());
        }
        return content.get(0) instanceof Content.Text text
                ? Command.of(text.text()).map(Word.Said::new)
                : Optional.empty();
    }

    /** What it means as the answer to the question before. */
    private Optional<Word> answer(Actor actor, Said said, Awaited expected) {
        if (expected == null
                || said.message().sentAt().isAfter(expected.until())
                || said.message().content().size() != 1
                || !(said.message().content().get(0) instanceof Content.Text text)) {
            return Optional.empty();
        }
        Optional<Word> word = expected.comment() == null
                ? chosen(text.text().strip(), expected.choices())
                : comment(text.text(), expected.comment());
        // An agent may have asked something since: then the answer is for the agent.
        return word.filter(one -> conversations.isNewest(actor, said.conversationId(), expected.key()));
    }

    /** The choice that was answered by its number, or by its words. */
    private static Optional<Word> chosen(String typed, List<Choice> choices) {
        return IntStream.range(0, choices.size())
                .filter(index -> typed.equals(String.valueOf(index + 1))
                        || typed.equalsIgnoreCase(choices.get(index).label()))
                .mapToObj(index -> choices.get(index).id())
                .findFirst()
                .flatMap(Word::ofChoice);
    }

    /** Who asks something wants an answer, and who writes at length has something to say. */
    private static Optional<Word> comment(String text, String word) {
        return text.contains("?") || text.length() > LONGEST_COMMENT ? Optional.empty() : Word.of(word);
    }
}
