package eus.arreta.catalogue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.catalogue.Topic;
import eus.arreta.catalogue.TopicNode;
import eus.arreta.catalogue.internal.TopicParents.Fault;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicParentsTest {

    @Test
    void aChildMayComeBeforeItsParent() {
        assertThat(TopicParents.faults(Map.of(), parents("child", "top", "top", null)))
                .isEmpty();
    }

    @Test
    void anUnknownParentTakesItsWholeBranchWithIt() {
        assertThat(TopicParents.faults(Map.of(), parents("a", "nowhere", "b", "a", "c", "b", "d", null)))
                .containsOnlyKeys("a", "b", "c")
                .containsEntry("c", Fault.UNKNOWN_PARENT);
    }

    @Test
    void aCircleIsRefusedAndWhoStandsBelowItStaysWhenItsParentIsThereAlready() {
        Map<String, String> present = parents("a", null, "b", "a");
        assertThat(TopicParents.faults(present, parents("a", "b", "below", "b")))
                .containsExactly(Map.entry("a", Fault.CYCLE));
    }

    @Test
    void aCircleInsideOneFileIsRefusedWhole() {
        assertThat(TopicParents.faults(Map.of(), parents("a", "b", "b", "c", "c", "a", "d", null)))
                .containsOnlyKeys("a", "b", "c");
    }

    @Test
    void oneFileMayTurnTheTreeOver() {
        assertThat(TopicParents.faults(parents("a", null, "b", "a"), parents("b", null, "a", "b")))
                .isEmpty();
    }

    @Test
    void aTreeHasAFloor() {
        Map<String, String> chain = new LinkedHashMap<>();
        chain.put("t0", null);
        for (int level = 1; level < 30; level++) {
            chain.put("t" + level, "t" + (level - 1));
        }
        assertThat(TopicParents.faults(Map.of(), chain))
                .containsEntry("t" + TopicParents.DEEPEST, Fault.TOO_DEEP)
                .doesNotContainKey("t" + (TopicParents.DEEPEST - 1));
    }

    @Test
    void theTreeHoldsEveryTopicOnce() {
        Map<String, String> names = Map.of("eu", "a", "es", "a", "fr", "a", "en", "a");
        Topic top = Topic.named("top", names);
        Topic child = new Topic(
                "child", "top", names, null, null, null, null, null, null, null, null, null, null, null, false, 0);
        List<TopicNode> tree = TopicParents.tree(List.of(child, top), LocalDate.EPOCH);
        assertThat(tree).singleElement().satisfies(node -> {
            assertThat(node.code()).isEqualTo("top");
            assertThat(node.active()).isTrue();
            assertThat(node.children()).singleElement().satisfies(below -> assertThat(below.active())
                    .isFalse());
        });
    }

    private static Map<String, String> parents(String... childThenParent) {
        Map<String, String> parents = new HashMap<>();
        for (int place = 0; place < childThenParent.length; place += 2) {
            parents.put(childThenParent[place], childThenParent[place + 1]);
        }
        return parents;
    }
}
