package io.github.cimaven.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventCheckTest {
    private static final Optional<String> NO = Optional.empty();

    @Test
    void guessesTheSource() {
        assertThatThrownBy(() -> EventCheck.require(new Settings.Event("shedule", NO, NO, NO), Optional.empty()))
                .hasMessage("ci.source=shedule is no event that GitLab knows; did you mean 'schedule'?");
    }

    @Test
    void aTargetThatNobodyKnowsIsToldOf() {
        Settings.Event event = new Settings.Event("merge_request_event", NO, NO, Optional.of("gone"));

        assertThat(EventCheck.warnings(event, false))
                .containsExactly(
                        "ci.targetBranch=gone is no branch that this checkout knows, so nobody knows what the merge"
                                + " request changes; git fetch may bring it");
        assertThat(EventCheck.warnings(event, true)).isEmpty();
    }
}
