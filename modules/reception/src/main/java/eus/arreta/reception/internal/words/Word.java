package eus.arreta.reception.internal.words;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a citizen's message means to reception. It holds nothing that the citizen wrote. */
public sealed interface Word {

    /** What stands before a word in the id of a choice, so that it is never taken for another one's choice. */
    String PREFIX = "reception:";

    /** As it stands in events. */
    String text();

    /** The id of the choice whose press means it. */
    default String choiceId() {
        return PREFIX + text();
    }

    /** A command. */
    record Said(Command command) implements Word {
        @Override
        public String text() {
            return command.word();
        }
    }

    /** The citizen wishes a language. */
    record Language(String code) implements Word {
        @Override
        public String text() {
            return "language:" + code;
        }
    }

    /** The citizen says what it is about. */
    record Topic(String code) implements Word {
        @Override
        public String text() {
            return "topic:" + code;
        }
    }

    /** How satisfied the citizen was with a contact; 1 to 5. */
    record Score(UUID contactId, int score) implements Word {
        @Override
        public String text() {
            return "score:" + contactId + ":" + score;
        }
    }

    /** The message is a comment to a score. */
    record Comment(UUID contactId, int score) implements Word {
        @Override
        public String text() {
            return "comment:" + contactId + ":" + score;
        }
    }

    Pattern LANGUAGE = Pattern.compile("language:(eu|es|fr|en)");
    Pattern TOPIC = Pattern.compile("topic:([A-Za-z0-9._-]{1,48})");
    Pattern OF_CONTACT =
            Pattern.compile("(score|comment):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}):([1-5])");

    /** The word of an event; empty for what is none. */
    static Optional<Word> of(String text) {
        for (Command command : Command.values()) {
            if (command.word().equals(text)) {
                return Optional.of(new Said(command));
            }
        }
        Matcher language = LANGUAGE.matcher(text);
        if (language.matches()) {
            return Optional.of(new Language(language.group(1)));
        }
        Matcher topic = TOPIC.matcher(text);
        if (topic.matches()) {
            return Optional.of(new Topic(topic.group(1)));
        }
        Matcher contact = OF_CONTACT.matcher(text);
        if (contact.matches()) {
            UUID contactId = UUID.fromString(contact.group(2));
            int score = Integer.parseInt(contact.group(3));
            return Optional.of(
                    contact.group(1).equals("score") ? new Score(contactId, score) : new Comment(contactId, score));
        }
        return Optional.empty();
    }

    /** The word of a choice that was pressed; empty when reception didn't offer it. Nobody presses a comment. */
    static Optional<Word> ofChoice(String choiceId) {
        return choiceId.startsWith(PREFIX)
                ? of(choiceId.substring(PREFIX.length())).filter(word -> !(word instanceof Comment))
                : Optional.empty();
    }
}
