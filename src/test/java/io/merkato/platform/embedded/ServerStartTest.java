package io.merkato.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.merkato.testing.folders.Folders;
import io.merkato.testing.folders.MigratedFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody else takes the port of the embedded database between its choice and the start, and never answers on it. */
class ServerStartTest {

    private final Path data = MigratedFolder.newOne("server-start-");
    private ServerSocket silent;

    @BeforeEach
    void takePort() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void tidyUp() throws IOException {
        silent.close();
        Folders.delete(data);
    }

    @Test
    void itStartsOnAnotherPort() throws IOException {
        int free = freePort();
        try (DataFolder folder = DataFolder.claim(data)) {
            EmbeddedPostgres server = start(folder, ports(silent.getLocalPort(), free));
            try {
                assertThat(server.getPort()).isEqualTo(free);
            } finally {
                EmbeddedServer.stop(server, folder.cluster());
            }
        }
    }

    @Test
    void itGivesUpWhereNoneCanBeHad() {
        try (DataFolder folder = DataFolder.claim(data)) {
            assertThatThrownBy(() -> start(folder, silent::getLocalPort))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the server gave up");
        }
        // Nothing of the tries is left that would keep the next start from its folder.
        Database.open(data, null).close();
    }

    private static EmbeddedPostgres start(DataFolder folder, IntSupplier ports) throws IOException {
        folder.rotateServerLog();
        return ServerStart.onPortOf(
                EmbeddedServer.configured(folder, folder.cluster(), folder.password()), folder.serverLog(), ports);
    }

    private static IntSupplier ports(Integer... ports) {
        Iterator<Integer> next = List.of(ports).iterator();
        return next::next;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
