package io.merkato.platform.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** In whatever language the system tells of it. */
class PortTakenTest {

    @Test
    void aPortAtWhichSomethingAnswersIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(PortTaken.by(failure(), other.getLocalPort()).whatIsWrong())
                    .contains("another program listens there already");
        }
    }

    @Test
    void aLowPortAtWhichNothingAnswersIsNotForThisUser() {
        assertThat(PortTaken.by(failure(), 1).whatIsWrong()).contains("this user may not listen there");
    }

    @Test
    void anyOtherFailureIsToldInTheWordsOfTheSystem() throws IOException {
        int free;
        try (ServerSocket other = new ServerSocket(0)) {
            free = other.getLocalPort();
        }
        assertThat(PortTaken.by(failure(), free).whatIsWrong()).contains("cannot listen there: Keine Berechtigung");
    }

    private static BindException failure() {
        return new BindException("Keine Berechtigung");
    }
}
