package eus.arreta.webui.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    private final SlowLine line = new SlowLine();
    private final LiveStream stream = new LiveStream(line, Runnable::run);

    private static final class SlowLine implements LiveStream.Line {
        private final List<String> written = new ArrayList<>();
        private boolean full;
        private boolean ended;

        @Override
        public boolean isFull() {
            return full;
        }

        @Override
        public void write(String frame) {
            written.add(frame);
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    private void offer(int frames) {
        for (int number = 1; number <= frames; number++) {
            stream.offer("frame " + number);
        }
    }

    private void drain() {
        line.full = false;
        stream.pump();
    }

    @Test
    void framesArriveInOrder() {
        offer(3);

        assertThat(line.written).containsExactly("frame 1", "frame 2", "frame 3");
    }

    @Test
    void aBrowserThatIsSlowForAWhileMissesNothing() {
        line.full = true;
        offer(LiveStream.CAPACITY);
        assertThat(line.written).isEmpty();

        drain();

        assertThat(line.written)
                .hasSize(LiveStream.CAPACITY)
                .startsWith("frame 1")
                .doesNotContain(LiveStream.RESYNC);
    }

    @Test
    void whatIsMoreThanTheQueueHoldsBecomesOneResync() {
        line.full = true;
        offer(LiveStream.CAPACITY * 10);

        drain();

        assertThat(line.written).containsExactly(LiveStream.RESYNC);
    }

    @Test
    void afterAResyncFramesArriveAgain() {
        line.full = true;
        offer(LiveStream.CAPACITY + 1);
        drain();

        stream.offer("news");

        assertThat(line.written).containsExactly(LiveStream.RESYNC, "news");
    }

    @Test
    void anEndedStreamSaysItsLastWordAndNothingMore() {
        line.full = true;
        offer(5);

        stream.end("bye");
        drain();
        stream.offer("late");

        assertThat(line.written).containsExactly("bye");
        assertThat(line.ended).isTrue();
    }

    @Test
    void nothingIsWrittenToABrowserThatHasGone() {
        line.full = true;
        offer(5);

        stream.gone();
        drain();

        assertThat(line.written).isEmpty();
    }
}
