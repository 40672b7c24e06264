package eus.arreta.reception.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What citizens say to Arreta itself, and how it is handed on. */
class WordTest {

    private static final UUID CONTACT = UUID.fromString("0196a000-0000-7000-8000-000000000001");

    @Test
    void eachWordIsReadAsItIsWritten() {
        for (Word word : new Word[] {
            new Word.Said(Command.STOP),
            new Word.Language("eu"),
            new Word.Topic("padron.alta-1"),
            new Word.Score(CONTACT, 5),
            new Word.Comment(CONTACT, 1)
        }) {
            assertThat(Word.of(word.text())).contains(word);
        }
    }

    @Test
    void everyChoiceFitsTheSixtyFourBytesOfANetwork() {
        assertThat(new Word.Score(CONTACT, 5).choiceId()).hasSizeLessThanOrEqualTo(64);
        assertThat(new Word.Topic("t".repeat(48)).choiceId()).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void whatReceptionDidNotOfferIsNoWordOfIts() {
        assertThat(Word.ofChoice("language:eu")).isEmpty();
        assertThat(Word.ofChoice("reception:language:de")).isEmpty();
        assertThat(Word.ofChoice("reception:score:" + CONTACT + ":6")).isEmpty();
        assertThat(Word.ofChoice(new Word.Comment(CONTACT, 3).choiceId()))
                .as("a comment is written, not pressed")
                .isEmpty();
        assertThat(Word.ofChoice(new Word.Language("fr").choiceId())).contains(new Word.Language("fr"));
    }

    @Test
    void aCommandIsTheWholeMessageInAnyOfTheLanguages() {
        assertThat(Command.of("/help")).contains(Command.HELP);
        assertThat(Command.of("  Laguntza! ")).contains(Command.HELP);
        assertThat(Command.of("IDIOMA")).contains(Command.LANGUAGE);
        assertThat(Command.of("personne")).contains(Command.PERSON);
        assertThat(Command.of("arrêter")).contains(Command.STOP);
        assertThat(Command.of("egoera?")).contains(Command.STATUS);
        assertThat(Command.of("ayuda con el padrón")).isEmpty();
        assertThat(Command.of("//help")).isEmpty();
        assertThat(Command.of("")).isEmpty();
    }
}
